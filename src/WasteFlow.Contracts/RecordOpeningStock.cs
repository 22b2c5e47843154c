using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Stock that lay at a site before its first line (期初库存).</summary>
/// <param name="Since">The day it was generated, as far as known: 往年 means before 1 January.</param>
/// <param name="Containers">What it is in, where it is itemised; what is in them sums to the quantity.</param>
/// <param name="Book">What only the books want to know.</param>
public sealed record RecordOpeningStock(
    Guid ActId, Instant HappenedAt, SiteId Site, string Stream, WasteCode Code, Quantity Quantity, LocalDate Since,
    bool Simulated = false, IReadOnlyList<Container>? Containers = null,
    BookNote? Book = null) : IAct;
