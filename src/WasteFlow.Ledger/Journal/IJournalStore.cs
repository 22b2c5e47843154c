using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>The journal's own storage. One writer appends; reads may come from any thread.</summary>
public interface IJournalStore
{
    /// <summary>The last line and its hash; line 0 and 64 zeros when there is none.</summary>
    LedgerHead Head();

    /// <summary>A derived document's bytes, or null. Only the writer calls it.</summary>
    byte[]? Load(string key);

    /// <summary>What these acts were answered, as far as they were. Only the writer calls it.</summary>
    IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds);

    /// <summary>Lines, answers and documents in one durable transaction.</summary>
    /// <exception cref="FenceException">Another writer has written since.</exception>
    void Append(JournalBatch batch);

    /// <summary>Lines after <paramref name="after"/>, in order.</summary>
    IReadOnlyList<LineRow> Read(long after, int max);

    /// <summary>The hash of a line, or null where there is no such line.</summary>
    string? HashAt(long line);

    /// <summary>
    /// Opens the session that commits, and gives what makes its commits last, in the provider's own words: names and values of settings, read
    /// from that session. Nothing where a storage has none.
    /// </summary>
    /// <exception cref="Hosting.CannotStart">An answered act would not survive the loss of power.</exception>
    IReadOnlyDictionary<string, string> Durability() => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Refusals older than this (milliseconds since 1970) are forgotten.</summary>
    void ForgetRefusalsBefore(long at);
}

/// <summary>What one commit writes.</summary>
/// <param name="After">The line that must be the last one: what the batch was decided on.</param>
public sealed record JournalBatch(long After, IReadOnlyList<LineRow> Lines, IReadOnlyList<AnswerRow> Answers, IReadOnlyList<StateRow> States);

/// <summary>Another writer was there first; what this one holds in memory is stale.</summary>
public sealed class FenceException(Exception? inner) : Exception("another writer has taken this line", inner);
