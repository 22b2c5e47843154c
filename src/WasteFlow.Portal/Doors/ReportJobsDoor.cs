using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Reading;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>Reports that are made in the background (后台编制): asked for by a form, listed with how far they are, and taken away when they are done.</summary>
public static class ReportJobsDoor
{
    private const string Queued = "queued";
    private const string Running = "running";

    public static string Address(string plan) => $"{ReportsDoor.Address(plan)}/jobs";

    public static bool IsOpen(ReportJob job) => job.State is Queued or Running;

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        if (visit.Asked().Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        var plan = route["plan"] as string ?? "";
        var plans = await visit.Client.Plans(visit.Cancel);
        var jobs = await visit.Client.ReportJobs(plan, visit.Cancel);
        if (jobs.Value is not { } list || plans.Value?.FirstOrDefault(p => p.Plan == plan) is not { } summary)
        {
            return jobs.Went && plans.Went ? Page.NotHere : jobs.Went ? Page.Problem(plans) : Page.Problem(jobs);
        }

        return Page.Of<ReportJobsPage>(("Plan", summary), ("Jobs", list));
    }

    /// <summary>Has one made, and leads to the list.</summary>
    public static async Task<Page> Ask(Visit visit, HttpContext context)
    {
        var plan = context.Request.RouteValues["plan"] as string ?? "";
        if (visit.Session is null)
        {
            return Page.GoTo(SignInDoor.Address(Address(plan)));
        }

        var form = await context.Request.ReadFormAsync(visit.Cancel);
        if (Periods.Read(form["year"].ToString(), form["part"].ToString() is { Length: > 0 } part ? part : null) is not { } period)
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "part")));
        }

        var answer = await visit.Client.MakeReport(
            new(plan, form["kind"].ToString(), form["format"].ToString(), form["language"].ToString(), period), visit.Cancel);
        return answer.Went ? Page.GoTo(Address(plan)) : Page.Problem(answer);
    }

    /// <summary>The file of one that is done.</summary>
    public static async Task<Page> Take(Visit visit, RouteValueDictionary route)
    {
        if (visit.Asked().Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        if (!long.TryParse(route["job"] as string, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var job))
        {
            return Page.NotHere;
        }

        var answer = await visit.Client.ReportJobFile(job, visit.Cancel);
        return answer.Value is { } file ? new Page(_ => Results.File(file.Bytes, file.Type, file.Name)) : Page.Problem(answer);
    }
}
