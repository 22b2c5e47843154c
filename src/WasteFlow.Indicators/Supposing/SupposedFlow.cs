using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The cells that a change is about, on one basis: of a region's own producers, in the months of a period.</summary>
/// <param name="Grams">What they come to; a month that counts back what an earlier one had counted is below zero.</param>
/// <param name="Cells">Those above zero, in the order of months, producers and keys.</param>
internal sealed record SupposedFlow(long Grams, IReadOnlyList<(string Month, SiteId Producer, CellKey Key, long Grams)> Cells)
{
    /// <param name="documents">Say what is in the cells.</param>
    /// <param name="sites">The region's producers.</param>
    public static SupposedFlow Of(FoldDocuments documents, IEnumerable<SiteId> sites, ReportingPeriod period, FlowChange change, TimingBasis basis)
    {
        var measure = MovedCell.MeasureOf(basis, change.Outcome);
        var all = MonthsOf(documents, sites, period, change.Stream)
            .SelectMany(m => (documents.Get<SiteMonth>(Postings.Key(m.Month, m.Site))?.Cells ?? []).Where(c => Takes(change, measure, c.Key)).Select(c => (m.Month, m.Site, c.Key, c.Value)))
            .OrderBy(static c => c.Month, StringComparer.Ordinal).ThenBy(static c => c.Site.Text, StringComparer.Ordinal).ThenBy(static c => c.Key.ToString(), StringComparer.Ordinal)
            .ToList();
        return new(Math.Max(0, all.Sum(static c => c.Value)), [.. all.Where(static c => c.Value > 0)]);
    }

    /// <summary>Shared by what each cell has; no more than there is.</summary>
    public IEnumerable<(string Month, SiteId Producer, CellKey Key, long Grams)> Share(long grams)
    {
        var shares = Atoms.Apportion(Math.Min(grams, Grams), [.. Cells.Select(static c => c.Grams)]);
        return Cells.Zip(shares, static (c, share) => c with { Grams = share }).Where(static c => c.Grams > 0);
    }

    private static bool Takes(FlowChange change, string measure, CellKey key) =>
        key.Measure.Equals(measure, StringComparison.Ordinal) && key.Roots is RootGroups.Primary or RootGroups.Residue
        && (change.Stream is null || change.Stream.Equals(key.Stream, StringComparison.Ordinal)) && (change.Code is not { } code || code == key.Code)
        && (change.From is not { } from || from == key.Facility) && (change.By is null || change.By.Equals(key.Method, StringComparison.Ordinal));

    /// <summary>The months of which a producer has cells of the stream, so that of a city's sites few are read.</summary>
    private static List<(SiteId Site, string Month)> MonthsOf(FoldDocuments documents, IEnumerable<SiteId> sites, ReportingPeriod period, string? stream)
    {
        var all = sites.ToList();
        documents.Expect(all.Select(s => SiteReach.Key(period.Year, s)));
        var told = all.SelectMany(s => (documents.Get<SiteReach>(SiteReach.Key(period.Year, s))?.Told ?? [])
            .Where(t => stream is null || stream.Equals(t.Key, StringComparison.Ordinal))
            .SelectMany(t => Enumerable.Range(period.First, period.Months).Where(m => t.Value[m - 1] != 0))
            .Distinct().Select(m => (Site: s, Month: string.Create(CultureInfo.InvariantCulture, $"{period.Year:D4}-{m:D2}")))).ToList();
        documents.Expect(told.Select(static t => Postings.Key(t.Month, t.Site)));
        return told;
    }
}
