using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Which entry of a region answers for a statistic of a period.</summary>
internal static class EnteredStatistics
{
    /// <summary>Its own; of what stands the whole year through (人口、单位数), else the year's. The one of the whole region goes before those of a scope.</summary>
    public static EnteredStatistic? Find(IEnumerable<EnteredStatistic> entries, string name, ReportingPeriod period)
    {
        var all = entries.Where(s => s.Act.Statistic.Equals(name, StringComparison.Ordinal)).ToList();
        return Of(period) ?? (Statistic.Find(name)?.Kind is StatisticKind.Level ? Of(ReportingPeriod.OfYear(period.Year)) : null);

        EnteredStatistic? Of(ReportingPeriod at) => all.Where(s => s.Act.PeriodOf() == at)
            .OrderBy(static s => s.Act.Scope is null ? 0 : 1).ThenByDescending(static s => s.Line).FirstOrDefault();
    }
}
