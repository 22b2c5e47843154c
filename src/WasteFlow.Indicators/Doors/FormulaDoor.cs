using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>The door where a formula is tried (公式试算): it reads, though it takes a body.</summary>
internal static class FormulaDoor
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room) => routes.MapAsk<TryFormula, FormulaValue>(room, "try-formula", static (context, ask) =>
    {
        var caller = context.Caller();
        return Task.FromResult(IndicatorDoors.Runner(context).Read(
            MeasureFold.FoldName, (documents, line) => FormulaTrial.Of(documents, line, ask, caller.Region, region => Regions.IsOf(caller, region))));
    });
}
