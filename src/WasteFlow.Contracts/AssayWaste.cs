using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A property of a lot becomes known later (化验): moisture, quality.</summary>
/// <param name="Meets">Whether the sample meets the standard named in <paramref name="Document"/>.</param>
public sealed record AssayWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, LotId Lot, int? MoisturePerMille, bool? Meets, string Document) : IAct;
