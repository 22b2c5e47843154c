using NodaTime;

namespace WasteFlow.Hosting;

/// <summary>How late it is by the ledger: when its last line was recorded.</summary>
public sealed class LedgerTime(ILineFeed feed, LineNews news, FoldRunners runners)
{
    private const int PageLines = 1_000;

    private volatile Known known = new(0, null);

    /// <summary>Null before the first line. Throws what the feed throws where the ledger is not there.</summary>
    public async Task<Instant?> Latest(CancellationToken cancel)
    {
        var now = known;
        var heard = runners.All.Select(static r => r.Line).Append(news.Line).Max();

        // The line that was heard of is read too: its time is what is asked for.
        var after = Math.Max(now.Line, heard - 1);
        while (await feed.Read(after, null, PageLines, cancel) is { Lines: [.., { Line: var last }] })
        {
            after = last.Number;
            now = new(after, last.RecordedAt);
        }

        known = now;
        return now.RecordedAt;
    }

    private sealed record Known(long Line, Instant? RecordedAt);
}
