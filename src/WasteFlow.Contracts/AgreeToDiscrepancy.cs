using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The mover or the receiver agrees that a difference beyond tolerance is one (认可差异); when both have, it becomes weighing difference.</summary>
/// <param name="Item">The item's number, from 1.</param>
public sealed record AgreeToDiscrepancy(
    Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, ManifestNumber Manifest, int Item) : IAct;
