using Microsoft.AspNetCore.Routing;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What a plan's indicators would be with one flow changed (情景测算). The question stands in the address, so it can be sent to a colleague.</summary>
public static class WhatIfDoor
{
    public static string Address(string plan) => $"{PortalRoom.Root}/plans/{Uri.EscapeDataString(plan)}/what-if";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var plan = route["plan"] as string ?? "";
        var asked = visit.Asked();
        var (period, unfit) = ReportsDoor.PeriodOf(asked);
        var code = asked.Id<WasteCode>("code");
        var (from, to) = (asked.Id<SiteId>("from"), asked.Id<SiteId>("to"));
        if ((unfit ?? asked.Objection) is { } objection)
        {
            return Page.Unfit(objection);
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var plans = await visit.Client.Plans(visit.Cancel);
        if (plans.Value?.FirstOrDefault(p => p.Plan == plan) is not { } summary)
        {
            return plans.Went ? Page.NotHere : Page.Problem(plans);
        }

        var months = period ?? ReportingPeriod.OfYear(summary.LastTargetYear);
        var change = visit.Query("tonnes") is { } tonnes && to is { } facility
            ? new FlowChange(
                visit.Query("outcome") ?? "", new(tonnes, "t"), facility, visit.Query("method") ?? "", visit.Query("stream"), code, from, visit.Query("by"))
            : null;
        Outcome<WhatIfFigures>? answer = change is null ? null : await visit.Client.WhatIf(new(plan, [change], months), visit.Cancel);
        return Page.Of<WhatIfPage>(("Plan", summary), ("Period", months), ("Answer", answer));
    }
}
