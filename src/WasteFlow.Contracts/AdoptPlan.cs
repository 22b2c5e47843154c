using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A region's "无废城市" plan, whole, as it was printed: rows, targets, anomalies (方案).</summary>
/// <param name="Plan">Its code. Adopted again it is another edition (版本) of the same plan, and the ones before stay.</param>
/// <param name="Document">The JSON of <c>schemas/plans</c>.</param>
/// <param name="Edition">Its name, 1 to 40 characters: a document number, 征求意见稿, 修订版 …; its running number where it is left out.</param>
/// <param name="ValidFrom">The first day it is valid on; where it is left out as the edition before, and for the first edition ever since.</param>
/// <param name="Follows">The code of the region's plan that it continues from <paramref name="ValidFrom"/> on (接续).</param>
public sealed record AdoptPlan(
    Guid ActId, Instant HappenedAt, string Plan, string Region, System.Text.Json.JsonElement Document, string? Edition = null, LocalDate? ValidFrom = null,
    string? Follows = null) : IAct;
