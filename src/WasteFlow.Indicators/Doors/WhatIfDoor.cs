using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>The door of a question about flows that never were (情景测算): it reads, though it takes a body.</summary>
internal static class WhatIfDoor
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room) => routes.MapAsk<WhatIf, WhatIfFigures>(room, "what-if", static (context, ask) =>
    {
        var caller = context.Caller();
        return Task.FromResult(IndicatorDoors.Runner(context).Read(
            MeasureFold.FoldName, (documents, line) => Supposing.Of(documents, line, ask, plan => Regions.IsOf(caller, plan.Act.Region))));
    });
}
