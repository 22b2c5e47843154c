using System.Collections.Frozen;
using System.Globalization;

namespace WasteFlow.Waste;

/// <summary>A kind of case (案件种类).</summary>
/// <param name="Days">Within how many days it is to be closed, unless it says otherwise.</param>
public sealed record CaseKind(string Kind, string Zh, string En, int Days, string Source, string Mark);

/// <summary>The kinds of <c>schemas/codes/case-kinds.csv</c>.</summary>
public static class CaseKinds
{
    public static readonly IReadOnlyList<CaseKind> All = [.. Tables.Rows("codes/case-kinds.csv").Select(static r => new CaseKind(
        r["kind"], r["zh"], r["en"], int.Parse(r["days"], CultureInfo.InvariantCulture), r["source"], r["mark"]))];

    private static readonly FrozenDictionary<string, CaseKind> ByKind = All.ToFrozenDictionary(static k => k.Kind, StringComparer.Ordinal);

    public static CaseKind? Find(string kind) => ByKind.GetValueOrDefault(kind);
}
