using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Transporters;

/// <summary>The carrier's acts (承运人): pick up, hand over, arrive.</summary>
public sealed class TransportersRoom : IRoom
{
    public string Name => "transporters";

    public void AddTo(RoomServices services)
    {
        services.AddFold(new RegisterFold());
        services.AddFold(new LawFold());
        services.AddFold(new ManifestFold());
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapCorrecting(this);
        routes.MapAct<PickUpWaste>(this, Carrying.PickUp);
        routes.MapAct<HandOverWaste>(this, Carrying.HandOver);
        routes.MapAct<ArriveWaste>(this, Carrying.Arrive);
    }
}
