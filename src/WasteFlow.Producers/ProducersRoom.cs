using Microsoft.AspNetCore.Routing;
using WasteFlow.Hosting;

namespace WasteFlow.Producers;

/// <summary>The mover's acts (移出人): entering what is generated, filing manifests, taking back what is refused.</summary>
public sealed class ProducersRoom : IRoom
{
    public string Name => "producers";

    public void AddTo(RoomServices services) => services.AddFold(new RegisterFold());

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
