using System.Collections.Frozen;

namespace WasteFlow.Waste;

/// <summary>An administrative division (行政区划), or a zone that only statistics code (410171).</summary>
/// <param name="Code">Six digits, nine for a town.</param>
/// <param name="Level"><c>province</c>, <c>prefecture</c>, <c>county</c> or <c>town</c>.</param>
/// <param name="Parent">Null for a province.</param>
/// <param name="Statistical">A zone with a statistical code of its own, not in GB/T 2260.</param>
public sealed record Division(string Code, string Zh, string? En, string Level, string? Parent, bool Statistical);

/// <summary>The tree of divisions: all provinces and prefectures, Henan's counties, Zhengzhou's and Xuchang's towns.</summary>
public static class Divisions
{
    public static readonly IReadOnlyList<Division> All = [.. Tables.Rows("codes/divisions.csv").Select(static r => new Division(
        r["code"], r["zh"], r.Maybe("en"), r["level"], r.Maybe("parent"), r["statistical"] == "yes"))];

    private static readonly FrozenDictionary<string, Division> ByCode = All.ToFrozenDictionary(static d => d.Code, StringComparer.Ordinal);

    private static readonly ILookup<string, Division> ByParent =
        All.Where(static d => d.Parent is not null).ToLookup(static d => d.Parent!, StringComparer.Ordinal);

    public static Division? Find(string code) => ByCode.GetValueOrDefault(code);

    public static IEnumerable<Division> Within(string parent) => ByParent[parent];

    /// <summary>Whether a division is a region or lies in it, however deep.</summary>
    public static bool IsIn(string code, string region)
    {
        for (var at = Find(code); at is not null; at = at.Parent is { } parent ? Find(parent) : null)
        {
            if (at.Code == region)
            {
                return true;
            }
        }

        return false;
    }
}
