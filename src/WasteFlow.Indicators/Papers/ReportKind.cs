using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A kind of report that people hand in (报表种类): a row of <c>schemas/codes/report-kinds.csv</c>.</summary>
/// <param name="Periods">The lengths of period that it may be of.</param>
public sealed record ReportKind(string Kind, string Zh, string En, FrozenSet<string> Periods)
{
    public const string Annex = "annex";
    public const string Briefing = "briefing";
    public const string Evaluation = "evaluation";

    /// <summary>The only kind that is of a region's flows and not of a plan's rows: see <see cref="FlowPaper"/>.</summary>
    public const string Flows = "flows";

    public static readonly IReadOnlyList<ReportKind> All = [.. Tables.Rows("codes/report-kinds.csv").Select(static r => new ReportKind(
        r["kind"], r["zh"], r["en"], r["periods"].Split(' ').ToFrozenSet(StringComparer.Ordinal)))];

    public static ReportKind? Find(string kind) => All.FirstOrDefault(k => k.Kind.Equals(kind, StringComparison.Ordinal));

    /// <summary>Whether it may be of a period of that length: a briefing is of a month, a yearly report of a year.</summary>
    public bool Takes(ReportingPeriod period) => Periods.Contains(LengthOf(period));

    private static string LengthOf(ReportingPeriod period) => period.Months switch
    {
        12 => "year",
        6 when period.First is 1 or 7 => "half-year",
        3 when period.First % 3 == 1 => "quarter",
        1 => "month",
        _ => "cumulated",
    };
}

/// <summary>How far a report is (阶段).</summary>
public static class ReportStages
{
    /// <summary>Laid before those who decide (送审稿).</summary>
    public const string Draft = "draft";

    /// <summary>The word of its plan, period and kind (定稿).</summary>
    public const string Final = "final";
}
