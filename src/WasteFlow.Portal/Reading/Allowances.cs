using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>Allowance accounts as people read them: which paper granted them, and amounts in the unit of the grant.</summary>
public static class Allowances
{
    /// <summary>A permit's number and year, a plan's code and year, an approval's number.</summary>
    public static string Account(this Language language, string allowance)
    {
        var of = allowance[(allowance.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var last = of.LastIndexOf('/');
        return (allowance[..^of.Length], last) switch
        {
            ("permit/", > 0) => language.Say($"许可证 {of[..last]}（{of[(last + 1)..]} 年）", $"Permit {of[..last]} ({of[(last + 1)..]})"),
            ("plan/", > 0) when of[..last].LastIndexOf('/') is > 0 and var code =>
                language.Say($"{of[(last + 1)..]} 年管理计划 {of[(code + 1)..last]}", $"Management plan of {of[(last + 1)..]}, {of[(code + 1)..last]}"),
            ("approval/", _) => language.Say($"核准 {of}", $"Approval {of}"),
            _ => allowance,
        };
    }

    /// <summary>An amount in the whole unit that its smallest part is of, exactly: 2,500 litres are 2.5 m³; grams as mass.</summary>
    public static string Amount(this Language language, long amount, string part) => Units.OfPart(part) is { } unit
        ? $"{Figures.Grouped(((decimal)amount / unit.Parts).ToString("0.######", CultureInfo.InvariantCulture), language)} {language.Say(unit.Zh, unit.En)}"
        : language.Mass(amount);
}
