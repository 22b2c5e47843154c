namespace WasteFlow.Waste;

/// <summary>Whole grams of one root in a lot.</summary>
public readonly record struct Atom(LotId Root, long Grams);

/// <summary>
/// Where a lot's mass came from: root → whole grams, oldest root first. What leaves is apportioned over what remains by
/// largest remainder, ties to the older root, so that forward equals backward equals total with no fractions.
/// </summary>
public sealed class Atoms
{
    public static readonly Atoms None = new([]);

    private readonly Atom[] atoms;

    private Atoms(Atom[] atoms) => this.atoms = atoms;

    public IReadOnlyList<Atom> Items => atoms;

    public long Grams => SumOf(atoms);

    public static Atoms Root(LotId root, long grams) => grams == 0 ? None : new([new(root, grams)]);

    public static Atoms Of(IEnumerable<Atom> atoms)
    {
        var all = atoms as Atom[] ?? [.. atoms];
        return all.Length == 0 ? None : new(InOrder(all)
            ? all
            : [.. all.GroupBy(static a => a.Root)
                .Select(static g => new Atom(g.Key, g.Sum(static a => a.Grams)))
                .Where(static a => a.Grams != 0)
                .OrderBy(static a => a.Root)]);
    }

    /// <summary>The same to be gone through: there are lists of atoms for every line, and an enumerator for each would be as many again.</summary>
    public static ReadOnlySpan<Atom> Span(IReadOnlyList<Atom> atoms) => atoms as Atom[] ?? [.. atoms];

    /// <summary>All their grams.</summary>
    public static long SumOf(IReadOnlyList<Atom> atoms)
    {
        var sum = 0L;
        foreach (var atom in Span(atoms))
        {
            sum = checked(sum + atom.Grams);
        }

        return sum;
    }

    /// <summary>Both together; the roots stay apart.</summary>
    public Atoms Plus(Atoms other)
    {
        if (other.atoms.Length == 0 || atoms.Length == 0)
        {
            return atoms.Length == 0 ? other : this;
        }

        var both = new List<Atom>(atoms.Length + other.atoms.Length);
        int i = 0, j = 0;
        while (i < atoms.Length || j < other.atoms.Length)
        {
            var order = j == other.atoms.Length ? -1 : i == atoms.Length ? 1 : atoms[i].Root.CompareTo(other.atoms[j].Root);
            both.Add(order < 0 ? atoms[i++] : order > 0 ? other.atoms[j++] : new(atoms[i].Root, checked(atoms[i++].Grams + other.atoms[j++].Grams)));
        }

        return new([.. both]);
    }

    /// <summary>What is left when these are gone; none of them may be more than there is.</summary>
    public Atoms Less(IEnumerable<Atom> gone) => Of(atoms.Concat(gone.Select(static a => a with { Grams = -a.Grams })));

    /// <summary>Takes <paramref name="grams"/> (0 to <see cref="Grams"/>) out, shared over the roots.</summary>
    public (Atoms Taken, Atoms Left) Take(long grams)
    {
        var total = Grams;
        ArgumentOutOfRangeException.ThrowIfNegative(grams);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grams, total);
        if (grams == total)
        {
            return (this, None);
        }

        if (grams == 0)
        {
            return (None, this);
        }

        if (atoms is [var only])
        {
            return (new([only with { Grams = grams }]), new([only with { Grams = total - grams }]));
        }

        var shares = Shares(grams, total, atoms);
        var taken = new List<Atom>(atoms.Length);
        var rest = new List<Atom>(atoms.Length);
        for (var i = 0; i < atoms.Length; i++)
        {
            if (shares[i] > 0)
            {
                taken.Add(new(atoms[i].Root, shares[i]));
            }

            if (atoms[i].Grams > shares[i])
            {
                rest.Add(new(atoms[i].Root, atoms[i].Grams - shares[i]));
            }
        }

        return (new([.. taken]), new([.. rest]));
    }

    /// <summary>Splits <paramref name="grams"/> over <paramref name="weights"/> by largest remainder, ties to the earlier; the parts sum to the whole.</summary>
    public static long[] Apportion(long grams, IReadOnlyList<long> weights)
    {
        var parts = weights.Select(static (w, i) => new Atom(new LotId(i, 0), w)).ToArray();
        var total = weights.Sum();
        return total == 0 ? new long[weights.Count] : Shares(grams, total, parts);
    }

    private static bool InOrder(Atom[] atoms)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i].Grams == 0 || (i > 0 && atoms[i - 1].Root >= atoms[i].Root))
            {
                return false;
            }
        }

        return true;
    }

    private static long[] Shares(long grams, long total, Atom[] atoms)
    {
        var shares = new long[atoms.Length];
        var remainders = new Int128[atoms.Length];
        var given = 0L;
        for (var i = 0; i < atoms.Length; i++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)atoms[i].Grams * grams, total);
            shares[i] = (long)quotient;
            remainders[i] = remainder;
            given += shares[i];
        }

        var order = Enumerable.Range(0, atoms.Length).OrderByDescending(i => remainders[i]).ThenBy(static i => i);
        foreach (var i in order.Take((int)(grams - given)))
        {
            shares[i]++;
        }

        return shares;
    }
}
