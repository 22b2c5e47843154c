using Microsoft.AspNetCore.Http;
using NodaTime;
using WasteFlow.Hosting;

namespace WasteFlow.Bureau;

/// <summary>Writes down what officers read, before they are answered.</summary>
public sealed class ReadAudit(RoomDatabase database, DoorClock clock)
{
    public async Task Write(HttpContext context, Caller reader)
    {
        // A clock header that cannot be read is no reason to read unseen.
        var now = clock.Read(context, out var at) is null ? at : Instant.MinValue;
        var asked = context.Request.QueryString.Value ?? "";
        await using var db = database.Open<BureauDb>(BureauRoom.RoomName);
        db.Reads.Add(new ReadRow
        {
            At = now.ToUnixTimeMilliseconds(),
            Person = reader.Person,
            Door = context.Request.Path.Value ?? "",
            Asked = asked.Length > ReadRow.AskedMax ? asked[..ReadRow.AskedMax] : asked,
        });
        await db.SaveChangesAsync(context.RequestAborted);
    }
}
