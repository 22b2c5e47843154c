using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>The grams of each lot that a trace follows, kept until it is the lot's turn.</summary>
internal sealed class Marks(IComparer<LotId> order)
{
    private readonly Dictionary<LotId, Marked> waiting = [];
    private readonly PriorityQueue<LotId, LotId> turns = new(order);

    public void Add(TracedLot lot, IReadOnlyList<Atom> atoms)
    {
        ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(waiting, lot.Born.Lot, out var there);
        if (there)
        {
            (mine.More ??= []).Add(atoms);
            return;
        }

        mine = new(lot, atoms);
        turns.Enqueue(lot.Born.Lot, lot.Born.Lot);
    }

    /// <summary>The next lot, with all that was marked of it.</summary>
    public bool Take([NotNullWhen(true)] out TracedLot? lot, out IReadOnlyList<Atom> atoms)
    {
        (lot, atoms) = (null, []);
        if (!turns.TryDequeue(out var next, out _))
        {
            return false;
        }

        waiting.Remove(next, out var mine);
        (lot, atoms) = (mine.Lot, mine.More is { } more ? Atoms.Of(more.Prepend(mine.Atoms).SelectMany(static a => a)).Items : mine.Atoms);
        return true;
    }

    private record struct Marked(TracedLot Lot, IReadOnlyList<Atom> Atoms, List<IReadOnlyList<Atom>>? More = null);
}

/// <summary>Shares what is marked of a lot over its ways, one after the other: of each root in proportion to what is left, so that the last takes the rest.</summary>
internal sealed class Sharing
{
    private readonly Dictionary<LotId, (long Left, long Mine)>? roots;

    /// <param name="whole">All that came into the lot.</param>
    /// <param name="mine">What is marked of it.</param>
    public Sharing(IReadOnlyList<Atom> whole, IReadOnlyList<Atom> mine)
    {
        Rest = mine.Sum(static a => a.Grams);

        // Where all of it is marked, all of each way is.
        if (!whole.SequenceEqual(mine))
        {
            roots = whole.ToDictionary(static a => a.Root, static a => (a.Grams, 0L));
            foreach (var atom in mine)
            {
                roots[atom.Root] = roots[atom.Root] with { Mine = atom.Grams };
            }
        }
    }

    /// <summary>Marked grams that no way has taken yet.</summary>
    public long Rest { get; private set; }

    /// <summary>What goes the next way.</summary>
    public IReadOnlyList<Atom> Of(IReadOnlyList<Atom> way)
    {
        var share = roots is null ? way : Share(way, roots);
        Rest -= share.Sum(static a => a.Grams);
        return share;
    }

    private static List<Atom> Share(IReadOnlyList<Atom> way, Dictionary<LotId, (long Left, long Mine)> roots)
    {
        var share = new List<Atom>();
        foreach (var atom in way)
        {
            var (left, mine) = roots[atom.Root];
            var part = (long)((Int128)mine * atom.Grams / left);
            roots[atom.Root] = (left - atom.Grams, mine - part);
            if (part > 0)
            {
                share.Add(new(atom.Root, part));
            }
        }

        return share;
    }
}
