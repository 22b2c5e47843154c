using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The room's doors for what people hand in: reports issued, made and taken away.</summary>
internal static class PaperDoors
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapAct<IssueReport>(room, IssueRules.Prepare);
        routes.MapRead<IReadOnlyList<IssuedReport>>(room, "issued", static (context, caller) => Task.FromResult(Issued(context, caller)), "plan");
    }

    private static Read<IReadOnlyList<IssuedReport>> Issued(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var plan = asked.NeededText("plan");
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        return Runner(context).Read<Read<IReadOnlyList<IssuedReport>>>(
            MeasureFold.FoldName, (documents, _) =>
                documents.Get<AdoptedPlan>(EntryLines.Plans + plan) is not { } adopted ? PlanEditions.Unknown(documents, plan, "")
                : Regions.IsOf(caller, adopted.Act.Region) ? new Read<IReadOnlyList<IssuedReport>>(IssuedLines.Of(documents, plan), null)
                : Refused.With("not_yours", "", ("reason", adopted.Act.Region)));
    }

    public static Refused? KindOf(string kind) => ReportKind.Find(kind) is null
        ? Refused.With("report_kind_unknown", "", ("kind", kind), ("kinds", string.Join(' ', ReportKind.All.Select(static k => k.Kind))))
        : null;

    public static Refused? Fits(Made made, string kind) => ReportKind.Find(kind)!.Takes(made.Period)
        ? null
        : Refused.With("report_period_unfit", "", ("kind", kind), ("period", made.Period.ToString()));

    /// <summary>A file to take away, named by what it is.</summary>
    public static async Task Send(HttpContext context, Made made, string kind, string language, string format)
    {
        if (PaperFormats.Objection(format, kind, PaperPdf.Browser()) is { } unprintable)
        {
            await Problem.Answer(context, unprintable);
            return;
        }

        var bytes = (await PaperFormats.Of(made, kind, language, format, context.RequestAborted))!;
        await Send(context, bytes, format, NameOf(made, kind, format));
    }

    public static string NameOf(Made made, string kind, string format) =>
        FormattableString.Invariant($"{made.Report.Plan}-{kind}-{made.Period}-{made.Report.Line}{(made.Issue.Line is null ? "" : $"-{made.Issue.Stage}")}.{format}");

    public static async Task Send(HttpContext context, byte[] bytes, string format, string name)
    {
        var response = context.Response;
        response.ContentType = PaperFormats.Types[format];
        response.ContentLength = bytes.Length;
        var way = format is "html" or "csv" or "json" ? "inline" : "attachment";
        response.Headers.ContentDisposition = $"{way}; filename=\"{name}\"";
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static FoldRunner Runner(HttpContext context) =>
        context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName);
}
