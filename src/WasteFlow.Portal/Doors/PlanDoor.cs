using Microsoft.AspNetCore.Routing;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>The regions' plans and their tables.</summary>
public static class PlanDoor
{
    public static async Task<Page> List(Visit visit, RouteValueDictionary route)
    {
        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        if (!visit.SeesRegion)
        {
            return Page.Of<PlansPage>();
        }

        var answer = await visit.Client.Plans(visit.Cancel);
        return answer.Value is { } adopted ? Page.Of<PlansPage>(("Adopted", adopted)) : Page.Problem(answer);
    }

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var atLine = asked.Number("atLine");
        var (period, objection) = ReportsDoor.PeriodOf(asked);
        if (objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        var answer = await visit.Client.Report(route["plan"] as string ?? "", period, atLine, visit.Cancel);
        if (answer.Value is not { } report)
        {
            return Page.Problem(answer);
        }

        visit.Line = report.Line;
        var summary = (await visit.Client.Plans(visit.Cancel)).Value?.FirstOrDefault(p => p.Plan == report.Plan);
        return Page.Of<PlanPage>(("Report", report), ("Row", Plans.Find(report.Plan)), ("Summary", summary));
    }
}
