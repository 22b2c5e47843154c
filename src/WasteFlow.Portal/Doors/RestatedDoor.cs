using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What a final that was issued would say by now (定稿后的修订), and which lines make the difference.</summary>
public static class RestatedDoor
{
    /// <summary>Those that have a plan's rows; the terms of a flow statement are told by the door of the room.</summary>
    private static readonly string[] Kinds = [.. ReportKind.All.Select(static k => k.Kind).Where(static k => k != ReportKind.Flows)];

    public static bool Has(IssuedReport issued) => issued.Stands && Kinds.Contains(issued.Kind, StringComparer.Ordinal);

    public static string Address(IssuedReport final) =>
        $"{PortalRoom.Root}/plans/{Uri.EscapeDataString(final.Plan)}/restated?year={final.Period}&kind={final.Kind}";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var (plan, kind) = (route["plan"] as string ?? "", asked.Word("kind", Kinds) ?? ReportKind.Annex);
        var (period, unfit) = ReportsDoor.PeriodOf(asked);
        if (unfit is not null)
        {
            return Page.Unfit(unfit);
        }

        var (summary, otherwise) = await ReportsDoor.PlanOf(visit, plan);
        if (summary is null)
        {
            return otherwise!;
        }

        var answer = await visit.Client.Restated(plan, period ?? ReportingPeriod.OfYear(summary.LastTargetYear), kind, visit.Cancel);
        if (answer.Value is not { } restated)
        {
            return Page.Problem(answer);
        }

        visit.Line = restated.Line;
        return Page.Of<RestatedPage>(("Plan", summary), ("Restated", restated));
    }
}
