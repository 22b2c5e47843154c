using Microsoft.AspNetCore.Routing;
using WasteFlow.Hosting;

namespace WasteFlow.Bureau;

/// <summary>The bureau (生态环境局 and, by stream, others): permits, approvals, what is late, and lists of manifests.</summary>
public sealed class BureauRoom : IRoom
{
    public string Name => "bureau";

    public void AddTo(RoomServices services) => services.AddFold(new RegisterFold());

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
