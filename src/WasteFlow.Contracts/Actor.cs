using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Who acted: a signed-in person or machine, by id only; names and phones stay in the Registry.</summary>
/// <param name="Person">The person's or machine's id.</param>
/// <param name="Enterprise">The party it acts for; null for a bureau's people.</param>
/// <param name="StandInFor">The party it stands in for (代录), marked and contestable.</param>
public sealed record Actor(string Person, EnterpriseId? Enterprise = null, EnterpriseId? StandInFor = null);
