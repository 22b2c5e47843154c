using NodaTime;

namespace WasteFlow.Simulator.Play;

/// <summary>What is to happen when. Two things of the same moment happen in the order they were put down.</summary>
public sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (Instant At, long Number)> queue = new();
    private long number;

    public void At(Instant at, Func<Task> what) => queue.Enqueue(what, (at, ++number));

    /// <summary>The next thing up to and with a moment; false when there is none.</summary>
    public bool Next(Instant until, out Instant at, out Func<Task> what)
    {
        if (queue.TryPeek(out _, out var due) && due.At <= until)
        {
            at = due.At;
            what = queue.Dequeue();
            return true;
        }

        (at, what) = (default, static () => Task.CompletedTask);
        return false;
    }
}
