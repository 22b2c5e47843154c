using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The mover takes back a manifest that nobody has picked up (作废).</summary>
public sealed record CancelManifest(Guid ActId, Instant HappenedAt, ManifestNumber Manifest, string Reason) : IAct;
