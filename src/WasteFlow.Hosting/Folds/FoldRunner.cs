using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WasteFlow.Hosting;

/// <summary>
/// Keeps a room's folds: pulls pages of lines when the bus tells of them, at the start, on demand and every few seconds;
/// applies them in memory, and saves effect and position in one transaction soon after.
/// </summary>
public sealed class FoldRunner : BackgroundService
{
    private const int PageLines = 1_000;
    private const int UnsavedLinesMax = 10_000;
    private static readonly TimeSpan AskAnyway = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LetNewsGather = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim pulling = new(1, 1);
    private readonly Lock gate = new();
    private readonly FoldKeeper[] keepers;
    private readonly ILineFeed feed;
    private readonly LineNews news;
    private readonly ILogger log;
    private long lastSave = Stopwatch.GetTimestamp();
    private volatile bool loaded;

    public FoldRunner(string room, IReadOnlyList<Fold> folds, RoomDatabase database, ILineFeed feed, LineNews news, ILogger log)
    {
        Room = room;
        this.feed = feed;
        this.news = news;
        this.log = log;
        keepers = [.. folds.Select(f => new FoldKeeper(f, gate, () => database.Open<FoldDb>(room)))];
    }

    public string Room { get; }

    /// <summary>The line that all folds of the room have taken in.</summary>
    public long Line => keepers.Min(static k => k.Line);

    /// <summary>Pulls until every fold stands at <paramref name="atLeast"/> or later; false when that takes longer than <paramref name="timeout"/>.</summary>
    public async Task<bool> CatchUp(long atLeast, TimeSpan timeout, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        while (Line < atLeast || !loaded)
        {
            var next = news.Next;
            await TryPull(cancel);
            if (loaded && Line >= atLeast)
            {
                break;
            }

            var left = timeout - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            await Task.WhenAny(next, Task.Delay(left < LetNewsGather ? left : LetNewsGather, cancel));
        }

        return true;
    }

    /// <summary>Takes in what the journal holds by now; true when there was anything new.</summary>
    public async Task<bool> Refresh(CancellationToken cancel)
    {
        var before = Line;
        await TryPull(cancel);
        return Line > before;
    }

    /// <summary>Reads a fold's documents while no line is being applied; <paramref name="read"/> gets them with the line they are true at, and must be quick.</summary>
    public T Read<T>(string fold, Func<FoldDocuments, long, T> read)
    {
        lock (gate)
        {
            var keeper = Array.Find(keepers, k => k.Name.Equals(fold, StringComparison.Ordinal))
                ?? throw new ArgumentException($"{Room} keeps no fold {fold}", nameof(fold));
            return read(keeper.Documents, keeper.Line);
        }
    }

    /// <summary>Reads what the room knows of the register, and its other folds, while no line is being applied.</summary>
    public T Read<T>(Func<Register, T> read)
    {
        lock (gate)
        {
            return read(new Register(keepers.ToDictionary(static k => k.Name, static k => (FoldDocuments)k.Documents, StringComparer.Ordinal)));
        }
    }

    /// <summary>The fold as it was after <paramref name="line"/>, replayed in memory from the first line.</summary>
    public async Task<MemoryDocuments> AsOf(Fold fold, long line, CancellationToken cancel)
    {
        var documents = new MemoryDocuments();
        for (var at = 0L; at < line;)
        {
            var page = await feed.Read(at, null, (int)Math.Min(PageLines, line - at), cancel);
            if (page.Lines.Count == 0)
            {
                break;
            }

            foreach (var next in page.Lines)
            {
                fold.Apply(next.Line, documents);
            }

            at = page.Lines[^1].Line.Number;
        }

        return documents;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Alone(Save, cancellationToken);
    }

    public override void Dispose()
    {
        foreach (var keeper in keepers)
        {
            keeper.Dispose();
        }

        pulling.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = news.Next;
            try
            {
                await TryPull(stoppingToken);
                if (Stopwatch.GetElapsedTime(lastSave) >= SaveAfter)
                {
                    await Alone(Save, stoppingToken);
                }

                await Task.WhenAny(next, Task.Delay(keepers.Any(static k => k.Unsaved > 0) ? SaveAfter : AskAnyway, stoppingToken));
                await Task.Delay(LetNewsGather, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }
    }

    private Task TryPull(CancellationToken cancel) => Alone(Pull, cancel);

    // Pulling and saving are never two at a time; what fails is tried again at the next turn.
    private async Task Alone(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await pulling.WaitAsync(cancel);
        try
        {
            await work(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(e, "{Room}: its folds stand at line {Line} and cannot go on; tried again soon", Room, Line);
        }
        finally
        {
            pulling.Release();
        }
    }

    private async Task Save(CancellationToken cancel)
    {
        lastSave = Stopwatch.GetTimestamp();
        foreach (var keeper in keepers)
        {
            await keeper.Save(cancel);
        }
    }

    private async Task Pull(CancellationToken cancel)
    {
        if (!loaded)
        {
            foreach (var keeper in keepers)
            {
                await keeper.Load(cancel);
            }

            loaded = true;
        }

        while (true)
        {
            var last = keepers.MinBy(static k => k.Line)!;
            var page = await feed.Read(last.Line, last.Hash, PageLines, cancel);
            if (!page.SameHistory)
            {
                await Rebuild(last, cancel);
                continue;
            }

            if (page.Lines.Count == 0)
            {
                return;
            }

            await Apply(page.Lines, cancel);
            if (keepers.Any(static k => k.Unsaved >= UnsavedLinesMax))
            {
                await Save(cancel);
            }
        }
    }

    private async Task Apply(IReadOnlyList<FeedLine> lines, CancellationToken cancel)
    {
        foreach (var keeper in keepers)
        {
            try
            {
                if (!keeper.Apply(lines))
                {
                    await Rebuild(keeper, cancel);
                }
            }
            catch
            {
                // A line half applied must not be read: back to what was saved, before the error goes up.
                await keeper.Load(cancel);
                throw;
            }
        }
    }

    private async Task Rebuild(FoldKeeper keeper, CancellationToken cancel)
    {
        if (keeper.Line == 0)
        {
            throw new InvalidDataException("The journal's feed does not begin at line 1.");
        }

        log.LogWarning("{Room}: another history at line {Line}; fold {Fold} is built anew", Room, keeper.Line, keeper.Name);
        await keeper.Rebuild(cancel);
    }
}
