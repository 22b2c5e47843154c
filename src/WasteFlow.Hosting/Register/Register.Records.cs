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

    public IEnumerable<ChangeEnterprise> ChangesOf(EnterpriseId enterprise) =>
        documents.Scan<ChangeEnterprise>(RegisterFold.ChangeKey(enterprise, null)).Select(static c => c.Value);

    /// <summary>The emergencies that were declared, by their numbers.</summary>
    public IEnumerable<DeclareEmergency> Emergencies() => documents.Scan<DeclareEmergency>(RegisterFold.EmergencyKey("")).Select(static e => e.Value);

    public IEnumerable<RegisterVehicle> VehiclesOf(EnterpriseId carrier) =>
        documents.Scan<Named>(RegisterFold.VehicleOfKey(carrier, "")).Select(v => Vehicle(v.Value.Name)!).Where(v => v.Carrier == carrier);

    /// <summary>The approvals that name the site, as mover or as receiver.</summary>
    public IEnumerable<GrantApproval> ApprovalsOf(SiteId site) =>
        documents.Scan<Named>(RegisterFold.ApprovalOfKey(site, "")).Select(a => Approval(a.Value.Name)!);

    public IEnumerable<FileManagementPlan> ManagementPlansOf(SiteId site) =>
        documents.Scan<FileManagementPlan>(RegisterFold.ManagementPlanKey(site, null)).Select(static p => p.Value);

    /// <summary>The contracts that the enterprise is a party of, each of their terms for itself, as licences and policies too.</summary>
    public IEnumerable<RegisterContract> ContractsOf(EnterpriseId party) =>
        documents.Scan<Named>(RecordLines.ContractsOf(party)).SelectMany(c => Renewals.Of<RegisterContract>(c.Value.Name, documents));

    public IEnumerable<RegisterLicence> LicencesOf(EnterpriseId enterprise) =>
        documents.Scan<RegisterLicence>(RecordLines.LicencesOf(enterprise)).SelectMany(l => Renewals.Of<RegisterLicence>(l.Key, documents));

    public IEnumerable<RegisterInsurance> InsurancesOf(EnterpriseId enterprise) =>
        documents.Scan<RegisterInsurance>(RecordLines.InsurancesOf(enterprise)).SelectMany(i => Renewals.Of<RegisterInsurance>(i.Key, documents));

    /// <summary>The latest evaluation of each kind.</summary>
    public IEnumerable<RecordEvaluation> EvaluationsOf(SiteId site) =>
        documents.Scan<RecordEvaluation>(RecordLines.EvaluationsOf(site)).Select(static e => e.Value);

    /// <summary>The latest evaluation of a kind by the day, where it still holds.</summary>
    public RecordEvaluation? Evaluation(SiteId site, string kind, LocalDate day) =>
        Renewals.Of<RecordEvaluation>($"{RecordLines.EvaluationsOf(site)}{kind}", documents).LastOrDefault(e => e.Day <= day) is { } found
        && (found.Until is not { } last || day <= last)
            ? found
            : null;

    /// <summary>
    /// A site's status on a day: of those that had begun by then the one that was said last, or that came to its day last where it was said before; else the one it
    /// came into the register with.
    /// </summary>
    public string StatusOn(RegisterSite site, LocalDate day) =>
        ChangesOf(site.Site).Where(static c => c.Status is not null).OrderBy(static c => LocalDate.Max(c.From, Calendar.DayOf(c.HappenedAt))).ToList() is not { Count: > 0 } changes ? site.StatusOn(day)
        : changes.LastOrDefault(c => c.From <= day) is { Status: { } said } ? said
        : documents.Get<SiteSince>(RegisterFold.SinceKey(site.Site)) is { Status: { } first } since && (since.StatusSince is not { } from || from <= day) ? first
        : RegisterSite.Active;

    public RegisterServiceArea? ServiceArea(SiteId site) => documents.Get<RegisterServiceArea>(RecordLines.ServiceArea(site));

    public DeclareEmergency? Emergency(string emergency) => documents.Get<DeclareEmergency>(RegisterFold.EmergencyKey(emergency));

    /// <summary>The emergency that holds for a division and a stream on a day, or null.</summary>
    public DeclareEmergency? Emergency(string division, string stream, LocalDate day) =>
        Emergencies().FirstOrDefault(e =>
            e.From <= day && day <= e.Until && e.Streams.Contains(stream, StringComparer.Ordinal) && Divisions.IsIn(division, e.Region));
}
