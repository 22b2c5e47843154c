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
            new ViewMetadata(null, typeof(Report), typeof(FlowStatement)), new QueryMetadata("plan", "year", "period", "atLine", "issued", "format", "kind", "lang"));
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
        var printed = PrintedPlan.Read(plan.Act.Document, out _)!;
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
        var (format, issued) = (asked.Word("format", PaperFormats.Types.Keys) ?? "json", asked.Text("issued"));
        var (kind, language) = (asked.Text("kind") ?? ReportKind.Annex, asked.Word("lang", Sentences.Languages) ?? "zh");
        var caller = context.Caller();
        if ((Doors.Unasked(context) ?? asked.Objection ?? PaperDoors.KindOf(kind)
            ?? PeriodOf(year, ref period) ?? await Doors.CatchUp(context, IndicatorsRoom.RoomName)) is { } unfit)
        {
            await Problem.Answer(context, unfit);
            return;
        }

        if (issued is not null)
        {
            // As it was issued, and not as it is known by now.
            var standing = Runner(context).Read(MeasureFold.FoldName, (documents, _) => period is { } months && atLine is null
                ? RestatedDoor.Standing(documents, caller, plan, months, issued)
                : Refused.With("field_missing", "", ("field", "period")));
            if (standing.View is not { } stands)
            {
                await Problem.Answer(context, standing.Refused!);
                return;
            }

            atLine = stands.AtLine;
        }

        var (made, refused) = await Making.Make(
            Runner(context), context.RequestServices.GetRequiredService<ILineFeed>(), new(plan, period, atLine, kind), adopted => Regions.IsOf(caller, adopted.Act.Region), context.RequestAborted);
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

        if (whole is < Reports.FirstYear or > Reports.LastYear)
        {
            return Refused.With("year_out_of_range", "", ("year", whole.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        period = ReportingPeriod.OfYear(whole);
        return null;
    }

    internal static FoldRunner Runner(HttpContext context) =>
        context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName);
}
