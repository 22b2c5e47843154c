using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>An outside statistic (统计数据): a row of <c>schemas/codes/statistics.csv</c>.</summary>
/// <param name="Unit">The unit entries must have.</param>
/// <param name="Kind">Whether a year's value holds for its months too.</param>
/// <param name="Rule">Of which months it is kept.</param>
/// <param name="Department">The kind of department that keeps it.</param>
public sealed record Statistic(string Name, string Zh, string En, string Unit, StatisticKind Kind, PeriodRule Rule, string Department)
{
    public static readonly FrozenDictionary<string, Statistic> ByName = Tables.Rows("codes/statistics.csv")
        .Select(static r => new Statistic(r["statistic"], r["zh"], r["en"], r["unit"], KindOf(r["kind"]), PeriodRules.Read(r["period"]), r["department"]))
        .ToFrozenDictionary(static s => s.Name, StringComparer.Ordinal);

    public static Statistic? Find(string name) => ByName.GetValueOrDefault(name);

    private static StatisticKind KindOf(string word) => word switch
    {
        "flow" => StatisticKind.Flow,
        "level" => StatisticKind.Level,
        "days" => StatisticKind.Days,
        _ => throw new InvalidDataException($"“{word}” is none of flow, level and days"),
    };
}

/// <summary>How a statistic of a year goes with a part of that year.</summary>
public enum StatisticKind
{
    /// <summary>Adds up over the months: a year's value says nothing of a month.</summary>
    Flow,

    /// <summary>Stands (population, numbers of units): a year's value holds for its months.</summary>
    Level,

    /// <summary>Days: a part of a year for which nothing is entered has its days of the calendar.</summary>
    Days,
}
