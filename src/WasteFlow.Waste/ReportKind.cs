using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>A kind of report that people hand in (报表种类): a row of <c>schemas/codes/report-kinds.csv</c>.</summary>
/// <param name="Periods">The lengths of period that it may be of.</param>
public sealed record ReportKind(string Kind, string Zh, string En, FrozenSet<string> Periods)
{
    public const string Annex = "annex";
    public const string Briefing = "briefing";
    public const string Evaluation = "evaluation";

    /// <summary>The only kind that is of a region's flows and not of a plan's rows (流向表).</summary>
    public const string Flows = "flows";

    public static readonly IReadOnlyList<ReportKind> All = [.. Tables.Rows("codes/report-kinds.csv").Select(static r => new ReportKind(
        r["kind"], r["zh"], r["en"], r["periods"].Split(' ').ToFrozenSet(StringComparer.Ordinal)))];

    public static ReportKind? Find(string kind) => All.FirstOrDefault(k => k.Kind.Equals(kind, StringComparison.Ordinal));

    /// <summary>Whether it may be of a period of that length: a briefing is of a month, a yearly report of a year.</summary>
    public bool Takes(ReportingPeriod period) => Periods.Contains(period.Length);
}

/// <summary>How far a report is (阶段).</summary>
public static class ReportStages
{
    /// <summary>Laid before those who decide (送审稿).</summary>
    public const string Draft = "draft";

    /// <summary>The word of its plan, period and kind (定稿).</summary>
    public const string Final = "final";
}
