using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WasteFlow.Waste;

/// <summary>
/// The forms of numbers and plates, from <c>schemas/codes/patterns.json</c>, where the evidence of each stands. A whole text has to match, and a digit
/// is one of ASCII.
/// </summary>
public static class Patterns
{
    private static readonly FrozenDictionary<string, Regex> All = Read();

    /// <summary>Whether a text has the form of that name; a name that the file lacks is a fault of ours and throws.</summary>
    public static bool Fits(string name, string text) => All[name].Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>Whether a plate has a form we know (号牌): a plate of a newer form is taken all the same, and noted.</summary>
    public static bool IsPlate(string text) => Fits("plate_blue_yellow", text) || Fits("plate_new_energy", text);

    /// <summary>The widths of the parts that a number is made of.</summary>
    public static IReadOnlyList<int> Segments(string name)
    {
        using var document = JsonDocument.Parse(Tables.Text("codes/patterns.json"));
        return [.. document.RootElement.GetProperty(name).GetProperty("segments").EnumerateArray().Select(static s => s.GetInt32())];
    }

    private static FrozenDictionary<string, Regex> Read()
    {
        using var document = JsonDocument.Parse(Tables.Text("codes/patterns.json"));
        return document.RootElement.EnumerateObject()
            .Where(static p => p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("regex", out _))
            .ToFrozenDictionary(
                static p => p.Name, static p => new Regex(p.Value.GetProperty("regex").GetString()!, RegexOptions.ECMAScript | RegexOptions.Compiled), StringComparer.Ordinal);
    }
}
