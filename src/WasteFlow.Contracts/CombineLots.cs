using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A holder makes one lot of many of the same code (合并); roots and their grams are kept.</summary>
public sealed record CombineLots(Guid ActId, Instant HappenedAt, SiteId Site, IReadOnlyList<LotId> Lots) : IAct;
