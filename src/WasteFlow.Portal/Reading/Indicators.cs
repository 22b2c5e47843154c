using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>What the catalogue of indicators calls things, for people.</summary>
public static class Indicators
{
    private static readonly FrozenDictionary<string, string> English = Tables.Rows("codes/indicators.csv")
        .DistinctBy(static r => r["code"]).ToFrozenDictionary(static r => r["code"], static r => r["en"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Word> Reasons = Tables.Rows("codes/reasons.csv")
        .ToFrozenDictionary(static r => r["reason"], static r => new Word(r["zh"], r["en"]), StringComparer.Ordinal);

    /// <summary>An indicator's English name, where the catalogue has the indicator.</summary>
    public static string? EnglishOf(string code) => English.GetValueOrDefault(code);

    /// <summary>Why there is no value, or no verdict; a code without a sentence is shown as it is.</summary>
    public static string Reason(string code, Language language) => Reasons.TryGetValue(code, out var word) ? language.Say(word) : code;
}
