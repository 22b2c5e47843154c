using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>What a refusal or a note says.</summary>
/// <param name="Http">Status of the answer; 200 for a note that an accepted act carries.</param>
public sealed record RefusalRow(string Code, int Http, string Zh, string En)
{
    /// <summary>The sentence with its placeholders filled; a detail that is not given stays visible in braces.</summary>
    public string SayZh(IReadOnlyDictionary<string, string>? details) => Fill(Zh, details);

    /// <summary>As <see cref="SayZh"/>, in English.</summary>
    public string SayEn(IReadOnlyDictionary<string, string>? details) => Fill(En, details);

    private static string Fill(string sentence, IReadOnlyDictionary<string, string>? details) =>
        details is null ? sentence : details.Aggregate(sentence, static (s, d) => s.Replace("{" + d.Key + "}", d.Value, StringComparison.Ordinal));
}

/// <summary>The sentences of <c>schemas/codes/refusals.csv</c>; each says what to do.</summary>
public static class Refusals
{
    public static readonly IReadOnlyList<RefusalRow> All = [.. Tables.Rows("codes/refusals.csv").Select(static r => new RefusalRow(
        r["code"], int.Parse(r["http"], System.Globalization.CultureInfo.InvariantCulture), r["zh"], r["en"]))];

    private static readonly FrozenDictionary<string, RefusalRow> ByCode = All.ToFrozenDictionary(static r => r.Code, StringComparer.Ordinal);

    /// <summary>The row; a code without one says its own name and is a 422, so that nothing is swallowed.</summary>
    public static RefusalRow Of(string code) => ByCode.GetValueOrDefault(code) ?? new(code, 422, code, code);

    public static bool Knows(string code) => ByCode.ContainsKey(code);
}
