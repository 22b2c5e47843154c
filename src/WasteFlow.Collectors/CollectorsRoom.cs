using Microsoft.AspNetCore.Routing;
using WasteFlow.Hosting;

namespace WasteFlow.Collectors;

/// <summary>The collector's acts (收集): receipt into storage, combining, splitting, passing on.</summary>
public sealed class CollectorsRoom : IRoom
{
    public string Name => "collectors";

    public void AddTo(RoomServices services) => services.AddFold(new RegisterFold());

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
