using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Provenance;

/// <summary>
/// A correction: the corrected line's moves are taken out of the histories and the right ones put in their place; then every lot behind them is
/// shared out anew, oldest first, with the grams of later acts as they are.
/// </summary>
internal sealed class Rewriting(Corrected corrected, ILotHistories lots)
{
    private readonly List<AtomFlow> flows = [];
    private readonly SortedSet<LotId> stale = [];

    public IReadOnlyList<AtomFlow> Take()
    {
        var was = Flows.Of(corrected.Line, corrected.Act, corrected.Was.Said);
        foreach (var move in corrected.Was.Moves)
        {
            Remove(was, move);
        }

        if (corrected.Is is { } now)
        {
            var fact = Flows.Of(corrected.Line, corrected.Act, now.Said);
            foreach (var move in now.Moves)
            {
                Insert(fact, move);
            }
        }

        while (stale.Count > 0)
        {
            var next = stale.Min;
            stale.Remove(next);
            Share(lots.Find(next)!);
        }

        return flows;
    }

    private void Remove(Fact fact, Move move)
    {
        IReadOnlyList<Atom> atoms = [];
        LotBorn? giver = null, taker = null;
        if (LotId.TryRead(move.From, out var from))
        {
            var lot = lots.Find(from)!;
            var at = Index(lot.Outs, o => o.Line == fact.Line && o.To == move.To && o.Class == move.Class && o.Grams == move.Grams);
            atoms = lot.Outs[at].Atoms;
            giver = lot.Born;
            lots.Put(lot with { Outs = [.. lot.Outs.Where((_, i) => i != at)] });
            stale.Add(from);
        }

        if (LotId.TryRead(move.To, out var to))
        {
            var lot = lots.Find(to)!;
            var at = Index(lot.Ins, i => (i.Line ?? lot.Line) == fact.Line && i.From == move.From && i.Grams == move.Grams);
            atoms = lot.Ins[at].Atoms;
            taker = lot.Born;
            lots.Put(lot with { Ins = [.. lot.Ins.Where((_, i) => i != at)] });
            stale.Add(to);
        }

        flows.Add(new(fact, move, giver, taker, atoms, -1));
    }

    /// <summary>Roots are known at once; what a lot gives is known when its turn comes.</summary>
    private void Insert(Fact fact, Move move)
    {
        LotBorn? taker = null;
        var isLot = LotId.TryRead(move.From, out var from);
        IReadOnlyList<Atom> atoms = [];
        if (LotId.TryRead(move.To, out var to))
        {
            var lot = lots.Find(to)!;
            taker = lot.Born;
            atoms = isLot ? [] : [new Atom(to, move.Grams)];
            lots.Put(lot with { Ins = [.. lot.Ins, new(move.From, move.Grams, atoms, fact.Line == to.Line ? null : fact.Line)] });
            stale.Add(to);
        }

        if (!isLot)
        {
            flows.Add(new(fact, move, null, taker, atoms, 1));
            return;
        }

        var giver = lots.Find(from)!;
        var at = giver.Outs.TakeWhile(o => o.Line <= fact.Line).Count();
        lots.Put(giver with { Outs = [.. giver.Outs.Take(at), Flows.Out(fact, move, giver.Born, []), .. giver.Outs.Skip(at)] });
        stale.Add(from);
    }

    private void Share(TracedLot lot)
    {
        var ins = lot.Ins.OrderBy(i => i.Line ?? lot.Line).ToList();
        var left = Atoms.None;
        var come = 0;
        var outs = lot.Outs.ToArray();
        for (var i = 0; i < outs.Length; i++)
        {
            for (; come < ins.Count && (ins[come].Line ?? lot.Line) <= outs[i].Line; come++)
            {
                left = left.Plus(Atoms.Of(ins[come].Atoms));
            }

            (var taken, left) = left.Take(outs[i].Grams);
            if (!taken.Items.SequenceEqual(outs[i].Atoms))
            {
                Reshare(lot, outs, i, taken.Items);
            }
        }

        lots.Put(lot with { Ins = ins, Initial = Atoms.Of(ins.SelectMany(static i => i.Atoms)).Items, Outs = outs });
    }

    private void Reshare(TracedLot lot, TracedOut[] outs, int index, IReadOnlyList<Atom> atoms)
    {
        var before = outs[index];
        outs[index] = before with { Atoms = atoms };
        var fact = new Fact(before.Line, before.Act, before.At, before.Method);
        var move = new Move(lot.Born.Lot.ToString(), before.To, before.Grams, before.Class);
        TracedLot? taker = null;
        if (LotId.TryRead(before.To, out var to))
        {
            taker = lots.Find(to)!;
            var nth = outs.Take(index).Count(o => o.Line == before.Line && o.To == before.To);
            var at = taker.Ins.Select(static (way, i) => (way, i))
                .Where(w => w.way.From == move.From && (w.way.Line ?? to.Line) == before.Line).Skip(nth).First().i;
            lots.Put(taker with { Ins = [.. taker.Ins.Select((way, i) => i == at ? way with { Atoms = atoms } : way)] });
            stale.Add(to);
        }

        if (before.Atoms.Count > 0)
        {
            flows.Add(new(fact, move, lot.Born, taker?.Born, before.Atoms, -1));
        }

        flows.Add(new(fact, move, lot.Born, taker?.Born, atoms, 1));
    }

    private static int Index<T>(IReadOnlyList<T> list, Func<T, bool> wanted) => list.Select(static (item, i) => (item, i)).First(x => wanted(x.item)).i;
}
