using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A carrier says it holds the waste (起运); its mass is in transit until received, returned or diverted.</summary>
/// <param name="Loaded">Weighed or estimated mass by item where it differs from what was declared; null takes the declared.</param>
/// <param name="Route">The route that is taken, where the approval sets one.</param>
/// <param name="Waybill">The number of the dangerous-goods waybill (危险货物运单) that is carried along (Order 23 art. 11); as said, for no list of them is at hand.</param>
/// <param name="Escort">The escort (押运员), as <paramref name="Driver"/>: an id in the register of people.</param>
public sealed record PickUpWaste(
    Guid ActId, Instant HappenedAt, ManifestNumber Manifest, EnterpriseId Carrier, string Vehicle,
    IReadOnlyList<ItemQuantity>? Loaded = null, string? Driver = null, string? Route = null, string? Waybill = null, string? Escort = null) : IAct;

/// <summary>A quantity for one item of a manifest, counted from 1.</summary>
public sealed record ItemQuantity(int Item, Quantity Quantity);
