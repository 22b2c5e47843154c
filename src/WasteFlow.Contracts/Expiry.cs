using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Something in the register that ends on a day, whatever it is: who worries about ends reads these.</summary>
/// <param name="What"><c>permit</c>, <c>approval</c>, <c>contract</c>, <c>insurance</c>, <c>licence</c>, <c>vehicle-licence</c>, <c>medical-licence</c>,
/// <c>evaluation</c>, <c>emergency</c> (which is nobody's).</param>
/// <param name="Id">Its number; for a vehicle the plate.</param>
/// <param name="Kind">Its kind, where there are several.</param>
/// <param name="Until">The last day it holds.</param>
/// <param name="Site">Whose it is: a site's …</param>
/// <param name="Enterprise">… or an enterprise's.</param>
public sealed record Expiry(string What, string Id, LocalDate Until, string? Kind = null, SiteId? Site = null, EnterpriseId? Enterprise = null);
