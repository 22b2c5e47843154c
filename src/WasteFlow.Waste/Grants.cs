using NodaTime;

namespace WasteFlow.Waste;

/// <summary>What an authority granted a site: a permit (许可证) or an approval (核准).</summary>
/// <param name="Codes">Patterns of <see cref="WasteCodes.Covers"/>.</param>
/// <param name="Methods">Method codes; <c>*</c> covers all.</param>
/// <param name="Scaled">Whether it sets a quantity, so that what it covers is counted.</param>
/// <param name="Except">Patterns that it leaves out of <paramref name="Codes"/>; null: none.</param>
public sealed record Grant(
    string Id, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods, LocalDate From, LocalDate Until, bool Scaled,
    IReadOnlyList<string>? Except = null)
{
    public bool IsCurrent(LocalDate day) => From <= day && day <= Until;

    public bool Covers(WasteCode code, string method) =>
        Codes.Any(p => WasteCodes.Covers(p, code)) && Except?.Any(p => WasteCodes.Covers(p, code)) != true && Methods.Any(m => m == "*" || string.Equals(m, method, StringComparison.Ordinal));
}

/// <summary>What the permits of a site say to a load.</summary>
/// <param name="Known">Whether any of them is current on the day.</param>
/// <param name="Covering">The first current one that covers code and method, by its id.</param>
public readonly record struct PermitWord(bool Known, Grant? Covering)
{
    public static PermitWord Of(IEnumerable<Grant> permits, WasteCode code, string method, LocalDate day)
    {
        var current = permits.Where(p => p.IsCurrent(day)).OrderBy(static p => p.Id, StringComparer.Ordinal).ToArray();
        return new(current.Length > 0, current.FirstOrDefault(p => p.Covers(code, method)));
    }
}

/// <summary>The licence of a vehicle for dangerous goods (道路危险货物运输).</summary>
public static class VehicleLicences
{
    /// <param name="until">Its last day; null where none is known.</param>
    public static bool Holds(bool licensed, LocalDate? until, LocalDate day) => licensed && (until is not { } last || day <= last);
}
