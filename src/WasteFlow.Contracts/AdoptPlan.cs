using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A region's "无废城市" plan, whole, as it was printed: rows, targets, anomalies (方案).</summary>
/// <param name="Document">The JSON of <c>schemas/plans</c>.</param>
public sealed record AdoptPlan(Guid ActId, Instant HappenedAt, string Plan, string Region, System.Text.Json.JsonElement Document) : IAct;
