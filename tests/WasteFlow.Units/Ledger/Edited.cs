using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>
/// Whose mass is where, worked out the plain way: every line's moves as the last correction left them, played from the beginning. It knows nothing
/// of histories.
/// </summary>
sealed class Edited
{
    readonly Dictionary<LotId, Atoms> lots = [];
    readonly Dictionary<LotId, long> born = [];
    readonly Dictionary<LotId, long> came = [];
    readonly Dictionary<string, Dictionary<LotId, long>> ends = new(StringComparer.Ordinal);
    readonly List<(long Line, Move Move, Atoms Atoms)> flows = [];

    public Edited(IReadOnlyList<Line> lines)
    {
        var moves = lines.ToDictionary(static l => l.Number, static l => l.Corrects is null ? l.Moves : []);
        foreach (var corrected in lines.Select(static l => l.Corrects).OfType<Corrected>()) moves[corrected.Line] = corrected.Is?.Moves ?? [];
        foreach (var lot in lines.SelectMany(static l => l.Lots)) lots[lot.Lot] = Atoms.None;
        foreach (var (line, move) in lines.SelectMany(l => moves[l.Number].Select(m => (l.Number, m)))) Play(line, move);
    }

    /// <summary>The lines as if nobody had ever been wrong: each as it stands now, and no corrections.</summary>
    public static IEnumerable<Line> History(IReadOnlyList<Line> lines)
    {
        var last = lines.Where(static l => l.Corrects is not null).GroupBy(static l => l.Corrects!.Line).ToDictionary(static g => g.Key, static g => g.Last().Corrects!);
        var made = lines.Where(static l => l.Corrects is not null).ToLookup(static l => l.Corrects!.Line, static l => l.Lots.Where(b => b.Lot.Line == l.Number));
        foreach (var line in lines)
        {
            LotBorn[] told = line.Corrects is null ? [.. line.Lots, .. made[line.Number].SelectMany(static l => l)] : [];
            yield return last.TryGetValue(line.Number, out var corrected)
                ? line with { Lots = told, Moves = corrected.Is?.Moves ?? [], Said = corrected.Is?.Said ?? line.Said }
                : line with { Lots = told, Moves = line.Corrects is null ? line.Moves : [], Corrects = null };
        }
    }

    public Atoms Of(LotId lot) => lots[lot];

    /// <summary>All that ever came into a lot from accounts: its own root's grams.</summary>
    public IReadOnlyDictionary<LotId, long> Born => born;

    /// <summary>All that ever came into a lot.</summary>
    public IReadOnlyDictionary<LotId, long> Came => came;

    /// <summary>Root → grams that ended on an account.</summary>
    public IReadOnlyDictionary<string, Dictionary<LotId, long>> Ends => ends;

    /// <summary>What moved, line by line; what came out of an account into a lot is that lot's own.</summary>
    public IReadOnlyList<(long Line, Move Move, Atoms Atoms)> Flows => flows;

    void Play(long line, Move move)
    {
        var atoms = Atoms.None;
        if (LotId.TryRead(move.From, out var from)) (atoms, lots[from]) = lots[from].Take(move.Grams);
        if (LotId.TryRead(move.To, out var to))
        {
            if (atoms.Grams == 0) born[to] = born.GetValueOrDefault(to) + move.Grams;
            came[to] = came.GetValueOrDefault(to) + move.Grams;
            atoms = atoms.Grams > 0 ? atoms : Atoms.Root(to, move.Grams);
            lots[to] = lots[to].Plus(atoms);
        }

        flows.Add((line, move, atoms));
        if (LotId.TryRead(move.To, out _)) return;

        var end = ends.TryGetValue(move.To, out var there) ? there : ends[move.To] = [];
        foreach (var atom in atoms.Items) end[atom.Root] = end.GetValueOrDefault(atom.Root) + atom.Grams;
    }
}
