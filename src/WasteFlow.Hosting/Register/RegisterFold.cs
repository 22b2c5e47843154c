using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The register as every room folds it: enterprises, sites, vehicles, permits, approvals, management plans, tables.</summary>
public sealed class RegisterFold : Fold
{
    public override string Name => "register";

    public override void Apply(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "register-enterprise":
                var enterprise = line.As<RegisterEnterprise>();
                documents.Put(Key(enterprise.Enterprise), enterprise);
                break;
            case "register-site":
                var site = line.As<RegisterSite>();
                documents.Put(Key(site.Site), site);
                break;
            case "register-vehicle":
                var vehicle = line.As<RegisterVehicle>();
                documents.Put(VehicleKey(vehicle.Plate), vehicle);
                break;
        }
    }

    internal static string Key(EnterpriseId enterprise) => $"enterprise/{enterprise}";

    internal static string Key(SiteId site) => $"site/{site}";

    internal static string VehicleKey(string plate) => $"vehicle/{plate}";
}
