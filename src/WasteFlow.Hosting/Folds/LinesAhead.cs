namespace WasteFlow.Hosting;

/// <summary>Reads the journal some pages ahead: while a page is applied, the next ones are read and parsed beside it. For one reader who goes from line to line.</summary>
/// <param name="prepare">What is done beside with each line of the pages ahead.</param>
internal sealed class LinesAhead(ILineFeed feed, Action<FeedLine> prepare)
{
    private const int PageLines = 1_000;

    /// <summary>Pages are of unequal weight; with one alone ahead the reader and who applies would wait for each other in turn.</summary>
    private const int PagesAhead = 3;

    /// <summary>Each is begun when the one before it has been read.</summary>
    private readonly Queue<Task<Begun>> ahead = [];

    /// <summary>The lines after <paramref name="after"/>; <paramref name="hash"/> as in <see cref="ILineFeed.Read"/>.</summary>
    public async Task<LinePage> Read(long after, string? hash, CancellationToken cancel)
    {
        var page = await Ahead(after, hash, cancel) ?? await feed.Read(after, hash, PageLines, cancel);
        if (!IsFull(page))
        {
            ahead.Clear();
            return page;
        }

        for (var last = ahead.LastOrDefault() ?? Task.FromResult(new Begun(0, "", page)); ahead.Count < PagesAhead;)
        {
            var before = last;
            ahead.Enqueue(last = Task.Run(() => After(before), CancellationToken.None));
        }

        return page;
    }

    /// <summary>Whether the journal may have more lines than the page.</summary>
    public static bool IsFull(LinePage page) => page.Lines.Count >= PageLines;

    /// <summary>After a page that was not full nothing is read: the journal's end moves on.</summary>
    private async Task<Begun> After(Task<Begun> before)
    {
        if (await before is not { Page: { } full } || !IsFull(full))
        {
            return new(0, "", null);
        }

        var last = full.Lines[^1];
        var page = await feed.Read(last.Number, last.Hash, PageLines, CancellationToken.None);
        foreach (var line in page.Lines)
        {
            prepare(line);
        }

        return new(last.Number, last.Hash, page);
    }

    /// <summary>What was read ahead, where that is what is asked for. A page that was not full is no answer by now.</summary>
    private async Task<LinePage?> Ahead(long after, string? hash, CancellationToken cancel)
    {
        if (!ahead.TryDequeue(out var next))
        {
            return null;
        }

        await ((Task)next.WaitAsync(cancel)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (next.IsCompletedSuccessfully && await next is { Page: { } page } begun && begun.After == after && begun.Hash.Equals(hash, StringComparison.Ordinal) && IsFull(page))
        {
            return page;
        }

        ahead.Clear();
        return null;
    }

    /// <param name="Page">The lines after that line; null where nothing was read.</param>
    private sealed record Begun(long After, string Hash, LinePage? Page);
}
