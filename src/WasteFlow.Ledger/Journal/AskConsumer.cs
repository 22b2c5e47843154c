using MassTransit;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>The ledger's door on the bus: an envelope in, its answers out, after the commit.</summary>
public sealed class AskConsumer(JournalWriter writer) : IConsumer<AskLedger>
{
    /// <summary>Acts that one envelope may hold.</summary>
    public const int ActsMax = 256;

    public async Task Consume(ConsumeContext<AskLedger> context)
    {
        var asks = context.Message.Asks;
        var answers = asks.Count is > 0 and <= ActsMax
            ? await writer.Write(asks, context.CancellationToken)
            : [.. asks.Select(static a => new Answer(a.Said.GetProperty("actId").GetGuid(), null, Waste.Refused.With("envelope_too_full", "", ("max", "256"))))];
        await context.RespondAsync(new LedgerAnswered(answers));
    }
}
