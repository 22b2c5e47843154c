using NodaTime;

namespace WasteFlow.Indicators;

/// <summary>The measures of what stands at the end of a period: sums of changes from the beginning on.</summary>
internal static class Standing
{
    public static bool Takes(Measure measure) =>
        measure == Measure.Stored || measure == Measure.StoredNew || measure == Measure.StoredOld || measure == Measure.InTransit || measure == Measure.Open;

    /// <summary>
    /// Whether a measure is known of stock that stands from before, with no line in the period: what stands does, and so do units that are covered by a contract and
    /// an earlier load.
    /// </summary>
    public static bool IsKnownSilent(Measure measure) => Takes(measure) || measure == Measure.CollectedSites;

    public static bool Takes(Flow flow, Months at, FlowCell cell) =>
        cell.Month <= at.Last && (cell.Key.Measure.Equals(CellOf(flow.Measure), StringComparison.Ordinal) || LeavesOut(flow, cell)) && TakesAge(flow.Measure, at, cell.Key.Since);

    /// <summary>What is counted as used or disposed of once it was accepted is not stored as well.</summary>
    private static bool LeavesOut(Flow flow, FlowCell cell) =>
        flow.Measure == Measure.StoredNew && cell.Key.Measure is Cells.StockAccepted && Outcomes.BasisOf(flow.Filter) is TimingBasis.Accepted;

    private static string CellOf(Measure measure) =>
        measure == Measure.InTransit ? Cells.Transit
        : measure == Measure.Open ? Cells.Open
        : Cells.Stock;

    private static bool TakesAge(Measure measure, Months at, string since) =>
        measure == Measure.StoredNew ? string.CompareOrdinal(Text(at.First), since) <= 0 && string.CompareOrdinal(since, Text(at.Last)) <= 0
        : measure != Measure.StoredOld || string.CompareOrdinal(since, Text(new YearMonth(at.Last.Year, 1))) < 0;

    private static string Text(YearMonth month) => FlowLines.Month(month.OnDayOfMonth(1));
}
