using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A holder makes many lots of one (拆分), or sorts it into other codes (分拣); the parts sum to the lot or leave a rest in it.</summary>
public sealed record SplitLot(Guid ActId, Instant HappenedAt, SiteId Site, LotId Lot, IReadOnlyList<LotPart> Parts) : IAct;

/// <summary>One part; a code or stream of its own where sorting changes it.</summary>
/// <param name="Containers">The labels of the containers that go with it; what is in them sums to the quantity.</param>
public sealed record LotPart(Quantity Quantity, WasteCode? Code = null, string? Stream = null, IReadOnlyList<string>? Containers = null);
