using System.Collections.Frozen;
using System.Globalization;

namespace WasteFlow.Waste;

/// <summary>What a period is called (报告期), by rows of <c>schemas/codes/report-sentences.csv</c>: 2025年第1季度, Quarter 1 of 2025.</summary>
public static class PeriodWords
{
    private const int MonthsOfQuarter = 3;

    private static readonly FrozenDictionary<string, Word> Rows = Tables.Rows("codes/report-sentences.csv")
        .Where(static r => r["sentence"].StartsWith("period-", StringComparison.Ordinal))
        .ToFrozenDictionary(static r => r["sentence"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    public static Word Of(ReportingPeriod period)
    {
        var word = Rows[period.Length == "half-year" ? $"period-half-{(period.First == 1 ? 1 : 2)}" : $"period-{period.Length}"];
        return new(Filled(word.Zh, period), Filled(word.En, period));
    }

    private static string Filled(string sentence, ReportingPeriod period) => sentence
        .Replace("{year}", Text(period.Year), StringComparison.Ordinal)
        .Replace("{lastName}", CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(period.Last), StringComparison.Ordinal)
        .Replace("{last}", Text(period.Last), StringComparison.Ordinal)
        .Replace("{quarter}", Text(period.Last / MonthsOfQuarter), StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
