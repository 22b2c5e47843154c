using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What an issued final would say now (定稿后的修订): a period with a final is frozen, and later lines show as a restatement.</summary>
internal static class RestatedDoor
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room) =>
        routes.MapRead<Restatement>(room, "restated", Restated, "plan", "period", "kind");

    /// <summary>The final that stands for a plan, a period and a kind; the refusal where there is none.</summary>
    public static Read<IssuedReport> Standing(FoldDocuments documents, Caller caller, string plan, ReportingPeriod period, string kind) =>
        documents.Get<AdoptedPlan>(EntryLines.Plans + plan) is not { } adopted ? PlanEditions.Unknown(documents, plan, "")
        : !Regions.IsOf(caller, adopted.Act.Region) ? Refused.With("not_yours", "", ("reason", adopted.Act.Region))
        : IssuedLines.Standing(documents, plan, period, kind) is { } issued ? issued
        : Refused.With("report_not_issued", "", ("plan", plan), ("period", period.ToString()), ("kind", kind));

    private static async Task<Read<Restatement>> Restated(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var (plan, period, kind) = (asked.NeededText("plan"), asked.Needed<ReportingPeriod>("period"), asked.Text("kind") ?? ReportKind.Annex);
        if ((asked.Objection ?? PaperDoors.KindOf(kind)) is { } unfit)
        {
            return unfit;
        }

        var runner = context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName);
        var (standing, line) = runner.Read(MeasureFold.FoldName, (documents, at) => (Standing(documents, caller, plan, period, kind), at));
        return standing.View is { } issued
            ? await Restating.Of(runner, context.RequestServices.GetRequiredService<ILineFeed>(), issued, line, context.RequestAborted)
            : standing.Refused!;
    }
}
