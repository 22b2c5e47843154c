using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Waste leaves for a receiver outside the system (调出).</summary>
/// <param name="To">Who takes it, and where, as the paper says.</param>
/// <param name="Lots">May be empty where containers are named.</param>
/// <param name="Document">The receiver's slip (回执).</param>
/// <param name="Containers">The labels of containers that leave with all that is in them; from then on they are free.</param>
/// <param name="Book">What only the books want to know.</param>
public sealed record SendOutWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, IReadOnlyList<LotTake> Lots, string To, string Document,
    IReadOnlyList<string>? Containers = null, BookNote? Book = null) : IAct;

/// <summary>A part of a lot, or the whole of it where no quantity is given.</summary>
public sealed record LotTake(LotId Lot, Quantity? Quantity = null);
