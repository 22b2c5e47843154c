using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Units.Ledger;

/// <summary>A journal's storage without a disk: what the tests hand to the real writer.</summary>
sealed class MemoryJournal : IJournalStore
{
    readonly Lock gate = new();
    readonly List<LineRow> lines = [];
    readonly Dictionary<string, AnswerRow> answers = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, byte[]> states = new(StringComparer.Ordinal);

    /// <summary>How many transactions were committed.</summary>
    public int Commits { get; private set; }

    /// <summary>The documents by key, as the last commit left them.</summary>
    public IReadOnlyDictionary<string, byte[]> States => states;

    /// <summary>Called once before the next commit: where a test lets another writer be first.</summary>
    public Action? BeforeCommit { get; set; }

    public LedgerHead Head()
    {
        lock (gate) return lines.Count == 0 ? Chain.Beginning : new(lines[^1].Number, lines[^1].Hash);
    }

    public byte[]? Load(string key)
    {
        lock (gate) return states.GetValueOrDefault(key);
    }

    public IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds)
    {
        lock (gate) return actIds.Where(answers.ContainsKey).Distinct().ToDictionary(static a => a, a => answers[a], StringComparer.Ordinal);
    }

    public void Append(JournalBatch batch)
    {
        var before = BeforeCommit;
        BeforeCommit = null;
        before?.Invoke();
        lock (gate)
        {
            if (batch.After != lines.Count) throw new FenceException(new InvalidOperationException("the number is taken"));
            if (batch.Answers.FirstOrDefault(a => answers.ContainsKey(a.ActId)) is { } known) throw new FenceException(new InvalidOperationException(known.ActId));
            lines.AddRange(batch.Lines);
            foreach (var answer in batch.Answers) answers[answer.ActId] = answer;
            foreach (var state in batch.States) states[state.Key] = state.Body;
            Commits++;
        }
    }

    public IReadOnlyList<LineRow> Read(long after, int max)
    {
        lock (gate) return [.. lines.Skip((int)after).Take(max)];
    }

    public string? HashAt(long line)
    {
        lock (gate) return line >= 1 && line <= lines.Count ? lines[(int)line - 1].Hash : null;
    }

    public void ForgetRefusalsBefore(long at)
    {
        lock (gate)
        {
            foreach (var old in answers.Values.Where(a => a.Line is null && a.At < at).Select(static a => a.ActId).ToList()) answers.Remove(old);
        }
    }

    /// <summary>Writes over a line's bytes and nothing else, as a thief in the database would.</summary>
    public void Forge(long number, Func<byte[], byte[]> forge)
    {
        lock (gate)
        {
            var row = lines[(int)number - 1];
            lines[(int)number - 1] = new() { Number = row.Number, Hash = row.Hash, Act = row.Act, Bytes = forge(row.Bytes) };
        }
    }

    /// <summary>Writes over a derived document.</summary>
    public void ForgeState(string key, byte[] body)
    {
        lock (gate) states[key] = body;
    }
}
