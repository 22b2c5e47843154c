using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An allowance account (额度) as it stands at a line, in the smallest part of its granted unit.</summary>
/// <param name="Allowance">Its name: <c>plan/{site}/{code}/{year}</c>, <c>permit/{permit}/{year}</c> or <c>approval/{approval}</c>.</param>
/// <param name="Site">The site it was granted to.</param>
/// <param name="Pending">Reserved by filed manifests.</param>
/// <param name="Posted">Used up by receipts.</param>
/// <param name="Free">What is left; negative where a warn-only account was exceeded.</param>
public sealed record AllowanceView(string Allowance, SiteId Site, long Granted, long Pending, long Posted, long Free);
