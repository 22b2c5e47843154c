using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Waste comes in from a mover outside the system (调入).</summary>
/// <param name="From">Who sent it, and from where, as the paper says.</param>
/// <param name="Document">The paper it came with.</param>
/// <param name="Containers">What it is in, where it is itemised; what is in them sums to the quantity.</param>
/// <param name="Book">What only the books want to know.</param>
public sealed record BringInWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, string Stream, WasteCode Code, Quantity Quantity, string From, string Document,
    IReadOnlyList<Container>? Containers = null, BookNote? Book = null) : IAct;
