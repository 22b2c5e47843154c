using System.Globalization;
using System.Runtime.InteropServices;
using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>What a trace reads.</summary>
public interface IChains
{
    TracedLot Lot(LotId lot);

    TracedTreatment Treatment(long line);

    /// <summary>Says which lots will be asked for.</summary>
    void Expect(IEnumerable<LotId> lots);

    /// <summary>The roots as they are named without a look at their lots; null where the lot has to be asked.</summary>
    TraceRoot?[] Named(IReadOnlyList<Atom> roots);
}

/// <summary>
/// Follows mass through lots, forward or back, as of a line. Grams of one root are told apart by what they were marked with at the start, and the
/// marked part of a move is its share of what remained: so outcomes plus open, or the roots, sum to the whole exactly.
/// </summary>
public sealed partial class Tracer(IChains chains, long atLine, bool throughTreatment)
{
    private readonly Dictionary<long, TraceNode> nodes = [];
    private readonly Dictionary<(long From, long To, LotId Lot), long> edges = [];
    private readonly Dictionary<long, long> begun = [];
    private Marks marks = new(Comparer<LotId>.Default);

    /// <summary>Where the lots' whole mass went.</summary>
    public Trace Forward(string of, IReadOnlyCollection<LotId> starts)
    {
        var roots = new List<Atom>();
        foreach (var start in starts.Where(s => s.Line <= atLine))
        {
            var lot = chains.Lot(start);
            Begin(lot, lot.Grams);
            marks.Add(lot, lot.Initial);
            roots.AddRange(lot.Initial);
        }

        return Followed(of, Roots(roots));
    }

    private Trace Followed(string of, IReadOnlyList<TraceRoot> roots)
    {
        // The oldest lot first: whatever flows into a lot comes from an older line or an earlier number of it.
        var standing = new List<TraceOpen>();
        while (marks.Take(out var lot, out var mine))
        {
            Leave(lot, mine, standing);
        }

        return new Trace(atLine, of, "forward", Sorted(), Edges(), roots, Outcomes(), standing);
    }

    private void Leave(TracedLot lot, IReadOnlyList<Atom> mine, List<TraceOpen> standing)
    {
        var sharing = new Sharing(lot.Initial, mine);
        foreach (var o in lot.Outs.Where(o => o.Line <= atLine))
        {
            if (sharing.Of(o.Atoms) is { Count: > 0 } share)
            {
                Arrive(lot, o, share);
            }
        }

        if (sharing.Rest > 0)
        {
            standing.Add(new(lot.Born.Holder, lot.Born.Lot, lot.Born.Place, sharing.Rest));
        }
    }

    private void Arrive(TracedLot from, TracedOut o, IReadOnlyList<Atom> share)
    {
        var grams = share.Sum(static a => a.Grams);
        var isLot = LotId.TryRead(o.To, out var to);

        // A lot that a correction made stands at the correcting line, though its mass is the corrected line's.
        var node = Id(isLot ? to.Line : o.Line);
        Edge(Id(from.Line), node, from.Born.Lot, grams);
        if (isLot)
        {
            var taker = chains.Lot(to);
            Touch(taker);
            marks.Add(taker, share);
            return;
        }

        Node(node, o.Act, Kind(o), o.Site ?? from.Born.Holder, o.At, grams);
        var remaining = grams;
        if (throughTreatment && o.To == Accounts.Treatment)
        {
            remaining -= IntoResidues(o, grams);
        }

        Outcome(from.Born.Lot, o, from.Born.Holder, remaining);
    }

    /// <summary>
    /// Each residue takes the marked part by its share of all that came out; what was added stays unmarked, and so does what the discrepancy account
    /// gave into its lot when a correction found less.
    /// </summary>
    private long IntoResidues(TracedOut o, long grams)
    {
        var treatment = chains.Treatment(o.Line);
        var through = 0L;
        foreach (var residue in treatment.Residues)
        {
            var lot = chains.Lot(residue);
            var part = (long)((Int128)grams * BornOf(lot) / treatment.AllIn());
            if (part > 0)
            {
                marks.Add(lot, [new(residue, part)]);
                through += part;
            }
        }

        return through;
    }

    private void Begin(TracedLot lot, long grams)
    {
        Touch(lot);
        begun[Id(lot.Line)] = begun.GetValueOrDefault(Id(lot.Line)) + grams;
    }

    private void Touch(TracedLot lot) =>
        Node(Id(lot.Line), lot.Act, lot.Born.Place, lot.Born.Holder, lot.At, 0);

    private void Node(long id, string act, string kind, SiteId holder, NodaTime.Instant at, long grams)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(nodes, id, out _);
        known ??= new(id.ToString(CultureInfo.InvariantCulture), act, kind, holder, at, 0);
        if (grams > 0)
        {
            known = known with { Grams = known.Grams + grams };
        }
    }

    private void Edge(long from, long to, LotId lot, long grams) => Add(edges, (from, to, lot), grams);

    /// <summary>The node that a line is.</summary>
    private static long Id(long line) => line;

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long grams) where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += grams;

    private IReadOnlyList<TraceNode> Sorted()
    {
        // A node's grams are what flows into it; where the trace begins, what is there; where a root does, what flows out of it.
        var (into, outOf) = (new Dictionary<long, long>(nodes.Count), new Dictionary<long, long>(nodes.Count));
        foreach (var ((from, to, _), grams) in edges)
        {
            Add(into, to, grams);
            Add(outOf, from, grams);
        }

        return [.. nodes.OrderBy(static n => n.Key).Select(n => n.Value with
        {
            Grams = into.TryGetValue(n.Key, out var grams) || begun.TryGetValue(n.Key, out grams) ? grams : outOf.GetValueOrDefault(n.Key, n.Value.Grams),
        })];
    }

    private IReadOnlyList<TraceEdge> Edges() =>
        [.. edges.OrderBy(static e => e.Key).Select(e => new TraceEdge(nodes[e.Key.From].Id, nodes[e.Key.To].Id, e.Key.Lot, e.Value))];

    private IReadOnlyList<TraceRoot> Roots(IEnumerable<Atom> atoms) => [.. Atoms.Of(atoms).Items.Select(Root)];

    private TraceRoot Root(Atom atom)
    {
        var lot = chains.Lot(atom.Root);
        var account = lot.Ins.First(static i => !LotId.TryRead(i.From, out _)).From;
        return new(atom.Root, RootRows.ProducerOf(lot.Born), lot.Born.Code, RootRows.KindOf(account), atom.Grams);
    }
}
