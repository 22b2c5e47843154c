using MassTransit;
using Microsoft.Extensions.Logging;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// Sends asks to the ledger in envelopes. An ask goes at once while fewer than a few envelopes are under way; what comes meanwhile
/// waits together and goes in one envelope as soon as an answer is back.
/// </summary>
public sealed class LedgerClient : ILedgerClient
{
    /// <summary>Acts in one envelope, at most.</summary>
    public const int ActsMax = 256;

    /// <summary>Envelopes under way at the same time, at most.</summary>
    public const int EnvelopesMax = 4;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = new();
    private readonly Func<AskLedger, Task<LedgerAnswered>> send;
    private readonly ILogger log;
    private int underWay;

    public LedgerClient(IBus bus, ILogger<LedgerClient> log)
        : this(Over(bus), log)
    {
    }

    /// <summary>With another way to the ledger than the bus.</summary>
    public LedgerClient(Func<AskLedger, Task<LedgerAnswered>> send, ILogger log)
    {
        this.send = send;
        this.log = log;
    }

    public Task<Answer> Ask(Ask ask, CancellationToken cancel)
    {
        var mine = new Waiting(ask);
        Waiting[]? envelope = null;
        lock (gate)
        {
            waiting.Enqueue(mine);
            if (underWay < EnvelopesMax)
            {
                underWay++;
                envelope = Take();
            }
        }

        if (envelope is not null)
        {
            _ = SendOn(envelope);
        }

        return Answer(mine, cancel);
    }

    /// <summary>What nobody waits for any more is not sent if it has not been: it would become a line behind the back of who was told otherwise.</summary>
    private static async Task<Answer> Answer(Waiting mine, CancellationToken cancel)
    {
        try
        {
            return await mine.Answered.Task.WaitAsync(cancel);
        }
        finally
        {
            mine.Answered.TrySetCanceled(CancellationToken.None);
        }
    }

    private static Func<AskLedger, Task<LedgerAnswered>> Over(IBus bus)
    {
        var client = bus.CreateRequestClient<AskLedger>(new Uri($"exchange:{Bus.LedgerQueue}"), AnswerWithin);
        return async asks => (await client.GetResponse<LedgerAnswered>(asks)).Message;
    }

    private Waiting[] Take()
    {
        var envelope = new List<Waiting>(Math.Min(waiting.Count, ActsMax));
        while (envelope.Count < ActsMax && waiting.TryDequeue(out var next))
        {
            if (!next.Answered.Task.IsCompleted)
            {
                envelope.Add(next);
            }
        }

        return [.. envelope];
    }

    private async Task SendOn(Waiting[] envelope)
    {
        while (envelope.Length > 0)
        {
            await Send(envelope);
            lock (gate)
            {
                envelope = Take();
                underWay -= envelope.Length == 0 ? 1 : 0;
            }
        }
    }

    private async Task Send(Waiting[] envelope)
    {
        try
        {
            var answered = await send(new AskLedger([.. envelope.Select(static w => w.Ask)]));
            for (var i = 0; i < envelope.Length; i++)
            {
                envelope[i].Answered.TrySetResult(answered.Answers[i]);
            }
        }
        catch (Exception e)
        {
            log.LogError("The ledger gave no answer to {Acts} acts: {Error}", envelope.Length, e.Message);
            foreach (var one in envelope)
            {
                one.Answered.TrySetResult(new Answer(one.Ask.Said.GetProperty("actId").GetGuid(), null, new Refused("ledger_not_there")));
            }
        }
    }

    private sealed record Waiting(Ask Ask)
    {
        public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
