using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The load stands at the receiver's gate (抵达).</summary>
public sealed record ArriveWaste(Guid ActId, Instant HappenedAt, ManifestNumber Manifest, EnterpriseId Carrier) : IAct;
