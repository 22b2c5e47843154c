namespace WasteFlow.Waste;

/// <summary>What a city calls a class of waste in its own sorting rules (城市分类名称): a fraction of household waste, a kind of construction waste.</summary>
/// <param name="Division">Where it is called so, with all that lies in it.</param>
/// <param name="Code">A class as <c>SW73</c>, or one code.</param>
public sealed record CityKind(string Division, string Code, string Zh, string En, string Source, string Mark);

/// <summary>The names of <c>schemas/codes/city-kinds.csv</c>: a district's own go before its city's.</summary>
public static class CityKinds
{
    public static readonly IReadOnlyList<CityKind> All = [.. Tables.Rows("codes/city-kinds.csv").Select(static r => new CityKind(
        r["division"], r["code"], r["zh"], r["en"], r["source"], r["mark"]))];

    /// <summary>The names that hold in a division; of two for the same class the nearer one.</summary>
    public static IReadOnlyList<CityKind> Of(string division)
    {
        var kinds = new SortedDictionary<string, CityKind>(StringComparer.Ordinal);
        for (var at = Divisions.Find(division); at is not null; at = at.Parent is { } parent ? Divisions.Find(parent) : null)
        {
            foreach (var kind in All.Where(k => k.Division.Equals(at.Code, StringComparison.Ordinal)))
            {
                kinds.TryAdd(kind.Code, kind);
            }
        }

        return [.. kinds.Values];
    }

    /// <summary>What a code is called in a division; null where no rule of the place names it.</summary>
    public static CityKind? Find(string division, WasteCode code) => Of(division).FirstOrDefault(k => WasteCodes.Covers(k.Code, code));
}
