using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What offices have to hand in for a plan (填报任务): by when, from whom, and whether it is late; and the planner's way to remind them (催报).</summary>
public static class TasksDoor
{
    public const string Done = "done", Open = "open", Late = "late";

    /// <summary>As the page groups them: what is late first.</summary>
    public static readonly IReadOnlyList<string> States = [Late, Open, Done];

    public static string Address(string plan) => $"{PortalRoom.Root}/plans/{Uri.EscapeDataString(plan)}/tasks";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var state = asked.Word("state", States);
        var (period, unfit) = ReportsDoor.PeriodOf(asked);
        return unfit is not null ? Page.Unfit(unfit) : await Drawn(visit, route["plan"] as string ?? "", period, state, null, "", "");
    }

    /// <summary>
    /// Reminds a department of all that it has not handed in for the period. The form carries act id and time along, so that pressing twice reminds once; what is
    /// refused comes back with what was typed.
    /// </summary>
    public static async Task<Page> Remind(Visit visit, HttpContext context)
    {
        var plan = context.Request.RouteValues["plan"] as string ?? "";
        var form = await context.Request.ReadFormAsync(visit.Cancel);
        var (department, document) = (form["department"].ToString().Trim(), form["document"].ToString().Trim());
        if (!ReportingPeriod.TryRead(form["period"].ToString(), out var period))
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "period")));
        }

        var back = $"{Address(plan)}?year={period}";
        if (visit.Session is null)
        {
            return Page.GoTo(SignInDoor.Address(back));
        }

        if (!Guid.TryParseExact(form["act"], "D", out var actId))
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "act")));
        }

        if (InstantPattern.ExtendedIso.Parse(form["at"].ToString()) is not { Success: true, Value: var at })
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "at")));
        }

        var reminded = await visit.Client.RemindDepartment(new(actId, at, plan, period, department, document.Length > 0 ? document : null), visit.Cancel);
        return reminded.Went ? Page.GoTo(back)
            : reminded.Status == StatusCodes.Status401Unauthorized ? Page.Problem(reminded)
            : await Drawn(visit, plan, period, null, reminded.Refusal, department, document);
    }

    private static async Task<Page> Drawn(Visit visit, string plan, ReportingPeriod? period, string? state, Refusal? refusal, string department, string document)
    {
        var (summary, otherwise) = await ReportsDoor.PlanOf(visit, plan);
        if (summary is null)
        {
            return otherwise!;
        }

        var months = period ?? ReportingPeriod.OfYear(summary.LastTargetYear);
        var tasks = await visit.Client.Tasks(plan, months, cancel: visit.Cancel);
        var (now, timeless) = await visit.Now();
        return tasks.Value is not { } list ? Page.Problem(tasks)
            : timeless is not null ? Page.Unfit(timeless)
            : Page.Of<TasksPage>(
                refusal is null ? StatusCodes.Status200OK : Refusals.Of(refusal.Refused.Code).Http,
                ("Plan", summary), ("Period", months), ("Tasks", list), ("State", state), ("Now", now), ("Refusal", refusal), ("Department", department), ("Document", document));
    }
}
