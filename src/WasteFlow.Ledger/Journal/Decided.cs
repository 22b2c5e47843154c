using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>A batch that is decided but not yet on the chain: what its commit will write, and what its askers will be told.</summary>
public sealed class Decided(IReadOnlyList<Waiting> waiting, long after)
{
    private readonly Dictionary<string, Bound> bound = new(StringComparer.Ordinal);
    private readonly List<Line> lines = [];
    private readonly List<Answer> replies = [];

    /// <summary>Whose asks these are.</summary>
    public IReadOnlyList<Waiting> Waiting => waiting;

    /// <summary>The last line's number once this batch is there.</summary>
    public long Last => after + lines.Count;

    /// <summary>The documents that changed.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Changes { get; set; } = [];

    /// <summary>The answer that an ActId of this batch is bound to.</summary>
    public Bound? Find(string actId) => bound.GetValueOrDefault(actId);

    /// <summary>An answer that binds nothing.</summary>
    public void Reply(Answer answer) => replies.Add(answer);

    /// <summary>A new answer, with its line where there is one.</summary>
    public void Bind(Prepared asked, Answer answer, Line? line)
    {
        bound.Add(asked.Id, new(asked.Id, asked.Content, line?.Number, asked.Ask.ReceivedAt.ToUnixTimeMilliseconds(), answer));
        replies.Add(answer);
        if (line is not null)
        {
            lines.Add(line);
        }
    }

    /// <summary>Chains the lines to the one before them and writes everything out as it is to be stored.</summary>
    public Sealed Seal(LedgerHead before)
    {
        var rows = new List<LineRow>(lines.Count);
        var feed = new List<FeedLine>(lines.Count);
        var hash = before.Hash;
        foreach (var line in lines)
        {
            var chained = line with { Prev = hash };
            var bytes = Chain.BytesOfOurs(chained);
            hash = Chain.Hash(bytes);
            rows.Add(new() { Number = line.Number, Hash = hash, Act = line.Act, Bytes = bytes });
            feed.Add(new(chained, bytes, hash));
        }

        var answers = bound.Values.Select(static b => new AnswerRow
        {
            ActId = b.ActId, Content = b.Content, Line = b.Line, At = b.At, Body = Wire.Bytes(b.Answer),
        }).ToArray();
        var states = Changes.OrderBy(static c => c.Key, StringComparer.Ordinal)
            .Select(static c => new StateRow { Key = c.Key, Body = Wire.Bytes(c.Value, c.Value.GetType()) }).ToArray();
        return new(new(after, rows, answers, states), feed, new(Last, hash));
    }

    /// <summary>Tells the askers, in order.</summary>
    public void Answer()
    {
        var next = 0;
        foreach (var one in waiting)
        {
            one.Done.TrySetResult(replies.GetRange(next, one.Asks.Count));
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
public sealed record Bound(string ActId, string Content, long? Line, long At, Answer Answer);

/// <summary>A batch in its final bytes.</summary>
public sealed record Sealed(JournalBatch Batch, IReadOnlyList<FeedLine> Feed, LedgerHead Head);
