using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The register as every room folds it: enterprises, sites, vehicles, papers, permits, approvals, management plans, tables.</summary>
public sealed class RegisterFold : Fold
{
    public const string FoldName = "register-2";

    public override string Name => FoldName;

    public override int Version => 3;

    public override void Apply(Line line, FoldDocuments documents)
    {
        Changes.Come(Calendar.DayOf(line.RecordedAt), documents);
        switch (line.Act)
        {
            case "register-enterprise":
                var enterprise = line.As<RegisterEnterprise>();
                documents.Put(Key(enterprise.Enterprise), enterprise);
                break;
            case "change-enterprise":
                var changed = line.As<ChangeEnterprise>();
                Changes.Take(changed, Calendar.DayOf(line.RecordedAt), documents);
                documents.Put(ChangeKey(changed.Enterprise, line.Number), changed);
                break;
            case "register-site":
                var site = line.As<RegisterSite>();
                Put(site, documents);
                documents.Put(SiteOfKey(site.Enterprise, site.Site.Text), new Named(site.Site.Text));
                documents.Put(SinceKey(site.Site), new SiteSince(Calendar.DayOf(line.RecordedAt), site.Status, site.StatusSince));
                break;
            case "change-site":
                var change = line.As<ChangeSite>();
                Changes.Take(change, Calendar.DayOf(line.RecordedAt), documents);
                documents.Put(ChangeKey(change.Site, line.Number), change);
                break;
            case "register-vehicle":
                var vehicle = line.As<RegisterVehicle>();
                documents.Put(VehicleKey(vehicle.Plate), vehicle);
                documents.Put(VehicleOfKey(vehicle.Carrier, vehicle.Plate), new Named(vehicle.Plate));
                Ends(new("vehicle-licence", vehicle.Plate, vehicle.LicenceUntil ?? default, Enterprise: vehicle.Carrier), vehicle.LicenceUntil is null, documents);
                break;
            case "grant-permit":
                var permit = line.As<GrantPermit>();
                Renewals.Put(PermitKey(permit.Permit), permit, static p => (p.From, p.Until), static (p, day) => p with { Until = day }, documents);
                documents.Put(PermitOfKey(permit.Site, permit.Permit), new Named(permit.Permit));
                Ends(new("permit", permit.Permit, permit.Until, permit.Kind, permit.Site), false, documents);
                break;
            case "grant-approval":
                var approval = line.As<GrantApproval>();
                documents.Put(ApprovalKey(approval.Approval), approval);
                documents.Put(ApprovalOfKey(approval.Site, approval.Approval), new Named(approval.Approval));
                if (approval.Receiver is { } receiver)
                {
                    documents.Put(ApprovalOfKey(receiver, approval.Approval), new Named(approval.Approval));
                }

                Ends(new("approval", approval.Approval, approval.Until, approval.Kind, approval.Site), false, documents);
                break;
            case "declare-emergency":
                var emergency = line.As<DeclareEmergency>();
                documents.Put(EmergencyKey(emergency.Emergency), emergency);
                Ends(new("emergency", emergency.Emergency, emergency.Until), false, documents);
                break;
            case "file-management-plan":
                var plan = line.As<FileManagementPlan>();
                documents.Put(ManagementPlanKey(plan.Site, plan.Year), plan);
                break;
            case "adopt-table":
                var table = line.As<AdoptTable>();
                documents.Put(TableKey(table.Table), table);
                break;
            default:
                RecordLines.Take(line, documents);
                break;
        }
    }

    internal static string Key(EnterpriseId enterprise) => $"enterprise/{enterprise}";

    internal static string Key(SiteId site) => $"site/{site}";

    internal static string SiteOfKey(EnterpriseId enterprise, string site) => $"site-of/{enterprise}/{site}";

    internal static string SinceKey(SiteId site) => $"since/{site}";

    internal static string ChangeKey(SiteId site, long? line) => FormattableString.Invariant($"change/{site}/{line:D12}");

    internal static string ChangeKey(EnterpriseId enterprise, long? line) => FormattableString.Invariant($"enterprise-change/{enterprise}/{line:D12}");

    internal static string VehicleKey(string plate) => $"vehicle/{plate}";

    internal static string VehicleOfKey(EnterpriseId carrier, string plate) => $"vehicle-of/{carrier}/{plate}";

    internal static string PermitKey(string permit) => $"permit/{permit}";

    internal static string PermitOfKey(SiteId site, string permit) => $"permit-of/{site}/{permit}";

    internal static string ApprovalKey(string approval) => $"approval/{approval}";

    internal static string ApprovalOfKey(SiteId site, string approval) => $"approval-of/{site}/{approval}";

    internal static string EmergencyKey(string emergency) => $"emergency/{emergency}";

    internal static string ManagementPlanKey(SiteId site, int? year) => FormattableString.Invariant($"plan/{site}/{year}");

    internal static string TableKey(string table) => $"table/{table}";

    internal const string Expiries = "expiry/";

    /// <summary>Keeps when something ends; what no longer says when has no end.</summary>
    internal static void Ends(Expiry expiry, bool open, FoldDocuments documents)
    {
        var key = $"{Expiries}{expiry.What}/{expiry.Site?.Text ?? expiry.Enterprise?.Text}/{expiry.Id}";
        if (open)
        {
            documents.Remove(key);
        }
        else
        {
            documents.Put(key, expiry);
        }
    }

    internal static void Put(RegisterSite site, FoldDocuments documents)
    {
        documents.Put(Key(site.Site), site);
        Ends(new("medical-licence", site.Site.Text, site.Wards?.LicenceUntil ?? default, Site: site.Site), site.Wards?.LicenceUntil is null, documents);
    }
}

/// <summary>A name that a key points to.</summary>
public sealed record Named(string Name);

/// <summary>The day a site came into the register, until the rule's days are over its register is young (登记初期); and the status it came with.</summary>
public sealed record SiteSince(LocalDate Day, string? Status = null, LocalDate? StatusSince = null);
