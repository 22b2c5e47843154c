using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// A batch that is decided but not yet on the chain: what its commit will write, and what its askers will be told. It grows while the one before it is
/// being committed.
/// </summary>
/// <param name="after">The last line's number before this batch.</param>
public sealed class Decided(long after)
{
    private readonly Dictionary<string, Bound> bound = new(StringComparer.Ordinal);
    private readonly List<(Line Line, byte[] Bytes)> lines = [];
    private readonly List<AnswerRow> answers = [];
    private readonly List<Answer> replies = [];
    private readonly List<Waiting> waiting = [];

    /// <summary>Whose asks these are.</summary>
    public IReadOnlyList<Waiting> Waiting => waiting;

    public int Acts { get; private set; }

    public long After => after;

    /// <summary>The last line's number once this batch is there.</summary>
    public long Last => after + lines.Count;

    /// <summary>The documents that changed.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Changes { get; set; } = [];

    public void Join(IReadOnlyList<Waiting> more)
    {
        waiting.AddRange(more);
        foreach (var one in more)
        {
            Acts += one.Asks.Count;
        }
    }

    /// <summary>The answer that an ActId of this batch is bound to.</summary>
    public Bound? Find(string actId) => bound.GetValueOrDefault(actId);

    /// <summary>An answer that binds nothing.</summary>
    public void Reply(Answer answer) => replies.Add(answer);

    /// <summary>
    /// A new answer, with its line where there is one. Both are written out here, where the next batch is decided, and not while everybody waits for the
    /// commit; only the link to the line before is set when the batch is sealed.
    /// </summary>
    public void Bind(Prepared asked, Answer answer, Line? line)
    {
        bound.Add(asked.Id, new(asked.Content, answer));
        answers.Add(new()
        {
            ActId = asked.Id, Content = asked.Content, Line = line?.Number, At = asked.Ask.ReceivedAt.ToUnixTimeMilliseconds(), Body = Wire.Bytes(answer),
        });
        replies.Add(answer);
        if (line is not null)
        {
            lines.Add((line, Chain.BytesOfOurs(line)));
        }
    }

    /// <summary>Chains the lines to the one before them and gives everything as it is to be stored.</summary>
    public Sealed Seal(LedgerHead before)
    {
        var rows = new List<LineRow>(lines.Count);
        var feed = new List<FeedLine>(lines.Count);
        var hash = before.Hash;
        foreach (var (line, bytes) in lines)
        {
            var chained = line with { Prev = hash };
            Chain.Link(bytes, hash);
            hash = Chain.Hash(bytes);
            rows.Add(new() { Number = line.Number, Hash = hash, Act = line.Act, Bytes = bytes });
            feed.Add(new(chained, bytes, hash));
        }

        var states = new StateRow[Changes.Count];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = new() { Key = Changes[i].Key, Body = Wire.Bytes(Changes[i].Value, Changes[i].Value.GetType()) };
        }

        Array.Sort(states, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new(new(after, rows, answers, states), feed, new(Last, hash));
    }

    /// <summary>Tells the askers, in order.</summary>
    public void Answer()
    {
        var next = 0;
        foreach (var one in waiting)
        {
            one.Done.TrySetResult(one.Asks.Count == 1 ? [replies[next]] : replies.GetRange(next, one.Asks.Count));
            next += one.Asks.Count;
        }
    }

    /// <summary>Nothing of it was committed: the askers are told of the fault and may ask again with the same ActIds.</summary>
    public void Fail(Exception fault)
    {
        foreach (var one in waiting)
        {
            one.Done.TrySetException(fault);
        }
    }
}

/// <summary>Asks of one envelope that wait for their answers.</summary>
public sealed record Waiting(IReadOnlyList<Prepared> Asks, TaskCompletionSource<IReadOnlyList<Answer>> Done);

/// <summary>What an ActId is answered.</summary>
public sealed record Bound(string Content, Answer Answer);

/// <summary>A batch in its final bytes.</summary>
public sealed record Sealed(JournalBatch Batch, IReadOnlyList<FeedLine> Feed, LedgerHead Head);
