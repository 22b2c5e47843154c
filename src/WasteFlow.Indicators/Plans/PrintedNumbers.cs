using System.Text.RegularExpressions;

namespace WasteFlow.Indicators;

/// <summary>Which figures and signs a printed text has: digits, 千 and 万 behind them, small numbers in Chinese.</summary>
internal static partial class PrintedNumbers
{
    private const string Digits = "零一二三四五六七八九十";

    /// <summary>Whether a value stands in a text.</summary>
    /// <param name="value">Decimal text.</param>
    public static bool Has(string text, string value) => Rational.TryParse(value, out var wanted) && All(text).Contains(wanted);

    /// <summary>The sign a text prints before or behind its figure; null where it prints none, or both.</summary>
    public static (string Comparator, bool Strict)? SignOf(string text)
    {
        var (least, most) = (AtLeast().Match(text), AtMost().Match(text));
        return least.Success == most.Success ? null : least.Success ? (">=", IsStrict(least.Value)) : ("<=", IsStrict(most.Value));
    }

    /// <summary>Whether a text asks for more than a figure that is the most there can be.</summary>
    public static bool IsBeyond(string text, string figure) => Regex.IsMatch(text, $@"{figure}\s*[%％]?\s*以上|[>＞]\s*{figure}|(大于|高于|超过)\s*{figure}", RegexOptions.ExplicitCapture);

    /// <summary>Whether a text says since which year it counts a change.</summary>
    public static bool IsSinceYear(string text) => SinceYear().IsMatch(text);

    private static IEnumerable<Rational> All(string text)
    {
        foreach (Match match in Figure().Matches(text))
        {
            if (Rational.TryParse(match.Groups["number"].Value, out var number))
            {
                yield return number;
                yield return number * Times(match.Groups["times"].Value);
            }
        }

        foreach (var letter in text)
        {
            if (Digits.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var digit)
            {
                yield return digit;
            }
            else if (Times($"{letter}") is var times and not 1)
            {
                yield return times;
            }
        }
    }

    private static long Times(string word) => word switch { "百" => 100, "千" => 1_000, "万" => 10_000, _ => 1 };

    private static bool IsStrict(string sign) => sign is ">" or "＞" or "<" or "＜" or "大于" or "高于" or "小于" or "低于";

    [GeneratedRegex(@"(?<number>-?\d+(\.\d+)?)\s*(?<times>[百千万])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Figure();

    [GeneratedRegex(@"[较比]\s*\d{4}\s*年")]
    private static partial Regex SinceYear();

    [GeneratedRegex("以上|不低于|不少于|不小于|(?<!不)大于|(?<!不)高于|≥|>|＞")]
    private static partial Regex AtLeast();

    [GeneratedRegex("以下|以内|不高于|不超过|不大于|(?<!不)小于|(?<!不)低于|≤|<|＜")]
    private static partial Regex AtMost();
}
