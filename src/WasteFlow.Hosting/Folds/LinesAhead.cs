namespace WasteFlow.Hosting;

/// <summary>Reads the journal one page ahead: while a page is applied, the next one is read and parsed beside it. For one reader who goes from line to line.</summary>
/// <param name="prepare">What is done beside with each line of the page ahead.</param>
internal sealed class LinesAhead(ILineFeed feed, Action<FeedLine> prepare)
{
    private const int PageLines = 1_000;

    private (long After, string Hash, Task<LinePage> Page)? ahead;

    /// <summary>The lines after <paramref name="after"/>; <paramref name="hash"/> as in <see cref="ILineFeed.Read"/>.</summary>
    public async Task<LinePage> Read(long after, string? hash, CancellationToken cancel)
    {
        var page = await Ahead(after, hash) ?? await feed.Read(after, hash, PageLines, cancel);
        if (IsFull(page))
        {
            var last = page.Lines[^1];
            ahead = (last.Number, last.Hash, Task.Run(() => Prepared(last.Number, last.Hash), CancellationToken.None));
        }

        return page;
    }

    private async Task<LinePage> Prepared(long after, string hash)
    {
        var page = await feed.Read(after, hash, PageLines, CancellationToken.None);
        foreach (var line in page.Lines)
        {
            prepare(line);
        }

        return page;
    }

    /// <summary>Whether the journal may have more lines than the page.</summary>
    public static bool IsFull(LinePage page) => page.Lines.Count >= PageLines;

    /// <summary>What was read ahead, where that is what is asked for. The journal's end moves on: a page that was not full is no answer by now.</summary>
    private async Task<LinePage?> Ahead(long after, string? hash)
    {
        var known = ahead;
        ahead = null;
        if (known is not { } next || next.After != after || !next.Hash.Equals(hash, StringComparison.Ordinal))
        {
            return null;
        }

        await ((Task)next.Page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.Page is { IsCompletedSuccessfully: true } && IsFull(await next.Page) ? await next.Page : null;
    }
}
