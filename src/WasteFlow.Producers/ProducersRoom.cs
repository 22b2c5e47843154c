using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Producers;

/// <summary>The mover's acts (移出人): entering what is generated, filing manifests, taking back what is refused.</summary>
public sealed class ProducersRoom : IRoom
{
    public string Name => "producers";

    public void AddTo(RoomServices services)
    {
        services.AddFold(new RegisterFold());
        services.AddFold(new LawFold());
        services.AddFold(new ManifestFold());
        services.AddFold(new LabelFold());
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHolding(this);
        routes.MapCorrecting(this);
        routes.MapDifferences(this);
        routes.MapNationalNumbers(this);
        routes.MapLabels(this);
        routes.MapAct<GenerateWaste>(this, Generating.Judge);
        routes.MapAct<FileManagementPlan>(this, Planning.Judge);
        routes.MapAct<DeclareGeneration>(this, Declaring.Judge);
        routes.MapAct<FileManifest>(this, Filing.Judge);
        routes.MapAct<CancelManifest>(this, AfterFiling.Cancel);
        routes.MapAct<ReturnWaste>(this, AfterFiling.Return);
        routes.MapAct<DivertWaste>(this, AfterFiling.Divert);
    }
}
