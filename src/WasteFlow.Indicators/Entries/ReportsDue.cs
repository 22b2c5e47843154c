using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A paper that a region's plan wants issued again and again (工作简报调度): a row of <c>schemas/codes/reports-due.csv</c>.</summary>
/// <param name="Kind">A row of <c>schemas/codes/report-kinds.csv</c>.</param>
/// <param name="Length">The length of the periods that it is of: month, half-year or year.</param>
/// <param name="Department">Who is waited for.</param>
internal sealed record ReportsDue(string Region, string Kind, string Length, string Department)
{
    private const int MonthsOfYear = 12;

    private static readonly IReadOnlyList<ReportsDue> All = [.. Tables.Rows("codes/reports-due.csv").Select(static r => new ReportsDue(
        r["region"], r["kind"], r["length"], r["department"]))];

    /// <summary>Each paper that is of the period or of a part of it, in order of their periods.</summary>
    public static IEnumerable<(ReportsDue Due, ReportingPeriod Of)> In(string region, ReportingPeriod period) =>
        from due in All.Where(d => d.Region == region)
        from first in Enumerable.Range(1, MonthsOfYear)
        from last in Enumerable.Range(first, MonthsOfYear - first + 1)
        let of = new ReportingPeriod(period.Year, first, last)
        where of.Length == due.Length && period.Contains(of)
        orderby of.Last, of.Months
        select (due, of);
}
