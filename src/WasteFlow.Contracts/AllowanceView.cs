using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An allowance account (额度) as it stands at a line, in the smallest part of the unit it was first granted in.</summary>
/// <param name="Allowance">Its name: <c>plan/{site}/{code}/{year}</c>, <c>permit/{permit}/{year}</c> or <c>approval/{approval}</c>.</param>
/// <param name="Site">The site it was granted to.</param>
/// <param name="Pending">Reserved by filed manifests.</param>
/// <param name="Posted">Used up by receipts.</param>
/// <param name="Free">What is left; negative where a warn-only account was exceeded.</param>
/// <param name="Unit"><c>g</c>; <c>L</c> where cubic metres were granted; <c>piece</c>, <c>head</c>, <c>box</c>.</param>
public sealed record AllowanceView(string Allowance, SiteId Site, long Granted, long Pending, long Posted, long Free, string Unit = "g");
