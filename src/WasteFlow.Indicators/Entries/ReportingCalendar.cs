using System.Globalization;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>By when a period's figures are handed in: a row of <c>schemas/codes/reporting-calendar.csv</c>; <c>*</c> is every region without a row of its own.</summary>
/// <param name="Length">The length of the period.</param>
/// <param name="Months">How many months after the period's last one.</param>
/// <param name="Day">Of that month; one that it lacks is its last.</param>
internal sealed record ReportingCalendar(string Region, string Length, int Months, int Day)
{
    private const string EveryRegion = "*";

    private static readonly IReadOnlyList<ReportingCalendar> All = [.. Tables.Rows("codes/reporting-calendar.csv").Select(static r => new ReportingCalendar(
        r["region"], r["length"], int.Parse(r["months"], CultureInfo.InvariantCulture), int.Parse(r["day"], CultureInfo.InvariantCulture)))];

    public static LocalDate DueOf(string region, ReportingPeriod period)
    {
        var length = period.Months switch { 12 => "year", 6 when period.First is 1 or 7 => "half-year", 3 when period.First % 3 == 1 => "quarter", _ => "month" };
        var row = All.FirstOrDefault(r => r.Region == region && r.Length == length) ?? All.First(r => r.Region == EveryRegion && r.Length == length);
        var month = new YearMonth(period.Year, period.Last).PlusMonths(row.Months);
        var last = month.ToDateInterval().End;
        return row.Day >= last.Day ? last : month.OnDayOfMonth(row.Day);
    }
}
