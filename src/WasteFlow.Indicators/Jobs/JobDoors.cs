using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The doors of reports in the background: ask for one, see how far it is, take its file.</summary>
internal static class JobDoors
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapAsk<MakeReport, ReportJob>(room, "report-jobs", Ask);
        routes.MapRead<IReadOnlyList<ReportJob>>(room, "report-jobs", List, "plan");
        routes.MapRead<ReportJob>(room, "report-jobs/{job}", Find);
        routes.MapGet($"/{room.Name}/report-jobs/{{job}}/file", File);
    }

    private static async Task<Read<ReportJob>> Ask(HttpContext context, MakeReport ask)
    {
        var caller = context.Caller();
        var runner = IndicatorDoors.Runner(context);
        var (plan, line, objection, issue) = runner.Read(MeasureFold.FoldName, (documents, at) =>
        {
            var (issued, unknown) = ask.IssuedBy is { } by ? IssuedLines.By(documents, ask.Plan, by, "/issuedBy") : (null, null);
            return documents.Get<AdoptedPlan>(EntryLines.Plans + ask.Plan) is { } adopted ? (adopted, at, unknown, issued) : (null, at, PlanEditions.Unknown(documents, ask.Plan, "/plan"), issued);
        });
        ask = issue is null ? ask : ask with { Kind = issue.Kind, Period = issue.Period, AtLine = issue.AtLine };
        return (Objection(ask) ?? (plan is null ? objection : Objection(ask, plan, caller, line) ?? objection)) is { } unfit
            ? unfit
            : await context.RequestServices.GetRequiredService<ReportJobs>().Add(
                ask with { AtLine = ask.AtLine ?? line }, plan!.Act.Region, caller.Person, context.RequestAborted);
    }

    private static Refused? Objection(MakeReport ask) =>
        PaperDoors.KindOf(ask.Kind) is { } unknown ? unknown with { Pointer = "/kind" }
        : !PaperFormats.Types.ContainsKey(ask.Format) ? Unread.NotOneOf("/format", "/format", PaperFormats.Types.Keys)
        : !Sentences.Languages.Contains(ask.Language, StringComparer.Ordinal) ? Unread.NotOneOf("/language", "/language", Sentences.Languages)
        : null;

    private static Refused? Objection(MakeReport ask, AdoptedPlan plan, Caller caller, long line) =>
        !Regions.IsOf(caller, plan.Act.Region) ? Refused.With("not_yours", "/plan", ("reason", plan.Act.Region))
        : ask.Period is { } period && !ReportKind.Find(ask.Kind)!.Takes(period) ? Refused.With("report_period_unfit", "/period", ("kind", ask.Kind), ("period", period.ToString()))
        : Reports.Objection(ask.Period, "/period") is { } far ? far
        : ask.AtLine is { } at && (at < 1 || at > line) ? Refused.With("no_such_line", "/atLine", ("line", at.ToString(CultureInfo.InvariantCulture)))
        : PaperFormats.Objection(ask.Format, ask.Kind, PaperPdf.Browser());

    private static async Task<Read<IReadOnlyList<ReportJob>>> List(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var plan = asked.Text("plan");
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        var all = await context.RequestServices.GetRequiredService<ReportJobs>().All(context.RequestAborted);
        return new Read<IReadOnlyList<ReportJob>>(
            [.. all.Where(j => (plan is null || j.Job.Report.Plan == plan) && Regions.IsOf(caller, j.Region)).Select(static j => j.Job)], null);
    }

    private static async Task<Read<ReportJob>> Find(HttpContext context, Caller caller)
    {
        var text = context.Request.RouteValues["job"] as string ?? "";
        return !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await context.RequestServices.GetRequiredService<ReportJobs>().Find(id, context.RequestAborted) is not { } found
                ? Refused.With("report_job_unknown", "", ("job", text))
                : Regions.IsOf(caller, found.Region) ? found.Job
                : Refused.With("not_yours", "", ("reason", found.Region));
    }

    private static async Task File(HttpContext context)
    {
        var found = Doors.Unasked(context) is { } strange ? strange : await Find(context, context.Caller());
        if (found.View is not { } job)
        {
            await Problem.Answer(context, found.Refused!);
            return;
        }

        if (job.Result is not { } result)
        {
            await Problem.Answer(context, Refused.With("report_job_not_done", "", ("job", job.Job.ToString(CultureInfo.InvariantCulture)), ("state", job.State)));
            return;
        }

        var (file, refused) = await context.RequestServices.GetRequiredService<ReportWorker>().FileOf(job, context.RequestAborted);
        await (file is null ? Problem.Answer(context, refused!) : PaperDoors.Send(context, file, job.Report.Format, result.Name));
    }
}
