using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Which report is asked for.</summary>
/// <param name="Period">Null for the last year with a figure to reach.</param>
/// <param name="AtLine">Null for the line the fold stands at.</param>
/// <param name="Kind">A row of <c>schemas/codes/report-kinds.csv</c>: what else than the plan's rows is to be looked up.</param>
public sealed record ReportAsk(string Plan, ReportingPeriod? Period = null, long? AtLine = null, string Kind = ReportKind.Annex);

/// <summary>The years that a report may be of.</summary>
public static class Reports
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
}
