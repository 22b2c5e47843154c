using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A department enters an outside statistic (统计数据): value added, population, yields, counts. Entered again it is a new version; one that says
/// another value says why.
/// </summary>
/// <param name="Statistic">A row of <c>schemas/codes/statistics.csv</c>.</param>
/// <param name="Region">Division code.</param>
/// <param name="Year">The year that the period lies in.</param>
/// <param name="Value">Decimal text in the statistic's unit.</param>
/// <param name="Document">Where it stands.</param>
/// <param name="Scope">What it covers, where that is not all of the region (口径范围): enterprises above scale, one part of the region.</param>
/// <param name="Period">The months it is of; null for the whole year.</param>
/// <param name="Definition">How it is counted (指标口径): output value or value added, end of year or mid-year.</param>
/// <param name="PriceBasis">Of an amount of money: current prices (现价), or those of a year (不变价).</param>
/// <param name="Reason">Why it differs from what stood before.</param>
public sealed record EnterStatistic(
    Guid ActId, Instant HappenedAt, string Statistic, string Region, int Year, string Value, string Unit, string Department,
    string Document, string? Scope = null, bool Simulated = false, ReportingPeriod? Period = null, string? Definition = null,
    string? PriceBasis = null, string? Reason = null) : IAct
{
    /// <summary>The months it is of.</summary>
    public ReportingPeriod PeriodOf() => Period ?? ReportingPeriod.OfYear(Year);
}
