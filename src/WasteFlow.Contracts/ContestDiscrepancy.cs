using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A side does not agree to a difference (对差异提出异议): from now on only the bureau settles it, or a correction ends it.</summary>
/// <param name="As">The mover or the receiver; of what a correction left where there is no manifest, the holder.</param>
/// <param name="Manifest">The manifest whose own difference it is; null with <paramref name="Line"/>.</param>
/// <param name="Item">The item's number, from 1; null with <paramref name="Line"/>.</param>
/// <param name="Line">The correcting line whose remainder it is (更正遗留差异): see <see cref="Remainder"/>.</param>
public sealed record ContestDiscrepancy(
    Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, ManifestNumber? Manifest, int? Item, string Reason, long? Line = null) : IAct;
