using System.Globalization;
using WasteFlow.Hosting;
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

    public static bool IsYear(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>Why nothing is reported of a period; null where it may be. Of no period there is nothing to object.</summary>
    public static Refused? Objection(ReportingPeriod? period, string pointer) => period is not { } of || IsYear(of.Year) ? null
        : Refused.With("year_out_of_range", pointer, ("year", of.Year.ToString(CultureInfo.InvariantCulture)));
}
