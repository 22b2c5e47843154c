using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// A lot's history as this fold keeps it. What the lot is stands in its <see cref="LotState"/>, so that here is only what moved; and what ever came in is the sum of
/// what came in by each way.
/// </summary>
public sealed class LotHistory : IPacked<LotHistory>
{
    private const int OwnLine = 0;

    private readonly string act;
    private readonly Instant at;
    private readonly IReadOnlyList<TracedIn> ins;
    private readonly IReadOnlyList<Atom> initial;

    public LotHistory(TracedLot lot) : this(lot.Act, lot.At, lot.Ins, lot.Initial, lot.Outs)
    {
    }

    private LotHistory(string act, Instant at, IReadOnlyList<TracedIn> ins, IReadOnlyList<Atom> initial, IReadOnlyList<TracedOut> outs) =>
        (this.act, this.at, this.ins, this.initial, Outs) = (act, at, ins, initial, outs);

    public IReadOnlyList<TracedOut> Outs { get; }

    public static string Key(LotId lot) => $"moved/{lot}";

    public static LotHistory? Find(FoldDocuments documents, LotId lot) => documents.Get<LotHistory>(Key(lot));

    public TracedLot As(LotBorn born) => new(born, act, at, ins, initial, Outs);

    /// <summary>Root → grams of what is left.</summary>
    public Atoms Left() => Outs.Count == 0 ? Atoms.Of(initial) : Atoms.Of(initial).Less(Outs.SelectMany(static o => o.Atoms));

    public static LotHistory Unpack(PackReader from)
    {
        var (born, day) = (from.Word(), Time(from));
        var came = new TracedIn[from.Count()];
        for (var i = 0; i < came.Length; i++)
        {
            came[i] = new(from.Word(), from.Number(), AtomsOf(from), from.Number() is var line and > OwnLine ? line : null);
        }

        var left = new TracedOut[from.Count()];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = new(from.Number(), from.Word(), Time(from), from.Word(), from.Number(), from.WordOrNull(), from.WordOrNull(), null, AtomsOf(from));
        }

        return new(born, day, came, Atoms.Of(came.Length == 1 ? came[0].Atoms : came.SelectMany(static i => i.Atoms)).Items, left);
    }

    public void Pack(PackWriter to)
    {
        to.Word(act);
        to.Number(at.ToUnixTimeMilliseconds());
        to.Number(ins.Count);
        foreach (var way in ins)
        {
            to.Word(way.From);
            to.Number(way.Grams);
            Pack(way.Atoms, to);
            to.Number(way.Line ?? OwnLine);
        }

        to.Number(Outs.Count);
        foreach (var way in Outs)
        {
            to.Number(way.Line);
            to.Word(way.Act);
            to.Number(way.At.ToUnixTimeMilliseconds());
            to.Word(way.To);
            to.Number(way.Grams);
            to.Word(way.Class);
            to.Word(way.Method);
            Pack(way.Atoms, to);
        }
    }

    private static Instant Time(PackReader from) => Instant.FromUnixTimeMilliseconds(from.Number());

    private static void Pack(IReadOnlyList<Atom> atoms, PackWriter to)
    {
        to.Number(atoms.Count);
        var before = default(Atom);
        foreach (var atom in atoms)
        {
            to.Number(atom.Root.Line - before.Root.Line);
            to.Number(atom.Root.Number);
            to.Number(atom.Grams - before.Grams);
            before = atom;
        }
    }

    private static Atom[] AtomsOf(PackReader from)
    {
        var atoms = new Atom[from.Count()];
        var before = default(Atom);
        for (var i = 0; i < atoms.Length; i++)
        {
            before = atoms[i] = new(new(before.Root.Line + from.Number(), from.Int()), before.Grams + from.Number());
        }

        return atoms;
    }
}

/// <summary>The histories of lots in this fold's own documents.</summary>
internal sealed class LotHistories(FoldDocuments documents) : ILotHistories
{
    public TracedLot? Find(LotId lot) =>
        LotHistory.Find(documents, lot) is { } history && documents.Get<LotState>(FlowLines.Key(lot)) is { } state ? history.As(state.Born(lot)) : null;

    public void Put(TracedLot lot) => documents.Put(LotHistory.Key(lot.Born.Lot), new LotHistory(lot));
}
