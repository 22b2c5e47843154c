using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A refused load, or one on the way, goes to another receiver (改送). For hazardous waste a new manifest is filed instead, linked to this one.</summary>
/// <param name="Linked">For hazardous waste: nothing but a new manifest may carry it; its items start in transit.</param>
public sealed record DivertWaste(
    Guid ActId, Instant HappenedAt, ManifestNumber Manifest, SiteId NewReceiver, string Method, string Reason) : IAct;
