using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A holder makes one lot of many of the same code (合并); roots and their grams are kept.</summary>
/// <param name="Lots">Whole lots; may be empty where containers are named.</param>
/// <param name="Containers">Labels of containers, with what is in them.</param>
public sealed record CombineLots(Guid ActId, Instant HappenedAt, SiteId Site, IReadOnlyList<LotId> Lots, IReadOnlyList<string>? Containers = null) : IAct;
