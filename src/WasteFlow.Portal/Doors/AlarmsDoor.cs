using Microsoft.AspNetCore.Routing;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What needs the reader now: its alarms, the severest first, as of now or of the end of a day.</summary>
public static class AlarmsDoor
{
    public const string Address = $"{PortalRoom.Root}/alarms";

    private const int TakeFirst = 50;

    private const int TakeAll = 1000;

    private static readonly string[] States = ["open", "escalated", "pending", "ended"];

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var severity = asked.Word("severity", AlarmKinds.Severities);
        var stream = asked.Word("stream", Streams.All.Select(static s => s.Id));
        var kind = asked.Word("kind", AlarmKinds.All.Select(static k => k.Kind));
        var state = asked.Word("state", States);
        var day = asked.Day("day");
        var all = asked.Flag("all");
        if (asked.Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        Instant? asOf = day is { } d ? Calendar.StartOf(d.PlusDays(1)) : null;
        var counts = await visit.Client.Alarms(stream: stream, kind: kind, state: state, asOf: asOf, take: 0, cancel: visit.Cancel);
        var answer = await visit.Client.Alarms(
            stream: stream, kind: kind, severity: severity, state: state, asOf: asOf, take: all ? TakeAll : TakeFirst, cancel: visit.Cancel);
        if (counts.Value is not { } sums || answer.Value is not { } list)
        {
            return Page.Problem(counts.Value is null ? counts : answer);
        }

        await visit.Names.Load(
            list.Alarms.SelectMany(static a => new[] { a.Site, a.Origin }), list.Alarms.Select(static a => a.Party).Append(visit.Session!.Enterprise), visit.Cancel);
        return Page.Of<AlarmsPage>(
            ("List", list), ("Sums", sums.Severities), ("Severity", severity), ("Stream", stream), ("Kind", kind), ("State", state), ("Day", day));
    }

    /// <summary>How many alarms need somebody, for the first page; a notice needs nobody. Null where the bureau does not answer.</summary>
    public static async Task<IReadOnlyList<AlarmCount>?> Count(Visit visit) =>
        (await visit.Client.Alarms(take: 0, cancel: visit.Cancel)).Value?.Severities.Where(static s => s.Severity != AlarmKinds.Severities[0]).ToArray();
}
