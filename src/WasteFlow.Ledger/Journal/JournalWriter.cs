using System.Threading.Channels;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// The one writer. It takes what is queued, decides in order, commits once, and answers after the commit. While one batch is being committed the
/// next grows on top of it, so that deciding never waits for a commit; where a commit fails, what was decided on top is decided anew.
/// </summary>
public sealed partial class JournalWriter : IAsyncDisposable
{
    /// <summary>Acts in one commit at most.</summary>
    private const int BatchMax = 2048;

    /// <summary>Acts that are decided before a commit may begin with them.</summary>
    private const int StrideMax = 256;

    /// <summary>How often a batch is decided anew when another writer was first.</summary>
    private const int FenceTries = 10;

    /// <summary>Days that a refusal stays bound to its ActId.</summary>
    private const long RefusalMs = 30L * 24 * 3600 * 1000;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });

    /// <summary>There is room in the next batch again.</summary>
    private readonly SemaphoreSlim free = new(0);

    /// <summary>There is something in the next batch.</summary>
    private readonly SemaphoreSlim ready = new(0);

    /// <summary>Held while deciding, so that a failed commit can have everything undecided again.</summary>
    private readonly Lock gate = new();
    private readonly IJournalStore store;
    private readonly JournalTail tail;
    private readonly WorkingState state;
    private readonly Task deciding;
    private readonly Task committing;

    /// <summary>Decided, growing, and waiting for its commit.</summary>
    private Decided? next;

    /// <summary>The batch that is being committed, or was last: its answers may not be in the store yet. Whatever came before it is.</summary>
    private Decided? latest;
    private bool ended;
    private long decided;
    private LedgerHead head;
    private long refusalsForgottenAt;

    public JournalWriter(IJournalStore store, JournalTail tail)
    {
        this.store = store;
        this.tail = tail;
        state = new(store);
        store.Durability();
        head = store.Head();
        decided = head.Line;
        deciding = Task.Factory.StartNew(Decide, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        committing = Task.Factory.StartNew(Commit, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Told after each commit, with the last line.</summary>
    public Action<long>? Committed { get; set; }

    /// <summary>Told of an act that a decision could not cope with: its id, and why.</summary>
    public Action<string, Exception>? Faulted { get; set; }

    /// <summary>Queues the asks; the answers come after their commit, in order.</summary>
    public async Task<IReadOnlyList<Answer>> Write(IReadOnlyList<Ask> asks, CancellationToken cancel)
    {
        var prepared = new Prepared[asks.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = Prepared.Of(asks[i]);
        }

        var waiting = new Waiting(prepared, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(waiting, cancel);
        return await waiting.Done.Task.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await deciding;
        await committing;
        free.Dispose();
        ready.Dispose();
    }

    private async Task Decide()
    {
        var taken = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync())
        {
            while (Full())
            {
                await free.WaitAsync();
            }

            taken.Clear();
            var acts = 0;
            while (acts < StrideMax && queue.Reader.TryRead(out var waiting))
            {
                taken.Add(waiting);
                acts += waiting.Asks.Count;
            }

            lock (gate)
            {
                DecideSafely(taken);
            }

            Signal(ready);
        }

        lock (gate)
        {
            ended = true;
        }

        Signal(ready);
    }

    private bool Full()
    {
        lock (gate)
        {
            return next is { Acts: >= BatchMax };
        }
    }

    private async Task Commit()
    {
        while (true)
        {
            await ready.WaitAsync();
            while (Take() is { } current)
            {
                Signal(free);
                Commit(current);
            }

            lock (gate)
            {
                if (ended && next is null)
                {
                    return;
                }
            }
        }
    }

    /// <summary>The next batch as far as it is decided; whatever comes from now on goes into the one after it.</summary>
    private Decided? Take()
    {
        lock (gate)
        {
            if (next is not { } taken)
            {
                return null;
            }

            taken.Changes = state.TakeChanges();
            (latest, next) = (taken, null);
            return taken;
        }
    }

    // Each semaphore is released by one side only, so it never counts above one.
    private static void Signal(SemaphoreSlim semaphore)
    {
        if (semaphore.CurrentCount == 0)
        {
            semaphore.Release();
        }
    }

    private void Commit(Decided current)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var batch = current.Seal(head);
                store.Append(batch.Batch);
                head = batch.Head;
                tail.Add(batch.Feed, head);
                ForgetOldRefusals(current.Waiting[^1].Asks[^1].Ask.ReceivedAt.ToUnixTimeMilliseconds());
                current.Answer();
                Committed?.Invoke(head.Line);
                return;
            }
            catch (FenceException) when (attempt < FenceTries)
            {
                if (Anew(current) is not { } again)
                {
                    return;
                }

                current = again;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                current.Fail(fault);
                Anew(null);
                return;
            }
        }
    }

    /// <summary>What stands in memory is not what stands in the store: everything not committed is decided again, in order.</summary>
    private Decided? Anew(Decided? current)
    {
        lock (gate)
        {
            state.Forget();
            latest = null;
            var waiting = next?.Waiting;
            next = null;
            try
            {
                head = store.Head();
                decided = head.Line;
                tail.Clear();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                current?.Fail(fault);
                current = null;
            }

            if (current is not null)
            {
                DecideSafely(current.Waiting);
                current = Take();
            }

            if (waiting is not null)
            {
                DecideSafely(waiting);
            }

            return current;
        }
    }

    private void ForgetOldRefusals(long now)
    {
        if (now - refusalsForgottenAt > RefusalMs / 30)
        {
            refusalsForgottenAt = now;
            store.ForgetRefusalsBefore(now - RefusalMs);
        }
    }
}
