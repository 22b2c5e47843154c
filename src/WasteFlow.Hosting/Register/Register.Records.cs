using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The papers that stand beside enterprises and sites, and what ends when.</summary>
public sealed partial class Register
{
    /// <summary>Everything that ends, in no order of time; see <see cref="Expiry"/>.</summary>
    public IEnumerable<Expiry> Expiries() => documents.Scan<Expiry>(RegisterFold.Expiries).Select(static e => e.Value);

    /// <summary>Whether a site has been in the register for fewer days than the rule <c>register-young</c> of its place says.</summary>
    public bool IsYoung(RegisterSite site, LocalDate day) =>
        documents.Get<SiteSince>(RegisterFold.SinceKey(site.Site)) is { } since
        && Law.On(day).Rule("register-young", site.Division, null)?.Value is { } days && day < since.Day.PlusDays(days);

    public IEnumerable<ChangeSite> ChangesOf(SiteId site) => documents.Scan<ChangeSite>(RegisterFold.ChangeKey(site, null)).Select(static c => c.Value);

    public IEnumerable<RegisterVehicle> VehiclesOf(EnterpriseId carrier) =>
        documents.Scan<Named>(RegisterFold.VehicleOfKey(carrier, "")).Select(v => Vehicle(v.Value.Name)!).Where(v => v.Carrier == carrier);

    /// <summary>The approvals that name the site, as mover or as receiver.</summary>
    public IEnumerable<GrantApproval> ApprovalsOf(SiteId site) =>
        documents.Scan<Named>(RegisterFold.ApprovalOfKey(site, "")).Select(a => Approval(a.Value.Name)!);

    public IEnumerable<FileManagementPlan> ManagementPlansOf(SiteId site) =>
        documents.Scan<FileManagementPlan>(RegisterFold.ManagementPlanKey(site, null)).Select(static p => p.Value);

    /// <summary>The contracts that the enterprise is a party of.</summary>
    public IEnumerable<RegisterContract> ContractsOf(EnterpriseId party) =>
        documents.Scan<Named>(RecordLines.ContractsOf(party)).Select(c => documents.Get<RegisterContract>(c.Value.Name)!);

    public IEnumerable<RegisterLicence> LicencesOf(EnterpriseId enterprise) =>
        documents.Scan<RegisterLicence>(RecordLines.LicencesOf(enterprise)).Select(static l => l.Value);

    public IEnumerable<RegisterInsurance> InsurancesOf(EnterpriseId enterprise) =>
        documents.Scan<RegisterInsurance>(RecordLines.InsurancesOf(enterprise)).Select(static i => i.Value);

    /// <summary>The latest evaluation of each kind.</summary>
    public IEnumerable<RecordEvaluation> EvaluationsOf(SiteId site) =>
        documents.Scan<RecordEvaluation>(RecordLines.EvaluationsOf(site)).Select(static e => e.Value);

    /// <summary>The latest evaluation of a kind, where it holds on the day.</summary>
    public RecordEvaluation? Evaluation(SiteId site, string kind, LocalDate day) =>
        documents.Get<RecordEvaluation>($"{RecordLines.EvaluationsOf(site)}{kind}") is { } found && found.Day <= day && (found.Until is not { } last || day <= last)
            ? found
            : null;

    public RegisterServiceArea? ServiceArea(SiteId site) => documents.Get<RegisterServiceArea>(RecordLines.ServiceArea(site));

    public DeclareEmergency? Emergency(string emergency) => documents.Get<DeclareEmergency>(RegisterFold.EmergencyKey(emergency));

    /// <summary>The emergency that holds for a division and a stream on a day, or null.</summary>
    public DeclareEmergency? Emergency(string division, string stream, LocalDate day) =>
        documents.Scan<DeclareEmergency>(RegisterFold.EmergencyKey("")).Select(static e => e.Value).FirstOrDefault(e =>
            e.From <= day && day <= e.Until && e.Streams.Contains(stream, StringComparer.Ordinal) && Divisions.IsIn(division, e.Region));
}
