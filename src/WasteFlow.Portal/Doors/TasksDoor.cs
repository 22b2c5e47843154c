using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What offices have to hand in for a plan (填报任务): by when, from whom, and whether it is late.</summary>
public static class TasksDoor
{
    public const string Done = "done", Open = "open", Late = "late";

    /// <summary>As the page groups them: what is late first.</summary>
    public static readonly IReadOnlyList<string> States = [Late, Open, Done];

    public static string Address(string plan) => $"{PortalRoom.Root}/plans/{Uri.EscapeDataString(plan)}/tasks";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var plan = route["plan"] as string ?? "";
        var asked = visit.Asked();
        var state = asked.Word("state", States);
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

        var months = period ?? ReportingPeriod.OfYear(summary.LastTargetYear);
        var tasks = await visit.Client.Tasks(plan, months, cancel: visit.Cancel);
        return tasks.Value is { } list
            ? Page.Of<TasksPage>(("Plan", summary), ("Period", months), ("Tasks", list), ("State", state))
            : Page.Problem(tasks);
    }
}
