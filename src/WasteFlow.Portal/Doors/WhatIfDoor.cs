using Microsoft.AspNetCore.Routing;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What a plan's indicators would be with some flows changed (情景测算). The question stands in the address, so it can be sent to a colleague.</summary>
public static class WhatIfDoor
{
    /// <summary>The most changes that the form has room for; the room's door takes more.</summary>
    public const int ChangesMax = 10;

    public static string Address(string plan) => $"{PortalRoom.Root}/plans/{Uri.EscapeDataString(plan)}/what-if";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var plan = route["plan"] as string ?? "";
        var asked = visit.Asked();
        var (period, unfit) = ReportsDoor.PeriodOf(asked);
        var count = asked.Small("changes") ?? 1;
        var changes = Enumerable.Range(1, Math.Clamp(count, 1, ChangesMax)).Select(no => Change(visit, asked, no)).OfType<FlowChange>().ToList();
        if (count is < 1 or > ChangesMax)
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "changes")));
        }

        if ((unfit ?? asked.Objection) is { } objection)
        {
            return Page.Unfit(objection);
        }

        var (summary, otherwise) = await ReportsDoor.PlanOf(visit, plan);
        if (summary is null)
        {
            return otherwise!;
        }

        var months = period ?? ReportingPeriod.OfYear(summary.LastTargetYear);
        Outcome<WhatIfFigures>? answer = changes.Count == 0 ? null : await visit.Client.WhatIf(new(plan, changes, months), visit.Cancel);
        return Page.Of<WhatIfPage>(("Plan", summary), ("Period", months), ("Count", count), ("Answer", answer));
    }

    /// <summary>A field of one of the changes; the first change's have no number.</summary>
    public static string Field(string name, int change) => change == 1 ? name : FormattableString.Invariant($"{name}-{change}");

    /// <summary>Null where the form's part is not filled in.</summary>
    private static FlowChange? Change(Visit visit, Asked asked, int no)
    {
        var code = asked.Id<WasteCode>(Field("code", no));
        var (from, to) = (asked.Id<SiteId>(Field("from", no)), asked.Id<SiteId>(Field("to", no)));
        return visit.Query(Field("tonnes", no)) is { } tonnes && to is { } facility
            ? new(
                visit.Query(Field("outcome", no)) ?? "", new(tonnes, "t"), facility, visit.Query(Field("method", no)) ?? "", visit.Query(Field("stream", no)), code,
                from, visit.Query(Field("by", no)))
            : null;
    }
}
