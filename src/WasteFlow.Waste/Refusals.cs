using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WasteFlow.Waste;

/// <summary>What a refusal or a note says.</summary>
/// <param name="Http">Status of the answer; 200 for a note that an accepted act carries.</param>
public sealed partial record RefusalRow(string Code, int Http, string Zh, string En)
{
    private const decimal GramsOfKilogram = 1000, GramsOfTonne = 1_000_000;

    /// <summary>The sentence with its placeholders filled; a detail that is not given stays visible in braces. A <c>suggestion</c> is asked for behind it.</summary>
    public string SayZh(IReadOnlyDictionary<string, string>? details) =>
        Fill(Zh, inChinese: true, details?.ToDictionary(static d => d.Key, d => InChinese(d.Key, d.Value), StringComparer.Ordinal)) + Asking(details, static (row, d) => row.SayZh(d));

    /// <summary>As <see cref="SayZh"/>, in English.</summary>
    public string SayEn(IReadOnlyDictionary<string, string>? details) =>
        Fill(En, inChinese: false, details?.ToDictionary(static d => d.Key, d => OfFormula(d.Key) ? InWords(d.Value, static w => w.En) : d.Value, StringComparer.Ordinal))
        + Asking(details, static (row, d) => " " + row.SayEn(d));

    /// <summary>Roles of a record are codes in a detail, of which several stand between bars; in an English sentence they are words already.</summary>
    private string InChinese(string detail, string value) =>
        OfFormula(detail) ? InWords(value, static w => w.Zh)
        : detail is not ("role" or "roles") ? value
        : string.Join('、', value.Split(['|', ','], StringSplitOptions.TrimEntries).Select(static r => Words.Of("role", r).Zh));

    /// <summary>What a formula expects or is measured in is said in codes of <c>words.csv</c> between signs.</summary>
    private bool OfFormula(string detail) => Code.StartsWith("formula_", StringComparison.Ordinal) && detail is "expected" or "measured" or "wanted" or "left" or "right";

    private static string InWords(string text, Func<Word, string> say) => Codes().Replace(text, found => say(Words.Of("formula", found.Value)));

    [GeneratedRegex("[a-z]+(-[a-z]+)*", RegexOptions.ExplicitCapture)]
    private static partial Regex Codes();

    private static string Asking(IReadOnlyDictionary<string, string>? details, Func<RefusalRow, IReadOnlyDictionary<string, string>, string> say) =>
        details?.GetValueOrDefault(Suggestions.Detail) is { } suggestion
            ? say(Refusals.Of("did_you_mean"), new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = suggestion })
            : "";

    private static string Fill(string sentence, bool inChinese, IReadOnlyDictionary<string, string>? details) =>
        details is null ? sentence : details.Aggregate(Weighed(sentence, inChinese, details), static (s, d) => s.Replace("{" + d.Key + "}", d.Value, StringComparison.Ordinal));

    /// <summary>Details tell grams, or smallest parts of the <c>unit</c> beside them; sentences say them in the unit that people weigh and count in, exactly.</summary>
    private static string Weighed(string sentence, bool inChinese, IReadOnlyDictionary<string, string> details) => InParts().Replace(sentence, found =>
    {
        var part = found.Groups["unit"].Value == "{unit}" ? details.GetValueOrDefault("unit") : "g";
        return !long.TryParse(details.GetValueOrDefault(found.Groups["detail"].Value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? found.Value
            : part == "g" ? Amount(amount, inChinese)
            : part is not null && Units.OfPart(part) is { } unit ? Text((decimal)amount / unit.Parts, inChinese ? unit.Zh : unit.Unit)
            : found.Value;
    });

    private static string Amount(decimal grams, bool inChinese) => Math.Abs(grams) switch
    {
        >= GramsOfTonne => Text(grams / GramsOfTonne, inChinese ? "吨" : "t"),
        >= GramsOfKilogram => Text(grams / GramsOfKilogram, inChinese ? "千克" : "kg"),
        _ => Text(grams, inChinese ? "克" : "g"),
    };

    private static string Text(decimal amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.######} {unit}");

    [GeneratedRegex(@"\{(?<detail>\w+)\} (?<unit>克|g\b|\{unit\})", RegexOptions.ExplicitCapture)]
    private static partial Regex InParts();
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
