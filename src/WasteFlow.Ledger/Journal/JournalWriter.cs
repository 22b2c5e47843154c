using System.Text.Json;
using System.Threading.Channels;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// The one writer. It takes what is queued, decides in order, commits once, and answers after the commit.
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
    private readonly IJournalStore store;
    private readonly JournalTail tail;
    private readonly WorkingState state;
    private readonly Task loop;
    private LedgerHead head;
    private long refusalsForgottenAt;

    public JournalWriter(IJournalStore store, JournalTail tail)
    {
        this.store = store;
        this.tail = tail;
        state = new(store);
        head = store.Head();
        loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Told after each commit, with the last line.</summary>
    public Action<long>? Committed { get; set; }

    /// <summary>Queues the asks; the answers come after their commit, in order.</summary>
    public async Task<IReadOnlyList<Answer>> Write(IReadOnlyList<Ask> asks, CancellationToken cancel)
    {
        var waiting = new Waiting(asks, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(waiting, cancel);
        return await waiting.Done.Task.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task Loop()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var taken = new List<Waiting>();
            var acts = 0;
            while (acts < BatchMax && queue.Reader.TryRead(out var next))
            {
                taken.Add(next);
                acts += next.Asks.Count;
            }

            WriteBatch(taken);
        }
    }

    private void WriteBatch(List<Waiting> taken)
    {
        try
        {
            state.ForgetIfFull();
            var answers = Commit(taken);
            var next = 0;
            foreach (var waiting in taken)
            {
                waiting.Done.SetResult(answers.GetRange(next, waiting.Asks.Count));
                next += waiting.Asks.Count;
            }

            Committed?.Invoke(head.Line);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Nothing was committed: the callers are told of the fault and may ask again with the same ActIds.
            state.Forget();
            foreach (var waiting in taken)
            {
                waiting.Done.TrySetException(fault);
            }
        }
    }

    private List<Answer> Commit(List<Waiting> taken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var batch = new Batch(head);
            foreach (var ask in taken.SelectMany(static w => w.Asks))
            {
                DecideSafely(ask, batch);
            }

            try
            {
                store.Append(new(batch.Lines, batch.Answers, state.TakeChanges()));
                head = batch.Head;
                tail.Add(batch.Feed, head);
                ForgetOldRefusals(taken[^1].Asks[^1].ReceivedAt.ToUnixTimeMilliseconds());
                return batch.Replies;
            }
            catch (FenceException) when (attempt < FenceTries)
            {
                state.Forget();
                head = store.Head();
                tail.Clear();
            }
        }
    }

    /// <summary>An act that no door should have let through is refused by itself, so that its neighbours in the batch do not suffer.</summary>
    private void DecideSafely(Ask ask, Batch batch)
    {
        try
        {
            Decide(ask, batch);
        }
        catch (JsonException e)
        {
            batch.Replies.Add(new Answer(IdOf(ask), null, Refused.With("malformed_json", "", ("detail", e.Path ?? ""))));
        }
        catch (OverflowException)
        {
            batch.Replies.Add(new Answer(IdOf(ask), null, new Refused("mass_overflow")));
        }
    }

    private static Guid IdOf(Ask ask) =>
        ask.Said.ValueKind == JsonValueKind.Object && ask.Said.TryGetProperty("actId", out var id) && id.TryGetGuid(out var known) ? known : Guid.Empty;

    private void Decide(Ask asked, Batch batch)
    {
        if (!Acts.All.TryGetValue(asked.Act, out var type))
        {
            batch.Replies.Add(new Answer(Guid.Empty, null, Refused.With("act_unknown", "", ("act", asked.Act))));
            return;
        }

        // Written again in our own order and spacing, so that a line's bytes do not depend on the sender's.
        var act = (IAct)asked.Said.Deserialize(type, Wire.Options)!;
        var ask = asked with { Said = JsonSerializer.SerializeToElement(act, type, Wire.Options) };
        var actId = act.ActId;
        var id = actId.ToString("D");
        var content = Chain.Content(ask);
        if ((batch.Find(id) ?? store.FindAnswer(id)) is { } before)
        {
            batch.Replies.Add(before.Content == content
                ? JsonSerializer.Deserialize<Answer>(before.Body, Wire.Options)!
                : new Answer(actId, null, Refused.With("act_id_reused", "/actId", ("actId", id))));
            return;
        }

        var draft = new Draft(state, ask, batch.Head.Line + 1);
        if ((ask.Objection ?? Decider.ObjectionTo(act, draft)) is { } refused)
        {
            batch.Answer(new Answer(actId, null, refused), id, content, null, ask);
            return;
        }

        var line = draft.Close(batch.Head.Hash);
        batch.Add(line, Chain.Bytes(line));
        batch.Answer(new Answer(actId, draft.Answer(), null), id, content, line.Number, ask);
    }

    private void ForgetOldRefusals(long now)
    {
        if (now - refusalsForgottenAt > RefusalMs / 30)
        {
            refusalsForgottenAt = now;
            store.ForgetRefusalsBefore(now - RefusalMs);
        }
    }

    private sealed record Waiting(IReadOnlyList<Ask> Asks, TaskCompletionSource<IReadOnlyList<Answer>> Done);

    private sealed class Batch(LedgerHead head)
    {
        private readonly Dictionary<string, AnswerRow> answered = new(StringComparer.Ordinal);

        public LedgerHead Head { get; private set; } = head;

        public List<LineRow> Lines { get; } = [];

        public List<Hosting.FeedLine> Feed { get; } = [];

        public List<AnswerRow> Answers { get; } = [];

        public List<Answer> Replies { get; } = [];

        public AnswerRow? Find(string actId) => answered.GetValueOrDefault(actId);

        public void Add(Line line, byte[] bytes)
        {
            var hash = Chain.Hash(bytes);
            Lines.Add(new() { Number = line.Number, Hash = hash, Act = line.Act, Bytes = bytes });
            Feed.Add(new(line, bytes, hash));
            Head = new(line.Number, hash);
        }

        public void Answer(Answer answer, string id, string content, long? line, Ask ask)
        {
            var row = new AnswerRow
            {
                ActId = id,
                Content = content,
                Line = line,
                At = ask.ReceivedAt.ToUnixTimeMilliseconds(),
                Body = JsonSerializer.SerializeToUtf8Bytes(answer, Wire.Options),
            };
            answered[id] = row;
            Answers.Add(row);
            Replies.Add(answer);
        }
    }
}
