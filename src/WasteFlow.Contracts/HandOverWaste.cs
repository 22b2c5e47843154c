using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>One carrier hands the load to the next (联运交接, Order 23 art. 17).</summary>
public sealed record HandOverWaste(
    Guid ActId, Instant HappenedAt, ManifestNumber Manifest, EnterpriseId From, EnterpriseId To, string Vehicle) : IAct;
