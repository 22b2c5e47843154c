using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The mover or the receiver does not agree to a difference (对差异提出异议): from now on only the bureau settles it, or a correction ends it.</summary>
/// <param name="Item">The item's number, from 1.</param>
public sealed record ContestDiscrepancy(
    Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, ManifestNumber Manifest, int Item, string Reason) : IAct;
