using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>An outside statistic (统计数据): a row of <c>schemas/codes/statistics.csv</c>.</summary>
/// <param name="Unit">The unit entries must have.</param>
/// <param name="Department">The kind of department that keeps it.</param>
public sealed record Statistic(string Name, string Zh, string En, string Unit, string Department)
{
    public static readonly FrozenDictionary<string, Statistic> ByName = Tables.Rows("codes/statistics.csv")
        .Select(static r => new Statistic(r["statistic"], r["zh"], r["en"], r["unit"], r["department"]))
        .ToFrozenDictionary(static s => s.Name, StringComparer.Ordinal);

    public static Statistic? Find(string name) => ByName.GetValueOrDefault(name);
}
