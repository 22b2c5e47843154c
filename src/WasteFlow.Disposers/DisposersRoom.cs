using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Disposers;

/// <summary>The acts of who utilises or disposes of waste (利用、处置): receipt for treatment, and the treatment.</summary>
public sealed class DisposersRoom : IRoom
{
    public string Name => "disposers";

    public void AddTo(RoomServices services)
    {
        services.AddFold(new RegisterFold());
        services.AddFold(new LawFold());
        services.AddFold(new ManifestFold());
        services.AddFold(new LabelFold());
        services.AddFold(new ReceivedFold());
        services.AddFold(new AssayFold());
        services.AddFold(new TreatedFold());
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHolding(this);
        routes.MapCorrecting(this, CorrectedMethod.Propose);
        routes.MapDifferences(this);
        routes.MapNationalNumbers(this);
        routes.MapLabels(this);
        routes.MapAct<BringInWaste>(this, Holding.BringIn);
        routes.MapAct<ReceiveWaste>(this, Receiving.ForTreatment);
        routes.MapAct<MeterWaste>(this, Metering.ForTreatment);
        routes.MapAct<TreatWaste>(this, Treating.Judge);
    }
}
