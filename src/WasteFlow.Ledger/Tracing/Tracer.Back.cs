using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>The way back: from lots to the roots of their mass.</summary>
public sealed partial class Tracer
{
    private static readonly Comparer<LotId> YoungestFirst = Comparer<LotId>.Create(static (a, b) => b.CompareTo(a));

    /// <summary>Where the lots' mass came from.</summary>
    public Trace Back(string of, IReadOnlyCollection<LotId> starts)
    {
        marks = new(YoungestFirst);
        var whole = new List<TraceOpen>();
        foreach (var start in starts.Where(s => s.Line <= atLine))
        {
            var lot = chains.Lot(start);
            Begin(lot, lot.Grams);
            marks.Add(lot, lot.Initial);
            whole.Add(new(lot.Born.Holder, start, lot.Born.Place, lot.Grams));
        }

        return Returned(of, whole);
    }

    /// <param name="whole">The lots that were asked for; the outcomes that were asked for are known.</param>
    private Trace Returned(string of, IReadOnlyList<TraceOpen> whole)
    {
        var roots = new List<TraceRoot>();
        while (marks.Take(out var lot, out var mine))
        {
            Return(lot, mine, roots);
        }

        return new Trace(
            atLine, of, "back", Sorted(), Edges(),
            [.. roots.GroupBy(static r => (r.Lot, r.Kind)).OrderBy(static g => g.Key.Lot).ThenBy(static g => g.Key.Kind, StringComparer.Ordinal)
                .Select(static g => g.First() with { Grams = g.Sum(static r => r.Grams) })],
            Outcomes(), whole);
    }

    /// <summary>The roots alone, as the lots have them: no way is followed, so treatments are not looked through.</summary>
    public Trace Figures(string of, IReadOnlyCollection<LotId> starts)
    {
        var lots = starts.Where(s => s.Line <= atLine).Select(chains.Lot).ToArray();
        var atoms = lots is [var only] ? only.Initial : Atoms.Of(lots.SelectMany(static l => l.Initial)).Items;
        var named = chains.Named(atoms);
        for (var i = 0; i < named.Length; i++)
        {
            named[i] ??= Root(atoms[i]);
        }

        return new Trace(
            atLine, of, "back", [], [], named!, [],
            [.. lots.Select(static l => new TraceOpen(l.Born.Holder, l.Born.Lot, l.Born.Place, l.Grams))]);
    }

    /// <summary>Shares a lot's marked grams over what came into it.</summary>
    private void Return(TracedLot lot, IReadOnlyList<Atom> mine, List<TraceRoot> roots)
    {
        var sharing = new Sharing(lot.Initial, mine);
        foreach (var way in lot.Ins)
        {
            if (sharing.Of(way.Atoms) is { Count: > 0 } share)
            {
                ComeFrom(lot, way, share, roots);
            }
        }
    }

    private void ComeFrom(TracedLot lot, TracedIn way, IReadOnlyList<Atom> share, List<TraceRoot> roots)
    {
        var grams = share.Sum(static a => a.Grams);
        if (LotId.TryRead(way.From, out var from))
        {
            var source = chains.Lot(from);
            Touch(source);
            if (source.Line != lot.Line)
            {
                Edge(Id(source.Line), Id(lot.Line), from, grams);
            }

            marks.Add(source, share);
            return;
        }

        if (!throughTreatment || way.From != Accounts.Treatment)
        {
            // Looking through, what the discrepancy account covered in a lot is named apart from what was made or generated.
            roots.AddRange(share.Select(atom => throughTreatment ? Root(atom) with { Kind = RootRows.KindOf(way.From) } : Root(atom)));
            return;
        }

        ThroughTreatment(lot, grams, roots);
    }

    private void ThroughTreatment(TracedLot residue, long grams, List<TraceRoot> roots)
    {
        var treatment = chains.Treatment(residue.Line);
        var shares = Shares(treatment, grams);
        for (var i = 0; i < treatment.Inputs.Count; i++)
        {
            if (shares[i] == 0)
            {
                continue;
            }

            var input = chains.Lot(treatment.Inputs[i].Lot);
            Touch(input);
            Edge(Id(input.Line), Id(residue.Line), input.Born.Lot, shares[i]);
            var went = input.Outs.First(o => o.Line == treatment.Line && o.To == Accounts.Treatment);
            marks.Add(input, Atoms.Of(went.Atoms).Take(shares[i]).Taken.Items);
        }

        foreach (var (kind, share) in new[] { (Accounts.Addition, shares[^2]), (Accounts.Discrepancy, shares[^1]) }.Where(static s => s.Item2 > 0))
        {
            roots.Add(Root(new(residue.Born.Lot, share)) with { Kind = kind });
        }
    }
}
