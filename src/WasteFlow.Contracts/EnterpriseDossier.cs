namespace WasteFlow.Contracts;

/// <summary>All that is registered of an enterprise, with or without sites: a carrier with its vehicles, its people's papers and its contracts.</summary>
/// <param name="Changes">The changes of the enterprise, in the order they were said.</param>
/// <param name="Contracts">Those that the enterprise is a party of.</param>
public sealed record EnterpriseDossier(
    RegisterEnterprise Enterprise, IReadOnlyList<ChangeEnterprise> Changes, IReadOnlyList<RegisterSite> Sites, IReadOnlyList<RegisterContract> Contracts,
    IReadOnlyList<RegisterVehicle> Vehicles, IReadOnlyList<RegisterLicence> Licences, IReadOnlyList<RegisterInsurance> Insurances, IReadOnlyList<Expiry> Expiries);
