using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A unit that offices write figures in: a row of <c>schemas/codes/entry-units.csv</c>. It serves to say what a figure is in the right unit.</summary>
/// <param name="Of">What it is a multiple of.</param>
internal sealed record EntryUnit(string Unit, string Of, Rational Times)
{
    private static readonly FrozenDictionary<string, EntryUnit> ByUnit = Tables.Rows("codes/entry-units.csv")
        .Select(static r => new EntryUnit(
            r["unit"], r["of"], Rational.TryParse(r["times"], out var times) ? times : throw new InvalidDataException($"entry-units: {r["unit"]}")))
        .ToFrozenDictionary(static u => u.Unit, StringComparer.Ordinal);

    private const int PlacesMax = 12;

    public static EntryUnit? Find(string unit) => ByUnit.GetValueOrDefault(unit);

    /// <summary>Whether a figure of what is counted one by one (个、人、天) is no whole number of them.</summary>
    public static bool IsPartOfOne(string value, string unit) =>
        Find(unit) is { Of: "个" or "人" or "天" } counted && Rational.TryParse(value, out var number) && !(number * counted.Times).Denominator.IsOne;

    /// <summary>The value in another unit, exactly, as decimal text; null where the two measure different things, or more than 12 places are needed.</summary>
    public static string? Converted(string value, string from, string to)
    {
        if (!Rational.TryParse(value, out var number) || !ByUnit.TryGetValue(from, out var a) || !ByUnit.TryGetValue(to, out var b) || a.Of != b.Of)
        {
            return null;
        }

        var converted = number * a.Times / b.Times;
        var text = converted.ToText(PlacesMax).TrimEnd('0').TrimEnd('.');
        return Rational.TryParse(text, out var exact) && exact == converted ? text : null;
    }
}
