using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A holder counts what lies there (盘点): of one lot, or of a whole store of a code. The difference is a gain or a storage loss.</summary>
public sealed record TakeStock(
    Guid ActId, Instant HappenedAt, SiteId Site, Quantity Counted, string Reason, LotId? Lot = null, string? Stream = null,
    WasteCode? Code = null) : IAct;
