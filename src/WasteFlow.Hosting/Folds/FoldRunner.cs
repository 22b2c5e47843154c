using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WasteFlow.Hosting;

/// <summary>How far a room came in reading the journal.</summary>
public enum Reached
{
    /// <summary>As far as was asked.</summary>
    There,

    /// <summary>Not so far: it takes its time, or there is no such line.</summary>
    NotThere,

    /// <summary>Not so far, and the ledger gives no answer.</summary>
    Unanswered,
}

/// <summary>
/// Keeps a room's folds: pulls pages of lines when the bus tells of them, at the start, on demand and every few seconds;
/// applies them in memory, and saves effect and position in one transaction soon after.
/// </summary>
public sealed partial class FoldRunner : BackgroundService
{
    private static readonly TimeSpan AskAnyway = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LetNewsGather = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BuildTurn = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim pulling = new(1, 1);
    private readonly SemaphoreSlim building = new(1, 1);
    private readonly Lock gate = new();
    private readonly FoldGenerations[] folds;
    private readonly Dictionary<string, FoldReaders> readers;
    private readonly ILineFeed feed;
    private readonly LinesAhead lines;
    private readonly LineNews news;
    private readonly ILogger log;
    private long lastSave = Stopwatch.GetTimestamp();
    private long lastLook = Stopwatch.GetTimestamp();
    private volatile bool loaded;
    private volatile bool asking;

    public FoldRunner(string room, IReadOnlyList<Fold> folds, RoomDatabase database, ILineFeed feed, LineNews news, ILogger log)
    {
        Room = room;
        this.feed = feed;
        this.news = news;
        this.log = log;
        this.folds = [.. folds.Select(f => new FoldGenerations(f, gate, feed, () => database.Open<FoldDb>(room)))];
        lines = new(feed, Prepare);
        readers = folds.ToDictionary(static f => f.Name, f => new FoldReaders(f.Name, () => database.Open<FoldDb>(room)), StringComparer.Ordinal);
    }

    public string Room { get; }

    /// <summary>The line that all folds of the room have taken in.</summary>
    public long Line => folds.Min(static f => f.Line);

    /// <summary>As <see cref="Reach"/>, for who asks only whether it came there.</summary>
    public async Task<bool> CatchUp(long atLeast, TimeSpan timeout, CancellationToken cancel) => await Reach(atLeast, timeout, cancel) == Reached.There;

    /// <summary>
    /// Pulls until every fold stands at <paramref name="atLeast"/> or later; not there when that takes longer than <paramref name="timeout"/>, and at once where the
    /// journal has no such line: whoever was told of a line finds it there.
    /// </summary>
    public async Task<Reached> Reach(long atLeast, TimeSpan timeout, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        bool? misses = null;
        while (Line < atLeast || !loaded)
        {
            var next = news.Next;
            await TryPull(cancel);
            if (loaded && Line >= atLeast)
            {
                break;
            }

            if (misses is null && Line < atLeast)
            {
                misses = await MissesLine(atLeast, cancel);
            }

            if (misses == true)
            {
                return Reached.NotThere;
            }

            var left = timeout - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return misses is null && Line < atLeast ? Reached.Unanswered : Reached.NotThere;
            }

            var builds = building.CurrentCount > 0 && folds.Any(static f => f is { Answering.Stands: true, Next: not null });
            await Task.WhenAny(builds ? TryBuild(cancel) : next, Task.Delay(left < LetNewsGather ? left : LetNewsGather, cancel));
        }

        return Reached.There;
    }

    /// <summary>As <see cref="Reach"/>, for who must not wait longer than <paramref name="patience"/> whatever it is that hangs.</summary>
    public async Task<Reached> ReachWithin(long atLeast, TimeSpan patience, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            return await Reach(atLeast, patience, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return asking ? Reached.Unanswered : Reached.NotThere;
        }
    }

    /// <summary>Whether the journal has no such line yet; null where it does not answer.</summary>
    private async Task<bool?> MissesLine(long line, CancellationToken cancel)
    {
        try
        {
            return news.Line < line && (await Asked(c => feed.Read(line - 1, null, 1, c), cancel)).Lines.Count == 0;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(e, "{Room}: the ledger does not say whether line {Line} is there", Room, line);
            return null;
        }
    }

    /// <summary>Takes in what the journal holds by now; true when there was anything new.</summary>
    public async Task<bool> Refresh(CancellationToken cancel)
    {
        var before = Line;
        await TryPull(cancel);
        return Line > before;
    }

    /// <summary>Asks whoever runs this room, this process or another, to build a fold anew beside the one that answers; false where the room keeps no such fold.</summary>
    public async Task<bool> AskRebuild(string fold, CancellationToken cancel)
    {
        if (Array.Find(folds, f => f.Name.Equals(fold, StringComparison.Ordinal)) is not { } wanted)
        {
            return false;
        }

        await wanted.Ask(cancel);
        return true;
    }

    /// <summary>What is saved answers from the first question on.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Alone(pulling, Load, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Alone(pulling, Save, cancellationToken);
    }

    public override void Dispose()
    {
        foreach (var fold in folds)
        {
            fold.Dispose();
            readers[fold.Name].Dispose();
        }

        pulling.Dispose();
        building.Dispose();
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
                    await Alone(pulling, Save, stoppingToken);
                }

                if (Stopwatch.GetElapsedTime(lastLook) >= AskAnyway)
                {
                    await Alone(building, c => Alone(pulling, Look, c), stoppingToken);
                }

                if (folds.Any(static f => f.Next is not null) && await TryBuild(stoppingToken))
                {
                    continue;
                }

                await Task.WhenAny(next, Task.Delay(folds.Any(static f => f.Answering?.Unsaved > 0) ? SaveAfter : AskAnyway, stoppingToken));
                await Task.Delay(LetNewsGather, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }
    }

    private void Prepare(FeedLine line)
    {
        foreach (var fold in folds)
        {
            fold.Answering!.Prepare(line);
        }
    }
}
