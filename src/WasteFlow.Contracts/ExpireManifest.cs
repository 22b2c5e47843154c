using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A machine of the bureau ends a manifest that was not picked up in time (过期): what was reserved is free again.</summary>
public sealed record ExpireManifest(Guid ActId, Instant HappenedAt, ManifestNumber Manifest) : IAct;
