using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
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
        routes.MapRead<IReadOnlyList<StreamIdentity>>(room, "identity", static (context, caller) => Task.FromResult(Identity(context, caller)));
        routes.MapRead<TreatmentIdentity>(room, "treatments", static (context, _) => Task.FromResult<Read<TreatmentIdentity>>(
            Runner(context).Read(MeasureFold.FoldName, IdentityLines.ReadTreatments)));
        routes.MapGet($"/{room.Name}/report", Report).WithMetadata(new ViewMetadata(null, typeof(Report)));
    }

    private static Read<IReadOnlyList<PlanSummary>> Plans(HttpContext context)
    {
        var plans = Runner(context).Read(
            MeasureFold.FoldName, static (documents, _) => documents.Scan<AdoptedPlan>(EntryLines.Plans).Select(static p => p.Value).ToList());
        PlanSummary[] summaries = [.. plans.Select(Summary)];
        return new Read<IReadOnlyList<PlanSummary>>(summaries, null);
    }

    private static PlanSummary Summary(AdoptedPlan plan)
    {
        var printed = PrintedPlan.Read(plan.Act.Document, out _)!;
        return new(
            plan.Act.Plan, printed.Document, plan.Act.Region, printed.RegionName, printed.TargetYears, printed.LastTargetYear,
            printed.Indicators.Count, printed.TextTargets.Count, printed.Anomalies ?? [], plan.Line);
    }

    private static Read<IReadOnlyList<StreamIdentity>> Identity(HttpContext context, Caller caller)
    {
        var query = context.Request.Query;
        if (Day(query["from"], out var from) is { } wrongFrom)
        {
            return wrongFrom;
        }

        if (Day(query["to"], out var to) is { } wrongTo)
        {
            return wrongTo;
        }

        var stream = query["stream"] is [{ Length: > 0 } named, ..] ? named : null;
        if (stream is not null && Streams.Find(stream) is null)
        {
            return Refused.With("stream_unknown", "", ("stream", stream));
        }

        var identities = Runner(context).Read(MeasureFold.FoldName, (documents, _) => IdentityLines.Read(documents, stream, from, to));
        StreamIdentity[] seen = [.. identities.Where(i => caller.Streams?.Contains(i.Stream, StringComparer.Ordinal) != false)];
        return new Read<IReadOnlyList<StreamIdentity>>(seen, null);
    }

    private static Refused? Day(string? text, out LocalDate? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        day = parsed.Success ? parsed.Value : null;
        return parsed.Success ? null : Refused.With("field_malformed", "", ("pointer", text));
    }

    private static async Task Report(HttpContext context)
    {
        var query = context.Request.Query;
        var caller = context.Caller();
        if (await Doors.CatchUp(context, IndicatorsRoom.RoomName) is { } behind)
        {
            await Problem.Answer(context, behind);
            return;
        }

        var (report, refused) = Number(query["year"], out var year) && Number(query["atLine"], out var atLine)
            ? await Reports.Make(
                Runner(context), new(query["plan"].ToString(), (int?)year, atLine), plan => Regions.IsOf(caller, plan.Act.Region), context.RequestAborted)
            : (null, Refused.With("field_malformed", "", ("pointer", "year, atLine")));
        if (refused is not null)
        {
            await Problem.Answer(context, refused);
        }
        else if (query["format"] == "csv")
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            await context.Response.WriteAsync(ReportCsv.Of(report!), context.RequestAborted);
        }
        else
        {
            await Doors.Answer(context, report!);
        }
    }

    /// <summary>A whole number, or nothing; false for anything else.</summary>
    private static bool Number(string? text, out long? number)
    {
        number = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
        {
            return false;
        }

        number = read;
        return true;
    }

    private static FoldRunner Runner(HttpContext context) =>
        context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName);
}
