using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>One carrier hands the load to the next (联运交接, Order 23 art. 17).</summary>
/// <param name="Driver">The next carrier's driver.</param>
/// <param name="Waybill">The next carrier's dangerous-goods waybill (危险货物运单).</param>
/// <param name="Escort">Its escort (押运员).</param>
public sealed record HandOverWaste(
    Guid ActId, Instant HappenedAt, ManifestNumber Manifest, EnterpriseId From, EnterpriseId To, string Vehicle, string? Driver = null,
    string? Waybill = null, string? Escort = null) : IAct;
