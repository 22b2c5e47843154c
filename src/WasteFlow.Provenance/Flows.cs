using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Provenance;

/// <summary>
/// Whose every gram is (溯源): takes the lines in, one after another, keeps each lot's history, and gives what moved by its roots. Whoever folds
/// provenance does it by this one rule; the oracle in the tests does it by another hand.
/// </summary>
public static class Flows
{
    private const string Treat = "treat-waste";

    public static IReadOnlyList<AtomFlow> Take(Line line, ILotHistories lots) =>
        Take(Of(line.Number, line.Act, line.Said), line.Lots, line.Moves, line.Corrects, lots);

    /// <summary>The same of a line whose act has been read already.</summary>
    /// <param name="fact">What the line's own act says of itself.</param>
    public static IReadOnlyList<AtomFlow> Take(Fact fact, IReadOnlyList<LotBorn> made, IReadOnlyList<Move> moves, Corrected? corrected, ILotHistories lots)
    {
        for (var i = 0; i < made.Count; i++)
        {
            var born = made[i];

            // A lot is made by the line in its name; told again by another it is there.
            if (born.Lot.Line == fact.Line || lots.Find(born.Lot) is null)
            {
                lots.Put(new TracedLot(born, fact.Act, fact.At, [], [], []));
            }
        }

        if (corrected is not null)
        {
            return new Rewriting(corrected, lots).Take();
        }

        if (moves.Count == 0)
        {
            return [];
        }

        // What one move leaves only a later one asks.
        var left = moves.Count > 1 ? new Dictionary<LotId, Atoms>() : null;
        var filling = new Filling(lots);
        var flows = new AtomFlow[moves.Count];
        for (var i = 0; i < flows.Length; i++)
        {
            flows[i] = Post(fact, moves[i], lots, left, filling);
        }

        filling.Put();
        return flows;
    }

    /// <summary>What an act says of itself.</summary>
    public static Fact Of(long line, string act, JsonElement said) => new(
        line, act,
        Wire.TimeOf(said.GetProperty("happenedAt")),
        act == Treat ? said.GetProperty("method").GetString() : null);

    internal static TracedOut Out(Fact fact, Move move, LotBorn from, IReadOnlyList<Atom> atoms) => new(
        fact.Line, fact.Act, fact.At, move.To, move.Grams, move.Class, fact.Method, LotId.TryRead(move.To, out _) ? null : from.Holder, atoms);

    /// <param name="left">What the line's earlier moves left in their givers: a lot split into a thousand is not reckoned from its beginning for each.</param>
    private static AtomFlow Post(Fact fact, Move move, ILotHistories lots, Dictionary<LotId, Atoms>? left, Filling filling)
    {
        IReadOnlyList<Atom> atoms = [];
        LotBorn? giver = null;
        if (LotId.TryRead(move.From, out var from))
        {
            filling.PutBefore(from);
            var lot = lots.Find(from)!;
            giver = lot.Born;
            var (taken, rest) = (left is not null && left.TryGetValue(from, out var known) ? known : lot.Left()).Take(move.Grams);
            if (left is not null)
            {
                left[from] = rest;
            }

            atoms = taken.Items;
            lots.Put(lot with { Outs = And(lot.Outs, Out(fact, move, lot.Born, atoms)) });
        }

        if (!LotId.TryRead(move.To, out var to))
        {
            return new(fact, move, giver, null, atoms, 1);
        }

        left?.Remove(to);
        atoms = giver is null ? new[] { new Atom(to, move.Grams) } : atoms;
        var taker = filling.Add(to, new(move.From, move.Grams, atoms, fact.Line == to.Line ? null : fact.Line));
        return new(fact, move, giver, taker, atoms, 1);
    }

    /// <summary>A list with one more, made once and as long as it has to be.</summary>
    private static T[] And<T>(IReadOnlyList<T> all, T one)
    {
        var more = new T[all.Count + 1];
        for (var i = 0; i < all.Count; i++)
        {
            more[i] = all[i];
        }

        more[^1] = one;
        return more;
    }

    /// <summary>The lot that a line's moves go into, put when all of them are known: one that is made of ten thousand would else be made ten thousand times.</summary>
    private sealed class Filling(ILotHistories lots)
    {
        private List<TracedIn>? ins;
        private TracedIn? only;
        private TracedLot? lot;

        public LotBorn Add(LotId to, TracedIn way)
        {
            if (lot is null || lot.Born.Lot != to)
            {
                Put();
                (lot, only) = (lots.Find(to)!, way);
                return lot.Born;
            }

            if (ins is not { Count: > 0 })
            {
                ins ??= [];
                ins.Add(only!);
            }

            ins.Add(way);
            return lot.Born;
        }

        /// <summary>To be called before the lot is looked for.</summary>
        public void PutBefore(LotId wanted)
        {
            if (lot?.Born.Lot == wanted)
            {
                Put();
            }
        }

        public void Put()
        {
            if (lot is not null)
            {
                lots.Put(ins is { Count: > 0 }
                    ? lot with { Ins = [.. lot.Ins, .. ins], Initial = Atoms.Of(lot.Initial.Concat(ins.SelectMany(static i => i.Atoms))).Items }
                    : lot with
                    {
                        Ins = And(lot.Ins, only!),
                        Initial = lot.Ins.Count == 0 ? Atoms.Of(only!.Atoms).Items : Atoms.Of(lot.Initial).Plus(Atoms.Of(only!.Atoms)).Items,
                    });
            }

            lot = null;
            ins?.Clear();
        }
    }
}
