using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>The rows of a store, page by page, up to a line.</summary>
internal sealed class StoredRows(IJournalStore store, long upTo)
{
    private const int PageLines = 1_000;

    private readonly Queue<(long First, string[] Hashes)> pages = [];
    private long read;

    public ValueTask<Page> Next(CancellationToken cancel)
    {
        var rows = read < upTo ? store.Read(read, (int)Math.Min(PageLines, upTo - read)) : [];
        if (rows.Count > 0)
        {
            pages.Enqueue((read + 1, [.. rows.Select(static r => r.Hash)]));
            read += rows.Count;
        }

        return ValueTask.FromResult(new Page([.. rows.Select(static r => (ReadOnlyMemory<byte>)r.Bytes)]));
    }

    /// <summary>The hash that the store has beside a line; asked for in order.</summary>
    public string HashOf(long line)
    {
        while (line >= pages.Peek().First + pages.Peek().Hashes.Length)
        {
            pages.Dequeue();
        }

        return pages.Peek().Hashes[line - pages.Peek().First];
    }
}
