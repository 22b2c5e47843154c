using MassTransit;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>The latest line that this process has heard of.</summary>
public sealed class LineNews
{
    private TaskCompletionSource next = Fresh();
    private long line;

    public long Line => Interlocked.Read(ref line);

    /// <summary>Completes at the next news.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Tell(long there)
    {
        var known = Line;
        while (there > known && Interlocked.CompareExchange(ref line, there, known) != known)
        {
            known = Line;
        }

        Interlocked.Exchange(ref next, Fresh()).TrySetResult();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Hears from the ledger that lines are there.</summary>
internal sealed class LinesThereConsumer(LineNews news) : IConsumer<LinesThere>
{
    public Task Consume(ConsumeContext<LinesThere> context)
    {
        news.Tell(context.Message.Line);
        return Task.CompletedTask;
    }
}
