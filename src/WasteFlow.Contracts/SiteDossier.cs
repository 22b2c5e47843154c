namespace WasteFlow.Contracts;

/// <summary>All that is registered of a site and of the enterprise it belongs to, on one page (一企一档).</summary>
/// <param name="Changes">The changes of the site, in the order they were said.</param>
/// <param name="Approvals">Those that name the site, as mover or as receiver.</param>
/// <param name="Plans">Its management plans, by year.</param>
/// <param name="Contracts">Those that the enterprise is a party of.</param>
public sealed record SiteDossier(
    RegisterSite Site, RegisterEnterprise Enterprise, IReadOnlyList<ChangeSite> Changes, IReadOnlyList<GrantPermit> Permits,
    IReadOnlyList<GrantApproval> Approvals, IReadOnlyList<FileManagementPlan> Plans, IReadOnlyList<RegisterContract> Contracts,
    IReadOnlyList<RegisterVehicle> Vehicles, IReadOnlyList<RegisterLicence> Licences, IReadOnlyList<RegisterInsurance> Insurances,
    IReadOnlyList<RecordEvaluation> Evaluations, RegisterServiceArea? ServiceArea, IReadOnlyList<Expiry> Expiries);
