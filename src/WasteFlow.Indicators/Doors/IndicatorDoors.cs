using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The room's doors for readers: plans, reports, and the two identities.</summary>
internal static class IndicatorDoors
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapRead<IReadOnlyList<PlanSummary>>(room, "plans", static (context, _) => Task.FromResult(Plans(context)));
        routes.MapAsk<PreviewPlan, PlanPreview>(room, "preview-plan", static (context, ask) =>
        {
            var caller = context.Caller();
            return Task.FromResult(Runner(context).Read(MeasureFold.FoldName, (documents, _) => AdoptionRules.Preview(documents, ask, caller)));
        });
        routes.MapRead<IReadOnlyList<StreamIdentity>>(room, "identity", static (context, caller) => Task.FromResult(IdentityDoor.Read(context, caller)), IdentityDoor.Fields);
        routes.MapRead<TreatmentIdentity>(room, "treatments", static (context, _) => Task.FromResult<Read<TreatmentIdentity>>(
            Runner(context).Read(MeasureFold.FoldName, IdentityLines.ReadTreatments)));
        routes.MapRead<IReadOnlyList<EnteredFigure>>(
            room, "statistics", static (context, caller) => Task.FromResult(Entered(context, caller, "statistic", EntryHistory.Statistics)), "region", "statistic", "period");
        routes.MapRead<IReadOnlyList<EnteredFigure>>(
            room, "values", static (context, caller) => Task.FromResult(Entered(context, caller, "indicator", EntryHistory.Values)), "region", "indicator", "period");
        routes.MapGet($"/{room.Name}/report", Report).WithMetadata(
            new ViewMetadata(null, typeof(Report), typeof(FlowStatement)), new QueryMetadata("plan", "year", "period", "atLine", "issued", "issuedBy", "format", "kind", "language"));
    }

    private static Read<IReadOnlyList<PlanSummary>> Plans(HttpContext context)
    {
        var plans = Runner(context).Read(
            MeasureFold.FoldName,
            static (documents, _) => documents.Scan<AdoptedPlan>(EntryLines.Plans).Select(p => (Plan: p.Value, Editions: PlanEditions.Of(documents, p.Value))).ToList());
        PlanSummary[] summaries = [.. plans.Select(p => Summary(p.Plan, p.Editions, plans.Select(static o => o.Plan.Act)))];
        return new Read<IReadOnlyList<PlanSummary>>(summaries, null);
    }

    private static PlanSummary Summary(AdoptedPlan plan, PlanEditions editions, IEnumerable<AdoptPlan> adopted)
    {
        var printed = PrintedPlan.Read(plan.Act.Document, out _)!.Reportable();
        return new(
            plan.Act.Plan, printed.Document, plan.Act.Region, printed.RegionName, printed.TargetYears, printed.LastTargetYear,
            printed.Indicators.Count, printed.TextTargets.Count, printed.Anomalies ?? [], plan.Line,
            [.. editions.All.Select(editions.Said)], PlanFindings.Of(adopted, printed, plan.Act.Document, plan.Act.Region));
    }

    /// <summary>A region's entered figures; without a region, those of the caller's own.</summary>
    private static Read<IReadOnlyList<EnteredFigure>> Entered(
        HttpContext context, Caller caller, string name, Func<FoldDocuments, string, string?, ReportingPeriod?, IReadOnlyList<EnteredFigure>> read)
    {
        var asked = new Asked(context);
        var (region, one, period) = (asked.Text("region") ?? caller.Region, asked.Text(name), asked.Id<ReportingPeriod>("period"));
        return asked.Objection is { } unfit ? unfit
            : region is null ? Refused.With("field_missing", "", ("field", "region"))
            : Regions.Objection(region, caller) is { } objection ? objection with { Pointer = "" }
            : new Read<IReadOnlyList<EnteredFigure>>(
                Runner(context).Read(MeasureFold.FoldName, (documents, _) => read(documents, region, one, period)), null);
    }

    private static async Task Report(HttpContext context)
    {
        var asked = new Asked(context);
        var plan = asked.NeededText("plan");
        var (year, period, atLine) = (asked.Small("year"), asked.Id<ReportingPeriod>("period"), asked.Number("atLine"));
        var (format, issued, issuedBy) = (asked.Word("format", PaperFormats.Types.Keys) ?? "json", asked.Text("issued"), asked.Number("issuedBy"));
        var (kind, language) = (asked.Text("kind") ?? issued ?? ReportKind.Annex, asked.Word("language", Sentences.Languages) ?? "zh");
        var caller = context.Caller();
        if ((Doors.Unasked(context) ?? asked.Objection ?? PaperDoors.KindOf(kind)
            ?? PeriodOf(year, ref period) ?? IssueOf(issued, issuedBy, period, atLine) ?? await Doors.CatchUp(context, IndicatorsRoom.RoomName)) is { } unfit)
        {
            await Problem.Answer(context, unfit);
            return;
        }

        IssuedReport? issue = null;
        if (issued is not null || issuedBy is not null)
        {
            // As it was issued, and not as it is known by now.
            var found = Runner(context).Read(
                MeasureFold.FoldName, (documents, _) => Issued(documents, caller, new(plan, period), issued, issuedBy));
            if (found.View is not { } report)
            {
                await Problem.Answer(context, found.Refused!);
                return;
            }

            issue = report;
            (period, atLine, kind) = (report.Period, report.AtLine, asked.Text("kind") ?? report.Kind);
        }

        var (made, refused) = await Making.Make(
            Runner(context), context.RequestServices.GetRequiredService<ILineFeed>(), new(plan, period, atLine, kind), adopted => Regions.IsOf(caller, adopted.Act.Region), context.RequestAborted);
        if (issue is not null && made is not null && issue.Kind == kind)
        {
            (made, refused) = (made.As(issue), IssuedLines.Objection(made, issue));
        }

        if ((refused ?? PaperDoors.Fits(made!, kind)) is { } objection)
        {
            await Problem.Answer(context, objection);
        }
        else if (format == "json" && kind != ReportKind.Flows)
        {
            await Doors.Answer(context, made!.Report);
        }
        else
        {
            await PaperDoors.Send(context, made!, kind, language, format);
        }
    }

    /// <summary>What was issued: by the line that issued it, which says all else; or what stands of a kind and a period.</summary>
    private static Read<IssuedReport> Issued(FoldDocuments documents, Caller caller, ReportAsk ask, string? standing, long? issuedBy) =>
        documents.Get<AdoptedPlan>(EntryLines.Plans + ask.Plan) is not { } adopted ? PlanEditions.Unknown(documents, ask.Plan, "")
        : !Regions.IsOf(caller, adopted.Act.Region) ? Refused.With("not_yours", "", ("reason", adopted.Act.Region))
        : issuedBy is not { } line ? RestatedDoor.Standing(documents, caller, ask.Plan, ask.Period!.Value, standing!)
        : IssuedLines.By(documents, ask.Plan, line, "") is { Issued: { } issued } ? issued
        : IssuedLines.Unknown(ask.Plan, line, "");

    /// <summary>What stands is asked for by its months; the line that issued says months and line itself.</summary>
    private static Refused? IssueOf(string? standing, long? issuedBy, ReportingPeriod? period, long? atLine) =>
        issuedBy is not null && (standing is not null || period is not null || atLine is not null) ? Refused.With("field_twice", "", ("field", "issuedBy"))
        : standing is not null && (period is null || atLine is not null) ? Refused.With("field_missing", "", ("field", "period"))
        : null;

    /// <summary>A year is a period; a year beside other months asks two things.</summary>
    private static Refused? PeriodOf(int? year, ref ReportingPeriod? period)
    {
        if (year is not { } whole)
        {
            return null;
        }

        if (period is not null)
        {
            return Refused.With("field_twice", "", ("field", "period"));
        }

        period = ReportingPeriod.OfYear(whole);
        return Reports.Objection(period, "");
    }

    internal static FoldRunner Runner(HttpContext context) =>
        context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName);
}
