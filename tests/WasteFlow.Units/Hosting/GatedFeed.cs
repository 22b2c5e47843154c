using WasteFlow.Hosting;

namespace WasteFlow.Units.Hosting;

/// <summary>A feed whose earlier lines are given out when it is opened.</summary>
sealed class GatedFeed(ILineFeed inner) : ILineFeed
{
    /// <summary>Who holds such a line has to wait.</summary>
    public Func<long, bool> Closed { get; set; } = static _ => false;

    public TaskCompletionSource Knocked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
    {
        if (Closed(after))
        {
            Knocked.TrySetResult();
            await Open.Task.WaitAsync(cancel);
        }

        return await inner.Read(after, hash, max, cancel);
    }
}
