using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace WasteFlow.Waste;

/// <summary>What a figure waits for, in English: statistics and departments stand in a report as its plan and our tables have them in Chinese.</summary>
public static partial class WaitingWords
{
    private static readonly FrozenDictionary<string, string> Statistics =
        Tables.Rows("codes/statistics.csv").ToFrozenDictionary(static r => r["zh"], static r => r["en"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Departments = Tables.Rows("codes/paper-names.csv").Where(static r => r["set"] == "department")
        .ToFrozenDictionary(static r => r["zh"], static r => r["en"], StringComparer.Ordinal);

    /// <summary>What has no English stays as it is.</summary>
    /// <param name="waiting">Things with a ； between; each a statistic with its months and its department, or departments with a 、 between.</param>
    public static string English(string waiting) => string.Join("; ", waiting.Split('；').Select(static w =>
        Statistic().Match(w) is { Success: true } match && Statistics.TryGetValue(match.Groups["what"].Value, out var name)
            ? $"{name} {match.Groups["period"].Value} ({Named(match.Groups["who"].Value)})"
            : Statistics.TryGetValue(w, out var alone) ? alone : Named(w)));

    private static string Named(string departments) => Departments.GetValueOrDefault(departments)
        ?? string.Join("; ", departments.Split('、').Select(static d => Departments.GetValueOrDefault(d, d)));

    [GeneratedRegex("^(?<what>.+) (?<period>[0-9]{4}[0-9HQ.-]*)（(?<who>.+)）$", RegexOptions.ExplicitCapture)]
    private static partial Regex Statistic();
}
