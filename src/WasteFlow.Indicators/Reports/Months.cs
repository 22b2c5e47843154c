using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Months in a row, both ends counted; other than a <see cref="ReportingPeriod"/> they may reach over the end of a year.</summary>
internal readonly record struct Months(YearMonth First, YearMonth Last)
{
    private const int MonthsOfYear = 12;

    /// <summary>The twelve months to the last one (滚动十二个月).</summary>
    public Months Rolling => this with { First = Last.PlusMonths(1 - MonthsOfYear) };

    public IEnumerable<YearMonth> All
    {
        get
        {
            for (var month = First; month <= Last; month = month.PlusMonths(1))
            {
                yield return month;
            }
        }
    }

    public static Months Of(ReportingPeriod period) => new(new(period.Year, period.First), new(period.Year, period.Last));

    public bool Contains(YearMonth month) => month >= First && month <= Last;
}
