using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A department enters an outside statistic (统计数据): value added, population, yields, counts.</summary>
/// <param name="Statistic">A row of <c>schemas/codes/statistics.csv</c>.</param>
/// <param name="Region">Division code.</param>
/// <param name="Value">Decimal text in the statistic's unit.</param>
/// <param name="Document">Where it stands.</param>
public sealed record EnterStatistic(
    Guid ActId, Instant HappenedAt, string Statistic, string Region, int Year, string Value, string Unit, string Department,
    string Document, string? Scope = null, bool Simulated = false) : IAct;
