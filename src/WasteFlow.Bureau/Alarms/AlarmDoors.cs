using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The doors of alarms and deadlines. Time enters with the question: as of when, or now by the door's clock.</summary>
internal static class AlarmDoors
{
    public static async Task<Read<AlarmList>> Alarms(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var take = asked.Small("take") ?? AlarmQuestion.TakeDefault;
        var (asOf, unread) = await AsOf(context, asked);
        var streams = Runner(context).Read(register => register.Law.On(Calendar.DayOf(asOf)).Tables.Streams.All);
        var question = new AlarmQuestion(
            asked.Text("region") ?? reader.Region, asked.Word("stream", streams.Select(static s => s.Id)),
            asked.Word("kind", AlarmKinds.All.Select(static k => k.Kind)), asked.Word("owner", AlarmKinds.All.Select(static k => k.Owner)),
            asked.Word("severity", AlarmKinds.Severities), asked.Word("state", AlarmQuestion.States), asOf, take,
            asked.Text("alarm"));
        if ((unread ?? asked.Objection
            ?? (take <= AlarmQuestion.TakeMax ? null : Refused.With("field_malformed", "", ("pointer", "take")))
            ?? Region(question.Region, reader)) is { } unfit)
        {
            return unfit;
        }

        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);
        return Runner(context).Read(AlarmFold.FoldName, (documents, line) => AlarmAnswer.Of(question, reader, documents, line));
    }

    public static async Task<Read<AlarmList>> DeadlinesOf(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var site = asked.Needed<SiteId>("site");
        var (asOf, unread) = await AsOf(context, asked);
        if ((unread ?? asked.Objection) is { } unfit)
        {
            return unfit;
        }

        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);
        var runner = Runner(context);
        return runner.Read(register => Standing.Objection(reader, register, site, "", new Findings(register.Law.On(default)))) is { } refused
            ? refused
            : runner.Read(AlarmFold.FoldName, (documents, line) => AlarmAnswer.Of(site, asOf, reader, documents, line));
    }

    public static async Task<Read<ExpectedGeneration>> Generation(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var site = asked.Needed<SiteId>("site");
        var (asOf, unread) = await AsOf(context, asked);
        if ((unread ?? asked.Objection) is { } unfit)
        {
            return unfit;
        }

        await context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);
        var runner = Runner(context);
        return runner.Read(register => Standing.Objection(reader, register, site, "", new Findings(register.Law.On(default)))) is { } refused
            ? refused
            : runner.Read<Read<ExpectedGeneration>>(
                AlarmFold.FoldName, (documents, line) => new ExpectedGeneration(asOf, line, Expectations.Of(site, asOf, documents)));
    }

    private static async Task<(Instant AsOf, Refused? Refused)> AsOf(HttpContext context, Asked asked)
    {
        var (now, refused) = await context.RequestServices.GetRequiredService<DoorClock>().Now(context);
        return (asked.Time("asOf") ?? now, refused);
    }

    /// <summary>A region that exists, and is the reader's or lies in it.</summary>
    private static Refused? Region(string? region, Caller reader) =>
        region is null ? null
        : Divisions.Find(region) is null ? Refused.With("division_unknown", "", ("division", region))
        : reader.Region is { } own && !Divisions.IsIn(region, own) ? Refused.With("not_yours", "", ("reason", region))
        : null;

    private static FoldRunner Runner(HttpContext context) => context.RequestServices.GetRequiredService<FoldRunners>().Of(BureauRoom.RoomName);
}
