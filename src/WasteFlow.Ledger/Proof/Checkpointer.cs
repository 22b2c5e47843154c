using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>Signs every 10,000th line, and the head once an hour where it has moved. It looks on from beside; the writer never waits for it.</summary>
public sealed class Checkpointer(Checkpoints checkpoints, IJournalStore store, JournalTail tail, IClock clock, ILogger<Checkpointer> log) : BackgroundService
{
    /// <summary>Lines from one checkpoint to the next.</summary>
    public const int EveryLines = 10_000;

    private static readonly Duration EveryTime = Duration.FromHours(1);
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
                await Task.Delay(Looks, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.LogWarning("No checkpoint could be kept at line {Line}: {Error}", tail.Head.Line, e.Message);
                await Task.Delay(EveryTime.ToTimeSpan() / 60, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Makes what is due by now.</summary>
    public async Task Look(CancellationToken cancel)
    {
        var head = tail.Head;
        var last = checkpoints.Last();
        for (var due = ((last?.Line ?? 0) / EveryLines + 1) * EveryLines; due <= head.Line; due += EveryLines)
        {
            last = await checkpoints.Make(new(due, store.HashAt(due)!), cancel);
        }

        if (head.Line > (last?.Line ?? 0) && Since(last) >= EveryTime)
        {
            await checkpoints.Make(head, cancel);
        }
    }

    /// <summary>A journal that nothing has vouched for yet is due at once.</summary>
    private Duration Since(SignedHead? last) =>
        last is null ? Duration.MaxValue : clock.GetCurrentInstant() - InstantPattern.General.Parse(last.At).Value;
}
