using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What a room knows, typed, as of the line its folds stand at: the register, and the room's other folds by name.</summary>
/// <param name="today">The day it is read on, where changes that have come to their day count before a line has come; null: as of the line.</param>
public sealed partial class Register(IReadOnlyDictionary<string, FoldDocuments> folds, LocalDate? today = null)
{
    private static readonly MemoryDocuments Nothing = new();

    /// <summary>Knows nobody: for a room that folds no register.</summary>
    public static readonly Register Empty = new(new Dictionary<string, FoldDocuments>(StringComparer.Ordinal));

    private readonly FoldDocuments documents = folds.GetValueOrDefault(RegisterFold.FoldName) ?? Nothing;

    private readonly FoldDocuments manifests = folds.GetValueOrDefault(ManifestFold.FoldName) ?? Nothing;

    /// <summary>The law as of the line the room stands at.</summary>
    public Law Law { get; } = folds.TryGetValue(LawFold.FoldName, out var law) ? LawFold.Of(law) : Law.Base;

    /// <summary>The law that an act is judged by: of the day it is claimed to have happened on.</summary>
    public InForce LawOf(IAct act) => Law.On(Calendar.DayOf(act.HappenedAt));

    /// <summary>The law that a manifest is judged by to its end: of the line and the day it was filed at.</summary>
    public InForce LawOf(ManifestFacts manifest) => Law.AsOf(manifest.FiledLine ?? long.MaxValue).On(Calendar.DayOf(manifest.FiledAt));

    /// <summary>Another fold of the room.</summary>
    public FoldDocuments Fold(string name) => folds[name];

    /// <summary>The same on a day on which no line may have come yet.</summary>
    public Register On(LocalDate day) => Changes.Waiting(documents)?.IsDue(day) == true ? new(folds, day) : this;

    public RegisterEnterprise? Enterprise(EnterpriseId enterprise) =>
        Today(documents.Get<RegisterEnterprise>(RegisterFold.Key(enterprise)), static w => w.Enterprises, c => c.Enterprise == enterprise, static c => c.From, static (e, c) => c.Of(e));

    public RegisterSite? Site(SiteId site) =>
        Today(documents.Get<RegisterSite>(RegisterFold.Key(site)), static w => w.Sites, c => c.Site == site, static c => c.From, static (s, c) => c.Of(s));

    /// <summary>Why an enterprise cannot be named so: nobody is, or a site is, which has an enterprise; null where one is.</summary>
    public Refused? Unknown(EnterpriseId named, string pointer) =>
        Enterprise(named) is not null ? null
        : Site(new(named.Text)) is { } site
            ? Refused.With("site_is_no_enterprise", pointer, ("site", named.Text), ("enterprise", site.Enterprise.Text))
        : Refused.With("enterprise_unknown", pointer, ("enterprise", named.Text));

    public RegisterVehicle? Vehicle(string plate) => documents.Get<RegisterVehicle>(RegisterFold.VehicleKey(plate));

    public GrantApproval? Approval(string approval) => documents.Get<GrantApproval>(RegisterFold.ApprovalKey(approval));

    public GrantPermit? Permit(string permit) => documents.Get<GrantPermit>(RegisterFold.PermitKey(permit));

    /// <summary>A manifest, in a room that folds them.</summary>
    public ManifestFacts? Manifest(ManifestNumber manifest) => manifests.Get<ManifestFacts>(ManifestFold.Key(manifest));

    /// <summary>Whether the room folds manifests.</summary>
    public bool KnowsManifests => manifests != Nothing;

    /// <summary>The manifest whose load may have left on the provisional number of a filing; null where there is none yet.</summary>
    public ManifestNumber? LeftOn(Guid filing) => manifests.Get<LeftOnFacts>(ManifestFold.LeftOnKey(filing))?.Manifest;

    /// <summary>The manifest that has a national number, in a room that folds them.</summary>
    public ManifestNumber? ManifestOf(string national) => National(national)?.Manifest;

    /// <summary>Where a national number stands; null where it never stood anywhere.</summary>
    public NationalFacts? National(string number) => manifests.Get<NationalFacts>(ManifestFold.NationalKey(number));

    /// <summary>All permits a site was ever granted, each of its terms for itself.</summary>
    public IEnumerable<GrantPermit> PermitsOf(SiteId site) =>
        documents.Scan<Named>(RegisterFold.PermitOfKey(site, "")).SelectMany(p => Renewals.Of<GrantPermit>(RegisterFold.PermitKey(p.Value.Name), documents));

    /// <summary>The site's management plan (管理计划) for a year, as filed last.</summary>
    public FileManagementPlan? ManagementPlan(SiteId site, int year) =>
        documents.Get<FileManagementPlan>(RegisterFold.ManagementPlanKey(site, year));

    /// <summary>The edition of a code table that was adopted last.</summary>
    public AdoptTable? Table(string table) => documents.Get<AdoptTable>(RegisterFold.TableKey(table));

    public IEnumerable<RegisterSite> SitesOf(EnterpriseId enterprise) =>
        documents.Scan<Named>(RegisterFold.SiteOfKey(enterprise, "")).Select(s => Site(new SiteId(s.Value.Name))!);

    public IEnumerable<RegisterSite> Sites() => documents.Scan<RegisterSite>(RegisterFold.Key(new SiteId(""))).Select(s => today is null ? s.Value : Site(s.Value.Site)!);

    private T? Today<T, TChange>(T? stands, Func<Waiting, IEnumerable<TChange>> waiting, Func<TChange, bool> its, Func<TChange, LocalDate> from, Func<T, TChange, T> change)
        where T : class =>
        stands is not null && today is { } day && Changes.Waiting(documents) is { } some
            ? Changes.Due(waiting(some).Where(its), from, day).Aggregate(stands, change)
            : stands;
}
