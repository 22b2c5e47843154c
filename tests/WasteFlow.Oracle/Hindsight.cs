namespace WasteFlow.Oracle;

/// <summary>A journal rewritten with what is known by its end: each act as the last correction left it, and no correction any more.</summary>
static class Hindsight
{
    public static IReadOnlyList<JournalLine> Of(IReadOnlyList<JournalLine> lines)
    {
        var told = lines.Select(static l => l.Corrects is null ? l : l with { Moves = [] }).ToArray();
        foreach (var put in lines.Select(static l => l.Corrects).OfType<PutRight>())
        {
            var line = told[(int)put.Line - 1];
            told[(int)put.Line - 1] = put.Is is { } now ? line with { Said = now.Said, Moves = now.Moves } : line with { Moves = [] };
        }

        return told;
    }

    /// <summary>What cannot be of corrections: of a line that is none or not yet, not of what stood, or posting anything but the difference.</summary>
    public static IEnumerable<string> Wrong(IReadOnlyList<JournalLine> lines)
    {
        var stands = new Dictionary<long, IReadOnlyList<Moved>>();
        foreach (var line in lines)
        {
            if (line.Corrects is not { } put)
            {
                stands[line.Number] = line.Moves;
                continue;
            }

            if (!stands.TryGetValue(put.Line, out var before) || lines[(int)put.Line - 1].Act != put.Act)
            {
                yield return $"line {line.Number} corrects line {put.Line}, which is no {put.Act} before it";
                continue;
            }

            if (!before.SequenceEqual(put.Was.Moves)) yield return $"line {line.Number} corrects what does not stand in line {put.Line}";
            var differs = Net(put.Is?.Moves ?? [], 1);
            foreach (var (end, grams) in Net(put.Was.Moves, -1)) differs[end] = differs.GetValueOrDefault(end) + grams;
            foreach (var (end, grams) in Net(line.Moves, -1)) differs[end] = differs.GetValueOrDefault(end) + grams;
            foreach (var (end, grams) in differs.Where(static d => d.Value != 0)) yield return $"line {line.Number} does not post {grams} g of what it corrects at {end}";
            stands[put.Line] = put.Is?.Moves ?? [];
        }
    }

    /// <summary>What each lot and account has more by these moves.</summary>
    static Dictionary<string, long> Net(IEnumerable<Moved> moves, int sign)
    {
        var net = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var move in moves)
        {
            net[move.From] = net.GetValueOrDefault(move.From) - sign * move.Grams;
            net[move.To] = net.GetValueOrDefault(move.To) + sign * move.Grams;
        }

        return net;
    }
}
