using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>Months of a year that a form offers to choose.</summary>
/// <param name="Text">What stands behind the year in a period's text, without its hyphen; empty for the whole year.</param>
public sealed record PeriodPart(string Text, ReportingPeriod Period)
{
    public bool Is(ReportingPeriod period) => (period.First, period.Last) == (Period.First, Period.Last);
}

/// <summary>The periods (报告期) that forms offer: each once, since January to June is the first half of the year.</summary>
public static class Periods
{
    // Any year would do: the parts of all are alike.
    private const string SomeYear = "2025";

    private static readonly string[] Texts =
        ["", "H1", "H2", .. Numbered(4, "Q{0}"), .. Numbered(12, "{0:D2}"), .. Numbered(11, "01..{0:D2}").Skip(1).Except(["01..03", "01..06"])];

    public static readonly IReadOnlyList<PeriodPart> Parts = [.. Texts.Select(static t => new PeriodPart(t, Read(SomeYear, t)!.Value))];

    /// <summary>A period out of a form's two fields; null where the two are none.</summary>
    public static ReportingPeriod? Read(string year, string? part) =>
        ReportingPeriod.TryRead(part is { Length: > 0 } ? $"{year}-{part}" : year, out var period) ? period : null;

    /// <summary>What a part of the year is called.</summary>
    public static string Name(this Language language, ReportingPeriod part)
    {
        var last = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(part.Last);
        return part.Length switch
        {
            "year" => language.Say("全年", "Whole year"),
            "half-year" => part.First == 1 ? language.Say("上半年（1—6月）", "First half, January to June") : language.Say("下半年（7—12月）", "Second half, July to December"),
            "quarter" => language.Say(
                $"第{part.Last / 3}季度（{part.First}—{part.Last}月）",
                $"Quarter {part.Last / 3}, {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(part.First)} to {last}"),
            "month" => language.Say($"{part.Last}月", last),
            _ => language.Say($"1—{part.Last}月累计", $"January to {last}"),
        };
    }

    private static IEnumerable<string> Numbered(int count, string text) =>
        Enumerable.Range(1, count).Select(n => string.Format(CultureInfo.InvariantCulture, text, n));
}
