using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>All versions of what offices entered (填报记录), each figure's oldest first.</summary>
internal static class EntryHistory
{
    /// <param name="statistic">One only; null for all.</param>
    public static IReadOnlyList<EnteredFigure> Statistics(FoldDocuments documents, string region, string? statistic, ReportingPeriod? period)
    {
        var prefix = EntryLines.Versions + EntryLines.StatisticsOf(region) + (statistic is null ? "" : statistic + "/");
        return [.. documents.Scan<EnteredStatistic>(prefix).Select(static v => v.Value)
            .Where(v => period is null || v.Act.PeriodOf() == period)
            .GroupBy(static v => EntryLines.KeyOf(v.Act), StringComparer.Ordinal)
            .Select(static g => (Last: g.Last().Act, Versions: g))
            .Select(static g => new EnteredFigure(
                g.Last.Statistic, g.Last.Region, g.Last.PeriodOf(), g.Last.Scope, null, g.Last.Unit, [.. g.Versions.Select(static v => new EntryVersion(
                    v.Line, v.RecordedAt ?? v.Act.HappenedAt, v.Person ?? "", v.Act.Department, v.Act.Value, null, v.Act.Document, v.Act.Definition,
                    v.Act.PriceBasis, v.Act.Reason, null, false, v.Act.Simulated))]))];
    }

    /// <param name="indicator">One only; null for all.</param>
    public static IReadOnlyList<EnteredFigure> Values(FoldDocuments documents, string region, string? indicator, ReportingPeriod? period)
    {
        var prefix = EntryLines.Versions + EntryLines.ValuesOf(region) + (indicator is null ? "" : indicator + "/");
        return [.. documents.Scan<EnteredValue>(prefix).Select(static v => v.Value)
            .Where(v => period is null || v.Act.PeriodOf() == period)
            .GroupBy(static v => EntryLines.KeyOf(v.Act), StringComparer.Ordinal)
            .Select(static g => (Last: g.Last().Act, Versions: g))
            .Select(static g => new EnteredFigure(
                g.Last.Indicator, g.Last.Region, g.Last.PeriodOf(), g.Last.Part, g.Last.Kind, g.Last.Unit ?? Catalogue.Find(g.Last.Indicator)?.Unit ?? "",
                [.. g.Versions.Select(static v => new EntryVersion(
                    v.Line, v.RecordedAt ?? v.Act.HappenedAt, v.Person ?? "", v.Act.Department, v.Act.Value, v.Act.Text, v.Act.Document, v.Act.Definition,
                    null, v.Act.Reason, v.Act.Evidence, v.Act.ConfirmedZero == true, v.Act.Simulated))]))];
    }
}
