using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Waste comes into being and is entered in the producer's ledger (产生). Only for streams whose mass is known there.</summary>
/// <param name="Containers">What it is in, where it is itemised; what is in them sums to the quantity.</param>
/// <param name="Book">What only the books want to know.</param>
public sealed record GenerateWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, string Stream, WasteCode Code, Quantity Quantity,
    IReadOnlyList<Container>? Containers = null, BookNote? Book = null) : IAct;
