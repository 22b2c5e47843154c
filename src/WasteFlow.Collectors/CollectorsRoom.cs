using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Collectors;

/// <summary>The collector's acts (收集): receipt into storage, combining, splitting, passing on.</summary>
public sealed class CollectorsRoom : IRoom
{
    public string Name => "collectors";

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
        routes.MapAct<BringInWaste>(this, Holding.BringIn);
        routes.MapAct<ReceiveWaste>(this, Receiving.IntoStorage);
        routes.MapAct<MeterWaste>(this, Metering.IntoStorage);
        routes.MapAct<CombineLots>(this, Regrouping.Combine);
        routes.MapAct<SplitLot>(this, Regrouping.Split);
    }
}
