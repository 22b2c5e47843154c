using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>The newest lines in memory, so that folds that keep up never ask the database; older ones are read from the store.</summary>
public sealed class JournalTail(IJournalStore store) : ILineFeed
{
    private const int LinesMax = 4096;

    private readonly Lock gate = new();
    private readonly List<FeedLine> newest = [];
    private LedgerHead head = store.Head();

    public LedgerHead Head
    {
        get
        {
            lock (gate)
            {
                return head;
            }
        }
    }

    public void Add(IReadOnlyList<FeedLine> lines, LedgerHead now)
    {
        lock (gate)
        {
            newest.AddRange(lines);
            if (newest.Count > 2 * LinesMax)
            {
                newest.RemoveRange(0, newest.Count - LinesMax);
            }

            head = now;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            newest.Clear();
            head = store.Head();
        }
    }

    public Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
    {
        lock (gate)
        {
            // Who was answered from the store may know of lines that were committed a moment ago and are not here yet: ask the store about those too.
            if (newest.Count > 0 && after >= newest[0].Number && after <= newest[^1].Number)
            {
                var at = (int)(after - newest[0].Number);
                var same = hash is null || newest[at].Hash == hash;
                return Task.FromResult(same
                    ? new LinePage(true, [.. newest.Skip(at + 1).Take(max)])
                    : new LinePage(false, []));
            }
        }

        return Task.FromResult(FromStore(after, hash, max));
    }

    private LinePage FromStore(long after, string? hash, int max)
    {
        if (hash is not null && after > 0 && store.HashAt(after) != hash)
        {
            return new(false, []);
        }

        return new(true, [.. store.Read(after, max).Select(static r =>
            new FeedLine(r.Number, r.Act, r.Bytes, r.Hash))]);
    }
}
