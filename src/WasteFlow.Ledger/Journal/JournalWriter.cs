using System.Threading.Channels;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// The one writer. It takes what is queued, decides in order, commits once, and answers after the commit. While one batch is being committed the
/// next is decided on top of it; where a commit fails, what was decided on top is decided anew.
/// </summary>
public sealed class JournalWriter : IAsyncDisposable
{
    /// <summary>Acts in one commit at most.</summary>
    private const int BatchMax = 2048;

    /// <summary>How often a batch is decided anew when another writer was first.</summary>
    private const int FenceTries = 10;

    /// <summary>Days that a refusal stays bound to its ActId.</summary>
    private const long RefusalMs = 30L * 24 * 3600 * 1000;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly SemaphoreSlim free = new(1);
    private readonly SemaphoreSlim ready = new(0);

    /// <summary>Held while deciding, so that a failed commit can have everything undecided again.</summary>
    private readonly Lock gate = new();
    private readonly IJournalStore store;
    private readonly JournalTail tail;
    private readonly WorkingState state;
    private readonly Task deciding;
    private readonly Task committing;

    /// <summary>Decided, and waiting for its commit.</summary>
    private Decided? next;

    /// <summary>The batch decided last: its answers may not be in the store yet. Whatever came before it is.</summary>
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
        var waiting = new Waiting([.. asks.Select(Prepared.Of)], new(TaskCreationOptions.RunContinuationsAsynchronously));
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
        while (await queue.Reader.WaitToReadAsync())
        {
            await free.WaitAsync();
            var taken = new List<Waiting>();
            var acts = 0;
            while (acts < BatchMax && queue.Reader.TryRead(out var waiting))
            {
                taken.Add(waiting);
                acts += waiting.Asks.Count;
            }

            lock (gate)
            {
                next = DecideSafely(taken);
            }

            ready.Release();
        }

        lock (gate)
        {
            ended = true;
        }

        ready.Release();
    }

    private async Task Commit()
    {
        while (true)
        {
            await ready.WaitAsync();
            Decided? current;
            lock (gate)
            {
                (current, next) = (next, null);
                if (current is null && ended)
                {
                    return;
                }
            }

            free.Release();
            if (current is not null)
            {
                Commit(current);
            }
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

            current = current is null ? null : DecideSafely(current.Waiting);
            next = waiting is null ? null : DecideSafely(waiting);
            return current;
        }
    }

    /// <summary>Null where the store cannot be read; then its askers have been told.</summary>
    private Decided? DecideSafely(IReadOnlyList<Waiting> taken)
    {
        var batch = new Decided(taken, decided);
        try
        {
            var asks = taken.SelectMany(static w => w.Asks).ToList();
            var answered = store.FindAnswers([.. asks.Where(static a => a.Act is not null).Select(static a => a.Id)]);
            foreach (var asked in asks)
            {
                Decide(asked, answered, batch);
            }

            batch.Changes = state.TakeChanges();
            decided = batch.Last;
            latest = batch;
            return batch;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            state.DropChanges();
            batch.Fail(fault);
            return null;
        }
    }

    private void Decide(Prepared asked, IReadOnlyDictionary<string, AnswerRow> answered, Decided batch)
    {
        if (asked.Act is not { } act)
        {
            batch.Reply(asked.Unfit!);
            return;
        }

        if ((batch.Find(asked.Id) ?? latest?.Find(asked.Id) ?? Read(answered, asked.Id)) is { } before)
        {
            batch.Reply(before.Content == asked.Content
                ? before.Answer
                : new Answer(act.ActId, null, Refused.With("act_id_reused", "/actId", ("actId", asked.Id))));
            return;
        }

        var draft = new Draft(state, asked.Ask, batch.Last + 1);
        if (Objection(asked, draft) is { } refused)
        {
            batch.Bind(asked, new Answer(act.ActId, null, refused), null);
            return;
        }

        var line = draft.Close();
        batch.Bind(asked, new Answer(act.ActId, draft.Answer(), null), line);
    }

    /// <summary>An act that a decision cannot cope with is refused by itself, so that its neighbours in the batch do not suffer.</summary>
    private Refused? Objection(Prepared asked, Draft draft)
    {
        try
        {
            return asked.Ask.Objection ?? Decider.ObjectionTo(asked.Act!, draft);
        }
        catch (OverflowException)
        {
            return new Refused("mass_overflow");
        }
        catch (Exception fault) when (fault is ArgumentException or ArithmeticException or NullReferenceException or InvalidCastException)
        {
            Faulted?.Invoke(asked.Id, fault);
            return Refused.With("internal_fault", "", ("trace", asked.Id));
        }
    }

    private static Bound? Read(IReadOnlyDictionary<string, AnswerRow> answered, string id) =>
        answered.TryGetValue(id, out var row)
            ? new(id, row.Content, row.Line, row.At, Wire.Read<Answer>(row.Body)!)
            : null;

    private void ForgetOldRefusals(long now)
    {
        if (now - refusalsForgottenAt > RefusalMs / 30)
        {
            refusalsForgottenAt = now;
            store.ForgetRefusalsBefore(now - RefusalMs);
        }
    }
}
