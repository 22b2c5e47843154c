using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The register as every room folds it: enterprises, sites, vehicles, permits, approvals, management plans, tables.</summary>
public sealed class RegisterFold : Fold
{
    public const string FoldName = "register";

    public override string Name => FoldName;

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
                documents.Put(SiteOfKey(site.Enterprise, site.Site.Text), new Named(site.Site.Text));
                break;
            case "register-vehicle":
                var vehicle = line.As<RegisterVehicle>();
                documents.Put(VehicleKey(vehicle.Plate), vehicle);
                break;
            case "grant-permit":
                var permit = line.As<GrantPermit>();
                documents.Put(PermitKey(permit.Permit), permit);
                documents.Put(PermitOfKey(permit.Site, permit.Permit), new Named(permit.Permit));
                break;
            case "grant-approval":
                var approval = line.As<GrantApproval>();
                documents.Put(ApprovalKey(approval.Approval), approval);
                break;
            case "file-management-plan":
                var plan = line.As<FileManagementPlan>();
                documents.Put(ManagementPlanKey(plan.Site, plan.Year), plan);
                break;
            case "adopt-table":
                var table = line.As<AdoptTable>();
                documents.Put(TableKey(table.Table), table);
                break;
        }
    }

    internal static string Key(EnterpriseId enterprise) => $"enterprise/{enterprise}";

    internal static string Key(SiteId site) => $"site/{site}";

    internal static string SiteOfKey(EnterpriseId enterprise, string site) => $"site-of/{enterprise}/{site}";

    internal static string VehicleKey(string plate) => $"vehicle/{plate}";

    internal static string PermitKey(string permit) => $"permit/{permit}";

    internal static string PermitOfKey(SiteId site, string permit) => $"permit-of/{site}/{permit}";

    internal static string ApprovalKey(string approval) => $"approval/{approval}";

    internal static string ManagementPlanKey(SiteId site, int year) => $"plan/{site}/{year}";

    internal static string TableKey(string table) => $"table/{table}";
}

/// <summary>A name that a key points to.</summary>
public sealed record Named(string Name);
