using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Bench;

/// <summary>A journal without a disk, that keeps every batch as it came.</summary>
public sealed class RememberedJournal : IJournalStore
{
    private readonly Dictionary<string, byte[]> states = new(StringComparer.Ordinal);

    /// <summary>What would have been written, commit by commit.</summary>
    public List<JournalBatch> Batches { get; } = [];

    public LedgerHead Head() => Batches.SelectMany(static b => b.Lines).LastOrDefault() is { } last ? new(last.Number, last.Hash) : Chain.Beginning;

    public byte[]? Load(string key) => states.GetValueOrDefault(key);

    public IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds) => new Dictionary<string, AnswerRow>(StringComparer.Ordinal);

    public void Append(JournalBatch batch)
    {
        Batches.Add(batch);
        foreach (var row in batch.States)
        {
            states[row.Key] = row.Body;
        }
    }

    public IReadOnlyList<LineRow> Read(long after, int max) =>
        [.. Batches.SelectMany(static b => b.Lines).Where(l => l.Number > after).Take(max)];

    public string? HashAt(long line) => Batches.SelectMany(static b => b.Lines).FirstOrDefault(l => l.Number == line)?.Hash;

    public void ForgetRefusalsBefore(long at)
    {
    }
}
