using System.Collections.Frozen;
using System.Text.RegularExpressions;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>What the catalogue of indicators calls things, for people.</summary>
public static partial class Indicators
{
    private static readonly FrozenDictionary<string, Word> Names = Tables.Rows("codes/indicators.csv")
        .DistinctBy(static r => r["code"]).ToFrozenDictionary(static r => r["code"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Word> Reasons = Tables.Rows("codes/reasons.csv")
        .ToFrozenDictionary(static r => r["reason"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    /// <summary>An indicator's English name, where the catalogue has the indicator.</summary>
    public static string? EnglishOf(string code) => Names.GetValueOrDefault(code)?.En;

    /// <summary>An indicator's name; its code where the catalogue does not have it.</summary>
    public static string Name(string code, Language language) => Names.TryGetValue(code, out var word) ? language.Say(word) : code;

    /// <summary>
    /// Why there is no value, or no verdict; a code without a sentence is shown as it is. What its placeholders would hold stands behind it, where it is known.
    /// </summary>
    public static string Reason(string code, Language language) => Reasons.TryGetValue(code, out var word) ? Placeholder().Replace(language.Say(word), "") : code;

    [GeneratedRegex(@"（[^（）]*\{\w+\}[^（）]*）| ?\([^()]*\{\w+\}[^()]*\)|[:：] ?\{\w+\}")]
    private static partial Regex Placeholder();
}
