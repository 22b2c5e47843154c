using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A department enters an indicator's value (上报值), one of an official series, or a base-year value; or an office adopts one (采用值). Entered again it
/// is a new version; one that says another value says why.
/// </summary>
/// <param name="Indicator">Code in the catalogue.</param>
/// <param name="Year">The year that the period lies in.</param>
/// <param name="Part">The part of a row with several measures.</param>
/// <param name="Value">Decimal text, or null where the value is a status text.</param>
/// <param name="Kind"><c>reported</c>, <c>official</c>, <c>base</c> or <c>adopted</c>.</param>
/// <param name="Period">The months it is of; null for the whole year.</param>
/// <param name="Unit">What the value is in; null for the indicator's own unit, and no other is taken.</param>
/// <param name="Definition">How it is counted (指标口径).</param>
/// <param name="Reason">Why it differs from what stood before; of an adopted value, why it is adopted (采用说明).</param>
/// <param name="Evidence">Further documents it rests on (佐证材料).</param>
/// <param name="ConfirmedZero">True where the department confirms that there was none (零报告).</param>
public sealed record EnterIndicatorValue(
    Guid ActId, Instant HappenedAt, string Indicator, string Region, int Year, string Kind, string? Value, string? Text,
    string Department, string Document, string? Part = null, bool Simulated = false, ReportingPeriod? Period = null, string? Unit = null,
    string? Definition = null, string? Reason = null, IReadOnlyList<string>? Evidence = null, bool? ConfirmedZero = null) : IAct
{
    /// <summary>The months it is of.</summary>
    public ReportingPeriod PeriodOf() => Period ?? ReportingPeriod.OfYear(Year);
}
