using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What every room knows of the register, typed, as of the line its fold stands at.</summary>
public sealed class Register(FoldDocuments documents)
{
    /// <summary>The fold's own documents, for what has no look-up here.</summary>
    public FoldDocuments Documents { get; } = documents;

    public RegisterEnterprise? Enterprise(EnterpriseId enterprise) => Documents.Get<RegisterEnterprise>(RegisterFold.Key(enterprise));

    public RegisterSite? Site(SiteId site) => Documents.Get<RegisterSite>(RegisterFold.Key(site));

    public RegisterVehicle? Vehicle(string plate) => Documents.Get<RegisterVehicle>(RegisterFold.VehicleKey(plate));
}
