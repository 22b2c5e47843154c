using Microsoft.AspNetCore.Routing;
using WasteFlow.Hosting;

namespace WasteFlow.Disposers;

/// <summary>The acts of who utilises or disposes of waste (利用、处置): receipt for treatment, and the treatment.</summary>
public sealed class DisposersRoom : IRoom
{
    public string Name => "disposers";

    public void AddTo(RoomServices services) => services.AddFold(new RegisterFold());

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
