using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The doors of cases, incidents and inspections, for officers. What they read is written down.</summary>
internal static class CaseDoors
{
    private const int DaysDefault = 30;

    private const int DaysMax = 3660;

    public static async Task<Read<IReadOnlyList<Case>>> Cases(HttpContext context, Caller reader)
    {
        var (now, unread) = await Now(context);
        if (unread is not null)
        {
            return unread;
        }

        await Audit(context, reader);
        return new Read<IReadOnlyList<Case>>(
            Runner(context).Read(CaseFold.FoldName, (documents, _) => CaseFold.Of(reader.Region, Calendar.DayOf(now), documents)), null);
    }

    public static async Task<Read<Incident>> Incident(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var code = asked.Needed<WasteCode>("code");
        var place = asked.Word("place", Divisions.All.Select(static d => d.Code));
        var days = asked.Small("days") ?? DaysDefault;
        var (now, unread) = await Now(context);
        var at = asked.Time("at") ?? now;
        if ((unread ?? asked.Objection
            ?? (place is null ? Refused.With("field_missing", "", ("field", "place")) : null)
            ?? (WasteCodes.OneClass(code.Text) is null ? Refused.With("code_malformed", "", ("code", code.Text)) : null)
            ?? (days > DaysMax ? Refused.With("field_malformed", "", ("pointer", "days")) : null)) is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return Runner(context).Read(AlarmFold.FoldName, (documents, _) => IncidentSearch.Of(code, place!, at, days, documents));
    }

    public static async Task<Read<InspectionList>> Inspections(HttpContext context, Caller reader)
    {
        var asked = new Asked(context);
        var (now, unread) = await Now(context);
        var today = Calendar.DayOf(now);
        var region = asked.Word("region", Divisions.All.Select(static d => d.Code)) ?? reader.Region;
        var from = asked.Day("from") ?? new LocalDate(today.Year, 1, 1);
        var to = asked.Day("to") ?? today;
        if ((unread ?? asked.Objection
            ?? (region is null ? Refused.With("field_missing", "", ("field", "region")) : null)
            ?? (to < from ? new Refused("period_reversed") : null)
            ?? (reader.Region is { } own && !Divisions.IsIn(region!, own) ? Refused.With("not_yours", "", ("reason", region!)) : null)) is { } unfit)
        {
            return unfit;
        }

        await Audit(context, reader);
        return Runner(context).Read(InspectionFold.FoldName, (documents, _) => InspectionFold.Of(region!, from, to, documents));
    }

    private static Task<(Instant Now, Refused? Refused)> Now(HttpContext context) => context.RequestServices.GetRequiredService<DoorClock>().Now(context);

    private static Task Audit(HttpContext context, Caller reader) => context.RequestServices.GetRequiredService<ReadAudit>().Write(context, reader);

    private static FoldRunner Runner(HttpContext context) => context.RequestServices.GetRequiredService<FoldRunners>().Of(BureauRoom.RoomName);
}
