using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A side agrees that a difference is one (认可差异). When mover and receiver both have, it becomes weighing difference; a holder alone has no other
/// side, so the bureau's word is still needed.
/// </summary>
/// <param name="As">The mover or the receiver; of what a correction left where there is no manifest, the holder.</param>
/// <param name="Manifest">The manifest whose own difference it is; null with <paramref name="Line"/>.</param>
/// <param name="Item">The item's number, from 1; null with <paramref name="Line"/>.</param>
/// <param name="Line">The correcting line whose remainder it is (更正遗留差异): see <see cref="Remainder"/>.</param>
public sealed record AgreeToDiscrepancy(
    Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, ManifestNumber? Manifest, int? Item, long? Line = null) : IAct;
