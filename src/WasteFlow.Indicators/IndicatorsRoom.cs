using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>Counts (计数与指标): measures, formulas, plans, what offices enter, and the reports made of them.</summary>
public sealed class IndicatorsRoom : IRoom
{
    public const string RoomName = "indicators";

    public string Name => RoomName;

    public void AddTo(RoomServices services)
    {
        services.AddFold(new LawFold());
        services.AddFold(new MeasureFold());
        services.AddDatabase<IndicatorsDb>(durable: false);
        services.Services.AddSingleton<ReportJobs>();
        services.Services.AddSingleton<ReportWorker>();
        services.Services.AddHostedService(static s => s.GetRequiredService<ReportWorker>());
    }

    /// <summary>The tables that were issued last are made once, since they are made of earlier lines and kept.</summary>
    public Task<IReadOnlyList<string>> Rehearsal(IServiceProvider services, CancellationToken cancel) =>
        Task.FromResult(services.GetRequiredService<FoldRunners>().Of(RoomName).ReadAside<IReadOnlyList<string>>(MeasureFold.FoldName, static (documents, _) =>
            [.. IssuedLines.NewestAnnexes(documents).Select(static i => $"/{RoomName}/report?plan={Uri.EscapeDataString(i.Plan)}&period={i.Period}&issued={i.Kind}")]));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct<AdoptPlan>(this, AdoptionRules.Judge);
        routes.MapAct<AdoptTable>(this, AdoptionRules.Judge);
        routes.MapAct<EnterStatistic>(this, EntryRules.Judge);
        routes.MapAct<EnterIndicatorValue>(this, EntryRules.Judge);
        routes.MapAct<AssignTarget>(this, EntryRules.Judge);
        IndicatorDoors.Map(routes, this);
        TaskDoors.Map(routes, this);
        RestatedDoor.Map(routes, this);
        FigureDoors.Map(routes, this);
        WhatIfDoor.Map(routes, this);
        FormulaDoor.Map(routes, this);
        PaperDoors.Map(routes, this);
        JobDoors.Map(routes, this);
    }
}
