using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>How intricate a journal is: how deep its lots lie, where ways part and meet again, what became of residues.</summary>
sealed class Shapes
{
    public const int Deep = 4;

    readonly Dictionary<LotId, int> depths = [];
    readonly Dictionary<LotId, Dictionary<LotId, HashSet<LotId>>> ways = [];
    readonly Dictionary<LotId, int> generations = [];

    public Shapes(IReadOnlyList<Line> lines, Edited edited)
    {
        foreach (var line in edited.Flows.GroupBy(static f => f.Line))
        {
            var burnt = line.Where(static f => f.Move.To == Accounts.Treatment).SelectMany(static f => f.Atoms.Items).Select(a => generations.GetValueOrDefault(a.Root)).DefaultIfEmpty().Max();
            foreach (var (_, move, atoms) in line) Take(move, atoms, burnt);
        }

        CorrectionsOfConsumed = Consumed(lines);
        RemaindersSettled = lines.Count(static l => l.Moves.Count > 0 && l.Difference() is not null);
    }

    /// <summary>Lots by the longest chain of lots that ends in them.</summary>
    public IEnumerable<int> Depths => depths.Values;

    /// <summary>Lots that some root came into by two ways or more, with their depth.</summary>
    public IEnumerable<int> Diamonds => ways.Where(static w => w.Value.Values.Any(static froms => froms.Count > 1)).Select(w => depths[w.Key]);

    /// <summary>Residues (次生废物) by how many treatments lie behind them: 2 is a residue of a residue.</summary>
    public IEnumerable<int> Residues => generations.Values;

    /// <summary>Posted corrections of a line out of whose lots somebody had taken since.</summary>
    public int CorrectionsOfConsumed { get; }

    /// <summary>What corrections left and somebody settled since.</summary>
    public int RemaindersSettled { get; }

    void Take(Move move, Atoms atoms, int burnt)
    {
        if (!LotId.TryRead(move.To, out var to)) return;
        depths.TryAdd(to, 1);
        if (move.From == Accounts.Treatment) generations[to] = burnt + 1;
        if (!LotId.TryRead(move.From, out var from)) return;
        depths[to] = Math.Max(depths[to], depths[from] + 1);
        var roots = ways.TryGetValue(to, out var there) ? there : ways[to] = [];
        foreach (var atom in atoms.Items) (roots.TryGetValue(atom.Root, out var froms) ? froms : roots[atom.Root] = []).Add(from);
    }

    static int Consumed(IReadOnlyList<Line> lines)
    {
        var givers = new Dictionary<string, SortedSet<long>>(StringComparer.Ordinal);
        foreach (var line in lines.Where(static l => l.Corrects is null))
        {
            foreach (var move in line.Moves) (givers.TryGetValue(move.From, out var at) ? at : givers[move.From] = []).Add(line.Number);
        }

        return lines.Count(line => line.Corrects is { Is: not null } c && c.Was.Moves.Any(m =>
            LotId.TryRead(m.To, out _) && givers.TryGetValue(m.To, out var at) && at.Any(n => n > c.Line && n < line.Number)));
    }
}
