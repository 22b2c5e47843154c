using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Of which months an indicator has figures (月度、半年度、年度指标).</summary>
public enum PeriodRule
{
    /// <summary>Of any months.</summary>
    Monthly,

    /// <summary>Of half-years and years.</summary>
    HalfYearly,

    /// <summary>Of whole years.</summary>
    Yearly,
}

/// <summary>Reads a period rule, and holds a period against it.</summary>
public static class PeriodRules
{
    private const int MonthsOfYear = 12, MonthsOfHalf = 6;

    /// <exception cref="InvalidDataException">The word is none of the three.</exception>
    public static PeriodRule Read(string word) => word switch
    {
        "monthly" => PeriodRule.Monthly,
        "half-yearly" => PeriodRule.HalfYearly,
        "yearly" => PeriodRule.Yearly,
        _ => throw new InvalidDataException($"“{word}” is none of monthly, half-yearly and yearly"),
    };

    /// <summary>The tag of an indicator: the word that <see cref="Read"/> reads; null for one that the catalogue lacks.</summary>
    public static string? Word(string code) => Catalogue.Find(code) is not { } indicator ? null : indicator.Rule switch
    {
        PeriodRule.Yearly => "yearly",
        PeriodRule.HalfYearly => "half-yearly",
        _ => "monthly",
    };

    /// <summary>Why there is no figure of the period; null where there may be one.</summary>
    public static string? Objection(this PeriodRule rule, ReportingPeriod period) => rule switch
    {
        PeriodRule.Yearly when period.Months < MonthsOfYear => Reasons.YearlyOnly,
        PeriodRule.HalfYearly when period.Months % MonthsOfHalf > 0 || period.Last % MonthsOfHalf > 0 => Reasons.HalfYearlyOnly,
        _ => null,
    };

    /// <summary>The shortest period with a figure that the months lie in.</summary>
    public static ReportingPeriod Around(this PeriodRule rule, ReportingPeriod period) =>
        rule.Objection(period) is null ? period
        : rule == PeriodRule.HalfYearly && period.Last <= MonthsOfHalf ? new(period.Year, 1, MonthsOfHalf)
        : rule == PeriodRule.HalfYearly && period.First > MonthsOfHalf ? new(period.Year, MonthsOfHalf + 1, MonthsOfYear)
        : ReportingPeriod.OfYear(period.Year);
}
