using Microsoft.AspNetCore.Routing;
using WasteFlow.Hosting;

namespace WasteFlow.Transporters;

/// <summary>The carrier's acts (承运人): pick up, hand over, arrive.</summary>
public sealed class TransportersRoom : IRoom
{
    public string Name => "transporters";

    public void AddTo(RoomServices services) => services.AddFold(new RegisterFold());

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
