using System.Runtime.CompilerServices;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>
/// Reports as of earlier lines. A line's past does not change, so what was made of it is kept for whoever asks next: the finals that stand are asked for over and
/// over. It is known by the line's hash, since a journal may turn out to have had another history.
/// </summary>
internal sealed class EarlierReports
{
    private const int KeptMax = 64;

    private static readonly ConditionalWeakTable<FoldRunner, EarlierReports> OfRunner = [];

    private readonly Lock own = new();
    private readonly LinkedList<(ReportAsk Ask, string Hash, Taken Taken)> kept = new();

    /// <summary>Null where the plan was not adopted by the line.</summary>
    public static async Task<Taken?> Of(FoldRunner runner, ILineFeed feed, ReportAsk ask, long line, CancellationToken cancel)
    {
        var earlier = OfRunner.GetOrCreateValue(runner);
        var hash = (await feed.Read(line - 1, null, 1, cancel)).Lines[0].Hash;
        if (earlier.Find(ask, hash) is { } known)
        {
            return known;
        }

        var (isKnown, taken) = runner.ReadAside(MeasureFold.FoldName, (documents, head) => EarlierDocuments.Knows(documents)
            ? (true, Taken.Of(EarlierDocuments.Of(documents, head, line), line, ask))
            : (false, null));
        taken = isKnown ? taken : Taken.Of(await runner.AsOf(new MeasureFold(), line, cancel), line, ask);
        if (taken is not null)
        {
            earlier.Keep(ask, hash, taken);
        }

        return taken;
    }

    private Taken? Find(ReportAsk ask, string hash)
    {
        lock (own)
        {
            for (var at = kept.First; at is not null; at = at.Next)
            {
                if (at.Value.Ask == ask && at.Value.Hash == hash)
                {
                    kept.Remove(at);
                    kept.AddFirst(at);
                    return at.Value.Taken;
                }
            }

            return null;
        }
    }

    private void Keep(ReportAsk ask, string hash, Taken taken)
    {
        lock (own)
        {
            // Of the documents that it was made of nothing is needed any more, and they are many.
            kept.AddFirst((ask, hash, taken with { Snapshot = taken.Snapshot.Let() }));
            if (kept.Count > KeptMax)
            {
                kept.RemoveLast();
            }
        }
    }
}
