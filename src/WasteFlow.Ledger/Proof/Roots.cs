using System.Runtime.InteropServices;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// Whose every gram is (溯源), worked out from the lines alone, each as the last correction leaves it, played in order as if nobody had been wrong.
/// It calls nothing of <c>WasteFlow.Provenance</c>, which rewrites histories instead, nor the arithmetic of <see cref="Atoms"/>: what they share is
/// the rule (what leaves is shared over the roots by largest remainder, ties to the older root) and the form of an <see cref="Atom"/>.
/// An emptied lot is forgotten, so memory is that of the lots that hold mass, with their roots, and of the corrections.
/// </summary>
internal sealed class Roots(Foreseen foreseen, RootSums? sums)
{
    private readonly Dictionary<LotId, Atom[]> held = [];

    /// <summary>What is wrong with the line in hindsight; null where each lot had what leaves it.</summary>
    public string? Take(Scanned line)
    {
        var moves = foreseen.Stands(line.Number) ?? (line.Corrects is null ? line.Moves : []);
        foreach (ref readonly var move in moves.AsSpan())
        {
            if (move.Grams <= 0)
            {
                return "a move of no mass, as it was corrected";
            }

            Atom[]? atoms = null;
            if (move.FromLot)
            {
                atoms = Leave(move.From, move.Grams);
                if (atoms is null)
                {
                    return $"lot {move.From} holds less than leaves it, as later lines correct it";
                }

                sums?.Left(line.Number, move, atoms);
            }

            if (move.ToLot)
            {
                atoms ??= [new(move.To, move.Grams)];
                Enter(move.To, atoms);
                sums?.Entered(line.Number, move, atoms);
            }
        }

        return null;
    }

    /// <summary>The oldest lot whose roots do not add up to the grams that its balance has; null where all do.</summary>
    /// <param name="balances">Every lot that holds mass, after the same line.</param>
    public LotId? Differing(IEnumerable<KeyValuePair<LotId, long>> balances)
    {
        LotId? first = null;
        var known = 0;
        foreach (var (lot, grams) in balances)
        {
            var there = held.TryGetValue(lot, out var atoms);
            known += there ? 1 : 0;
            if (Whole(atoms ?? []) != grams && (first is null || lot < first))
            {
                first = lot;
            }
        }

        return first ?? (known < held.Count ? held.Keys.Except(balances.Select(static b => b.Key)).Min() : null);
    }

    private static Int128 Whole(Atom[] atoms)
    {
        Int128 sum = 0;
        foreach (var atom in atoms)
        {
            sum += atom.Grams;
        }

        return sum;
    }

    private Atom[]? Leave(LotId lot, long grams)
    {
        ref var atoms = ref CollectionsMarshal.GetValueRefOrNullRef(held, lot);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref atoms))
        {
            return null;
        }

        var whole = atoms.Length == 1 ? atoms[0].Grams : Whole(atoms);
        if (grams > whole)
        {
            return null;
        }

        if (grams == whole)
        {
            var all = atoms;
            held.Remove(lot);
            return all;
        }

        // Lots may hold the same array: it is never written to.
        (var gone, atoms) = Share(atoms, grams, (ulong)whole);
        return gone;
    }

    private void Enter(LotId lot, Atom[] atoms)
    {
        ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(held, lot, out var known);
        there = known ? Join(there!, atoms) : atoms;
    }

    private static (Atom[] Gone, Atom[] Left) Share(Atom[] atoms, long grams, ulong whole)
    {
        if (atoms is [var one])
        {
            return ([one with { Grams = grams }], [one with { Grams = one.Grams - grams }]);
        }

        var parts = new long[atoms.Length];
        var fractions = new (ulong Fraction, int At)[atoms.Length];
        var missing = grams;
        for (var i = 0; i < atoms.Length; i++)
        {
            var product = (UInt128)(ulong)atoms[i].Grams * (ulong)grams;
            parts[i] = (long)(product / whole);
            fractions[i] = ((ulong)(product - (UInt128)(ulong)parts[i] * whole), i);
            missing -= parts[i];
        }

        Array.Sort(fractions, static (a, b) => a.Fraction != b.Fraction ? b.Fraction.CompareTo(a.Fraction) : a.At.CompareTo(b.At));
        for (var i = 0; i < missing; i++)
        {
            parts[fractions[i].At]++;
        }

        return ([.. Parts(atoms, parts, static (_, part) => part)], [.. Parts(atoms, parts, static (all, part) => all - part)]);
    }

    private static IEnumerable<Atom> Parts(Atom[] atoms, long[] parts, Func<long, long, long> of) =>
        atoms.Select((a, i) => a with { Grams = of(a.Grams, parts[i]) }).Where(static a => a.Grams > 0);

    private static Atom[] Join(Atom[] one, Atom[] other)
    {
        var both = new List<Atom>(one.Length + other.Length);
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i].Root == other[j].Root)
            {
                both.Add(one[i] with { Grams = checked(one[i++].Grams + other[j++].Grams) });
            }
            else
            {
                both.Add(one[i].Root < other[j].Root ? one[i++] : other[j++]);
            }
        }

        both.AddRange(one.AsSpan(i));
        both.AddRange(other.AsSpan(j));
        return [.. both];
    }
}
