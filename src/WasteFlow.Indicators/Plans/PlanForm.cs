using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What the form of a plan asks for beside its types: every place in a list is taken, a year is one that can be reported, and there is one to report.</summary>
internal static class PlanForm
{
    /// <summary>The first row, target or text that is nothing; null where all are there. Nothing else can be looked at before that.</summary>
    public static string? Nothing(PrintedPlan plan) =>
        Empty(plan.Indicators, "$.indicators") ?? Empty(plan.TextTargets, "$.text_targets")
        ?? plan.Indicators.Select(static (r, i) => Empty(r.Targets, $"$.indicators[{i}].targets")).FirstOrDefault(static w => w is not null);

    /// <summary>The first other thing of a plan that cannot be taken; null where there is none.</summary>
    public static string? Objection(PrintedPlan plan) => Lists(plan).Concat(Years(plan)).Append(plan.LastTargetYear == 0 ? "$.target_years" : null)
        .FirstOrDefault(static w => w is not null);

    public static bool AreReportable(PrintedPlan plan) => Years(plan).All(static w => w is null);

    private static IEnumerable<string?> Lists(PrintedPlan plan) =>
    [
        Empty(plan.Anomalies ?? [], "$.anomalies"),
        .. plan.Indicators.SelectMany(static (r, i) => new[]
        {
            Empty(r.DataSources, $"$.indicators[{i}].data_sources"), Empty(r.LeadDepartments, $"$.indicators[{i}].lead_departments"),
            Empty(r.Baseline.Parts ?? [], $"$.indicators[{i}].baseline.parts"),
        }),
        .. plan.TextTargets.Select(static (t, i) => Empty(t.LeadDepartments, $"$.text_targets[{i}].lead_departments")),
    ];

    private static IEnumerable<string?> Years(PrintedPlan plan) =>
    [
        Year(plan.BaseYear, "$.base_year"),
        .. plan.TargetYears.Select(static (y, i) => Year(y, $"$.target_years[{i}]")),
        .. plan.Indicators.SelectMany(static (r, i) => r.Targets.SelectMany((t, j) => new[]
        {
            Year(t.Year, $"$.indicators[{i}].targets[{j}].year"), Year(t.ReferenceYear, $"$.indicators[{i}].targets[{j}].reference_year"),
        }).Prepend(Year(r.Baseline.Year, $"$.indicators[{i}].baseline.year"))),
        .. plan.TextTargets.Select(static (t, i) => Year(t.Year, $"$.text_targets[{i}].year")),
    ];

    private static string? Empty<T>(IReadOnlyList<T> list, string place) where T : class
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]");
            }
        }

        return null;
    }

    private static string? Year(int? year, string place) =>
        year is not { } said || Reports.IsYear(said) ? null : string.Create(CultureInfo.InvariantCulture, $"{place}: {year}");
}
