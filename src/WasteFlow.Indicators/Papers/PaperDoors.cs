using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
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
        var plan = new Asked(context).Text("plan") ?? "";
        var (adopted, issued) = Runner(context).Read(
            MeasureFold.FoldName, (documents, _) => (documents.Get<AdoptedPlan>(EntryLines.Plans + plan), IssuedLines.Of(documents, plan)));
        return adopted is null ? Refused.With("plan_unknown", "", ("plan", plan))
            : Regions.IsOf(caller, adopted.Act.Region) ? new Read<IReadOnlyList<IssuedReport>>(issued, null)
            : Refused.With("not_yours", "", ("reason", adopted.Act.Region));
    }

    private static FoldRunner Runner(HttpContext context) =>
        context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName);
}
