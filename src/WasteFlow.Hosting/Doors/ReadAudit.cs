using MassTransit;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>Tells the bureau what officers read of other people's business, before they are answered.</summary>
public sealed class ReadAudit(IBus bus, DoorClock clock)
{
    private static readonly Uri Bureau = new("exchange:bureau");

    /// <summary>A party's own reading is nobody's business.</summary>
    public async Task Write(HttpContext context, Caller reader)
    {
        if (!reader.IsAuthority || reader.Is(InsideTokens.Role))
        {
            return;
        }

        // A clock header that cannot be read is no reason to read unseen.
        var now = await clock.Now(context) is (var at, null) ? at : Instant.MinValue;
        var endpoint = await bus.GetSendEndpoint(Bureau);
        await endpoint.Send(
            new OfficerRead(now, reader.Person, context.Request.Path.Value ?? "", context.Request.QueryString.Value ?? ""), context.RequestAborted);
    }
}
