using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>What came of producers' own mass, and whose mass an outcome was.</summary>
public sealed partial class Tracer
{
    private readonly Dictionary<(LotId Lot, string Method, string Class, SiteId Holder), long> outcomes = [];

    /// <summary>
    /// Where the mass went that came into being in these lots; what others' lots gave them is not followed. Looking through treatments, residues are met on the
    /// way of what they were made of, and are no beginnings.
    /// </summary>
    public Trace ForwardFromRoots(string of, IReadOnlyCollection<LotId> starts)
    {
        var roots = new List<TraceRoot>();
        chains.Expect(starts);
        foreach (var start in starts.Where(s => s.Line <= atLine).Order())
        {
            var lot = chains.Lot(start);
            var own = lot.Ins.Where(i => !LotId.TryRead(i.From, out _) && !(throughTreatment && i.From == Accounts.Treatment))
                .GroupBy(static i => RootRows.KindOf(i.From), static i => i.Grams)
                .Select(g => Root(new(start, g.Sum())) with { Kind = g.Key }).OrderBy(static r => r.Kind, StringComparer.Ordinal).ToArray();
            var grams = own.Sum(static r => r.Grams);

            // A root that was taken back is there still, and empty.
            if (grams > 0)
            {
                roots.AddRange(own);
                Begin(lot, grams);
                marks.Add(lot, [new(start, grams)]);
            }
        }

        return Followed(of, roots);
    }

    /// <summary>Whose mass was treated; looking through treatments, whose mass ended there, without what went on in residues.</summary>
    public Trace BackFromTreatments(string of, IEnumerable<TracedTreatment> treatments)
    {
        marks = new(YoungestFirst);
        foreach (var treatment in treatments)
        {
            var wentOn = throughTreatment ? InResidues(treatment) : new long[treatment.Inputs.Count];
            for (var i = 0; i < wentOn.Length; i++)
            {
                End(treatment, chains.Lot(treatment.Inputs[i].Lot), wentOn[i]);
            }
        }

        return Returned(of, []);
    }

    /// <summary>Of each input what is in the residues.</summary>
    private long[] InResidues(TracedTreatment treatment)
    {
        var sums = new long[treatment.Inputs.Count];
        foreach (var residue in treatment.Residues)
        {
            var shares = Shares(treatment, BornOf(chains.Lot(residue)));
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += shares[i];
            }
        }

        return sums;
    }

    private void End(TracedTreatment treatment, TracedLot input, long wentOn)
    {
        // A treatment that was taken back took nothing.
        if (input.Outs.FirstOrDefault(o => o.Line == treatment.Line && o.To == Accounts.Treatment) is not { } went || went.Grams <= wentOn)
        {
            return;
        }

        var ended = Atoms.Of(went.Atoms).Take(went.Grams - wentOn).Taken;
        Touch(input);
        Node(Id(treatment.Line), went.Act, Kind(went), treatment.Site, treatment.At, 0);
        Edge(Id(input.Line), Id(treatment.Line), input.Born.Lot, ended.Grams);
        Outcome(input.Born.Lot, went, treatment.Site, ended.Grams);
        marks.Add(input, ended.Items);
    }

    /// <summary>What of a residue's grams came of each input; then what of the additions, then what the discrepancy account covered.</summary>
    private static long[] Shares(TracedTreatment treatment, long grams) =>
        Atoms.Apportion(grams, [.. treatment.Inputs.Select(static i => i.Grams), treatment.Additions, treatment.Covered]);

    private static long BornOf(TracedLot residue) => residue.Ins.Where(static i => i.From == Accounts.Treatment).Sum(static i => i.Grams);

    private void Outcome(LotId lot, TracedOut o, SiteId holder, long grams)
    {
        if (grams == 0)
        {
            return;
        }

        var key = (lot, o.Method ?? o.To, o.Class ?? ClassOf(o.To), o.Site ?? holder);
        outcomes[key] = outcomes.GetValueOrDefault(key) + grams;
    }

    private static string ClassOf(string account) => account switch
    {
        Accounts.Weighing => "difference",
        Accounts.StorageLoss => "loss",
        _ => account,
    };

    private static string Kind(TracedOut o) => o.Class ?? ClassOf(o.To);

    private IReadOnlyList<TraceOutcome> Outcomes() =>
    [
        .. outcomes.OrderBy(static o => o.Key.Lot).ThenBy(static o => o.Key.Method, StringComparer.Ordinal)
            .Select(static o => new TraceOutcome(o.Key.Lot, o.Key.Method, o.Key.Class, o.Key.Holder, o.Value)),
    ];
}
