using NodaTime;

namespace WasteFlow.Indicators;

/// <summary>The months of cells, <c>yyyy-MM</c>, in Asia/Shanghai.</summary>
internal static class FlowMonths
{
    private const int MonthsOfYear = 12;
    private const int YearMax = 9_999;

    private static readonly CellWord[] Known = new CellWord[(YearMax + 1) * MonthsOfYear];

    public static CellWord Of(LocalDate day)
    {
        if (day.Year is < 0 or > YearMax)
        {
            return CellWord.Of(FlowLines.Month(day));
        }

        // Twice found is the same word.
        ref var month = ref Known[day.Year * MonthsOfYear + day.Month - 1];
        return month == default ? month = CellWord.Of(FlowLines.Month(day)) : month;
    }
}
