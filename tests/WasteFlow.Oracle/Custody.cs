namespace WasteFlow.Oracle;

/// <summary>
/// Plays a journal twice. By its lines as they are: how much is in every lot. With hindsight, as if every act had been said right at once: whose
/// grams those are, and of every move what it took.
/// </summary>
sealed class Custody
{
    readonly Dictionary<string, LotMade> lots = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedDictionary<(long, int), long>> grams = new(StringComparer.Ordinal);
    readonly Dictionary<string, Dictionary<(long, int), long>> came = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> left = new(StringComparer.Ordinal);
    readonly List<string> wrong = [];
    readonly List<Flow> flows = [];
    readonly Dictionary<string, (DateOnly Day, string Producer)> made = new(StringComparer.Ordinal);

    public Custody(IReadOnlyList<JournalLine> lines)
    {
        foreach (var line in lines) Count(line);
        wrong.AddRange(Hindsight.Wrong(lines));
        var told = Hindsight.Of(lines);
        foreach (var line in lines)
        {
            // A lot that a correction makes is of the day on which the corrected act happened.
            foreach (var lot in line.Lots) made.TryAdd(lot.Lot, (told[(int)(line.Corrects?.Line ?? line.Number) - 1].Day, lot.Origin ?? lot.Holder));
        }

        foreach (var line in told) Play(line);
        foreach (var (lot, there) in grams.Where(g => g.Value.Values.Sum() != left[g.Key]))
        {
            wrong.Add($"{lot} holds {left[lot]} g, of which {there.Values.Sum()} are somebody's");
        }
    }

    /// <summary>What cannot be: more taken than there was, a treatment that does not close, grams that are nobody's.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    public IReadOnlyDictionary<string, LotMade> Lots => lots;

    /// <summary>Every move with the roots of what it moved.</summary>
    public IReadOnlyList<Flow> Flows => flows;

    /// <summary>Root → grams of what is left in a lot.</summary>
    public IReadOnlyDictionary<(long, int), long> In(string lot) => grams[lot];

    /// <summary>What the lines as they are have left in a lot.</summary>
    public long Left(string lot) => left[lot];

    /// <summary>The day a lot was made on.</summary>
    public DateOnly DayOf(string lot) => made[lot].Day;

    /// <summary>From whom a lot was taken when it was made, or who held it; a line that tells it again may leave that out.</summary>
    public string ProducerOf(string lot) => made[lot].Producer;

    /// <summary>Root → grams of all that ever came into a lot.</summary>
    public IReadOnlyDictionary<(long, int), long> CameInto(string lot) => came[lot];

    void Count(JournalLine line)
    {
        foreach (var lot in line.Lots)
        {
            lots[lot.Lot] = lot;
            left.TryAdd(lot.Lot, 0);
            grams.TryAdd(lot.Lot, []);
            came.TryAdd(lot.Lot, []);
        }

        foreach (var move in line.Moves)
        {
            if (Moved.IsLot(move.From) && left[move.From] < move.Grams)
            {
                wrong.Add($"line {line.Number} takes {move.Grams} g out of {move.From}, which holds {left[move.From]}");
                continue;
            }

            if (Moved.IsLot(move.From)) left[move.From] -= move.Grams;
            if (Moved.IsLot(move.To)) left[move.To] += move.Grams;
        }
    }

    void Play(JournalLine line)
    {
        var treated = 0L;
        foreach (var move in line.Moves)
        {
            if (move.Grams <= 0) wrong.Add($"line {line.Number} moves {move.Grams} g");
            if (move.To == "treatment") treated += move.Grams;
            if (move.From == "treatment") treated -= move.Grams;
            var roots = Moved.IsLot(move.From) ? Take(line, move) : [KeyValuePair.Create(Moved.IsLot(move.To) ? Moved.Age(move.To) : (0L, 0), move.Grams)];
            if (Moved.IsLot(move.To))
            {
                foreach (var (root, amount) in roots)
                {
                    grams[move.To][root] = grams[move.To].GetValueOrDefault(root) + amount;
                    came[move.To][root] = came[move.To].GetValueOrDefault(root) + amount;
                }
            }

            flows.Add(new(line.Number, line.Day, line.Act, move.From, move.To, move.Grams, move.Class, move.Stream, roots, move.Code, move.Holder));
        }

        if (treated != 0) wrong.Add($"line {line.Number}: its treatment is {treated} g apart");
    }

    IReadOnlyList<KeyValuePair<(long, int), long>> Take(JournalLine line, Moved move)
    {
        var there = grams[move.From].ToArray();
        if (there.Sum(static r => r.Value) < move.Grams)
        {
            wrong.Add($"line {line.Number} moves {move.Grams} g out of {move.From}, in which {there.Sum(static r => r.Value)} are somebody's");
            return [];
        }

        var parts = Shares.Of(move.Grams, [.. there.Select(static r => r.Value)]);
        for (var i = 0; i < there.Length; i++)
        {
            grams[move.From][there[i].Key] -= parts[i];
            if (grams[move.From][there[i].Key] == 0) grams[move.From].Remove(there[i].Key);
        }

        return [.. there.Select((r, i) => KeyValuePair.Create(r.Key, parts[i])).Where(static p => p.Value > 0)];
    }
}

/// <summary>A move, and the roots of the grams it moved.</summary>
sealed record Flow(
    long Line, DateOnly Day, string Act, string From, string To, long Grams, string? Class, string? Stream, IReadOnlyList<KeyValuePair<(long, int), long>> Roots,
    string? Code = null, string? Holder = null);
