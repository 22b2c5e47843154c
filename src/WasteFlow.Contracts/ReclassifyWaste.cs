using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Code or stream of a lot turn out to be others (鉴别、归类); the mass is kept.</summary>
public sealed record ReclassifyWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, LotId Lot, string Stream, WasteCode Code, string Reason, string Document) : IAct;
