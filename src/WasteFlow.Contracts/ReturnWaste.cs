using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A refused load is back at the mover's (退回).</summary>
public sealed record ReturnWaste(Guid ActId, Instant HappenedAt, ManifestNumber Manifest, SiteId Mover) : IAct;
