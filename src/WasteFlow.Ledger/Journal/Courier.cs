using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// Says on the bus that lines are there. News may be lost with the process: folds also ask by themselves, so nothing depends on it but haste.
/// </summary>
public sealed class Courier : BackgroundService
{
    private readonly JournalTail tail;
    private readonly IBus bus;
    private readonly ILogger<Courier> log;
    private readonly SemaphoreSlim there = new(0, 1);

    public Courier(JournalWriter writer, JournalTail tail, IBus bus, ILogger<Courier> log)
    {
        (this.tail, this.bus, this.log) = (tail, bus, log);
        writer.Committed = _ => Wake();
        writer.Faulted = (act, fault) => log.LogError(fault, "The ledger could not decide act {Act}", act);
    }

    public override void Dispose()
    {
        there.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await there.WaitAsync(stoppingToken);
                var line = tail.Head.Line;
                if (line > told)
                {
                    await bus.Publish(new LinesThere(line), stoppingToken);
                    told = line;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The bus did not take the news of line {Line}: {Error}", tail.Head.Line, e.Message);
            }
        }
    }

    private void Wake()
    {
        if (there.CurrentCount == 0)
        {
            there.Release();
        }
    }
}
