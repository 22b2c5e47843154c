using System.Collections.Concurrent;

namespace WasteFlow.Hosting;

/// <summary>The rows of a fold that was built in one go: the next ones are packed on another thread while some are written.</summary>
internal static class BuiltRows
{
    private const int RowsAtOnce = 5_000;

    /// <summary>So many times <see cref="RowsAtOnce"/> wait to be written.</summary>
    private const int Waiting = 4;

    /// <exception cref="AggregateException">The build has failed.</exception>
    public static IEnumerable<IReadOnlyList<FoldChange>> Of(FoldBuild build, CancellationToken cancel)
    {
        using var packed = new BlockingCollection<IReadOnlyList<FoldChange>>(Waiting);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var packing = Task.Run(Pack, CancellationToken.None);
        try
        {
            foreach (var some in packed.GetConsumingEnumerable(cancel))
            {
                yield return some;
            }

            packing.Wait(cancel);
        }
        finally
        {
            // Who stops on the way must not leave the packing behind.
            stopped.Cancel();
            packing.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        void Pack()
        {
            try
            {
                foreach (var some in build.Documents().Chunk(RowsAtOnce))
                {
                    packed.Add([.. some.Select(static d => new FoldChange(d.Key, d.Value, Stored: false))], stopped.Token);
                }
            }
            finally
            {
                packed.CompleteAdding();
            }
        }
    }
}
