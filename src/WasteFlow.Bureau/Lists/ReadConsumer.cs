using MassTransit;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Bureau;

/// <summary>Writes down what officers read, in whichever room they did.</summary>
public sealed class ReadConsumer(RoomDatabase database) : IConsumer<OfficerRead>
{
    public async Task Consume(ConsumeContext<OfficerRead> context)
    {
        var read = context.Message;
        await using var db = database.Open<BureauDb>(BureauRoom.RoomName);
        db.Reads.Add(new ReadRow
        {
            At = read.At.ToUnixTimeMilliseconds(),
            Person = read.Person,
            Door = Cut(read.Door, ReadRow.DoorMax),
            Asked = Cut(read.Asked, ReadRow.AskedMax),
        });
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private static string Cut(string text, int max) => text.Length > max ? text[..max] : text;
}
