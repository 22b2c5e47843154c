using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// The state that the writer decides against: documents loaded when first asked for and kept while this process is the writer.
/// Only the writer's one loop touches it.
/// </summary>
public sealed class WorkingState(IJournalStore store)
{
    /// <summary>Documents in a generation. What was not used for a whole one is let go.</summary>
    private const int GenerationMax = 200_000;

    /// <summary>Lines decided since the last call of <see cref="TakeChanges"/>, and those of the batch before it: they may not be in the store yet.</summary>
    private readonly Dictionary<long, Line> told = [];
    private readonly Dictionary<long, Line> committing = [];

    private readonly Dictionary<string, Change> changed = new(StringComparer.Ordinal);
    private Dictionary<string, object?> young = new(StringComparer.Ordinal);
    private Dictionary<string, object?> old = new(StringComparer.Ordinal);

    private Law law = Law.Base;
    private LawState? lawOf;

    /// <summary>The law as of the line decided last; read anew only where a line changed it.</summary>
    public Law Law
    {
        get
        {
            var now = Find<LawState>(Keys.Law);
            if (!ReferenceEquals(now, lawOf))
            {
                law = (now?.Lines ?? []).Aggregate(Law.Base, (before, line) => Line(line)!.Enact(before));
                lawOf = now;
            }

            return law;
        }
    }

    public T? Find<T>(string key) where T : class
    {
        if (young.TryGetValue(key, out var known))
        {
            return (T?)known;
        }

        if (!old.TryGetValue(key, out known))
        {
            var body = store.Load(key);
            known = body is null ? null : Wire.Read<T>(body);
        }

        Keep(key, known);
        return (T?)known;
    }

    /// <summary>A line that has been decided.</summary>
    public Line? Line(long number) =>
        told.TryGetValue(number, out var line) || committing.TryGetValue(number, out line) ? line
        : store.Read(number - 1, 1) is [{ } row] && row.Number == number ? Wire.Read<Line>(row.Bytes)
        : null;

    public void Told(Line line) => told[line.Number] = line;

    public void Put(string key, object document)
    {
        changed[key] = new(changed.TryGetValue(key, out var earlier) ? earlier.Before : young.GetValueOrDefault(key) ?? old.GetValueOrDefault(key), document);
        Keep(key, document);
    }

    /// <summary>The documents changed since the last call.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> TakeChanges()
    {
        var taken = changed.Select(static c => KeyValuePair.Create(c.Key, c.Value.After)).ToArray();
        changed.Clear();
        committing.Clear();
        foreach (var (number, line) in told)
        {
            committing.Add(number, line);
        }

        told.Clear();
        return taken;
    }

    /// <summary>Takes back the changes since the last call of <see cref="TakeChanges"/>.</summary>
    public void DropChanges()
    {
        foreach (var (key, change) in changed)
        {
            old.Remove(key);
            young.Remove(key);
            if (change.Before is { } before)
            {
                young[key] = before;
            }
        }

        changed.Clear();
        told.Clear();
    }

    /// <summary>Another writer was there first, or the store failed: everything is read again.</summary>
    public void Forget()
    {
        young.Clear();
        old.Clear();
        changed.Clear();
        told.Clear();
        committing.Clear();
    }

    /// <summary>A generation is far larger than what is decided and not yet committed, so nothing of that is ever let go.</summary>
    private void Keep(string key, object? document)
    {
        young[key] = document;
        if (young.Count >= GenerationMax)
        {
            (old, young) = (young, new(StringComparer.Ordinal));
        }
    }

    /// <param name="Before">As it was known before; null where it was not.</param>
    private sealed record Change(object? Before, object After);
}
