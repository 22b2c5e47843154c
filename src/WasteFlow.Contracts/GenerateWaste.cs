using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Waste comes into being and is entered in the producer's ledger (产生). Only for streams whose mass is known there.</summary>
public sealed record GenerateWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, string Stream, WasteCode Code, Quantity Quantity,
    IReadOnlyList<string>? Containers = null) : IAct;
