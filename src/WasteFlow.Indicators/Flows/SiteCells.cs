using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Cells of sites, told apart as measures ask for them.</summary>
/// <param name="Stock">Changes of what stands, of all years, since what stands is the sum of all that came before.</param>
public sealed record SiteCells(ILookup<YearMonth, FlowCell> Flows, IReadOnlyList<FlowCell> Stock)
{
    public const string Keys = "cells/";

    private const int MonthsOfYear = 12;
    private const int MonthLength = 7;

    /// <summary>Of all sites.</summary>
    public static SiteCells Of(FoldDocuments documents) => Of(documents.Scan<SiteMonth>(Keys).SelectMany(static d =>
        Of(d.Key.Substring(Keys.Length, MonthLength), new(d.Key[(Keys.Length + MonthLength + 1)..]), d.Value)));

    /// <summary>Of one, in the order of its months.</summary>
    public static IEnumerable<(string Month, SiteId Producer, CellKey Key, long Grams)> Of(FoldDocuments documents, SiteId site)
    {
        var months = (documents.Get<SiteLast>(SiteLast.Key(site))?.Years ?? []).SelectMany(static year =>
            Enumerable.Range(1, MonthsOfYear).Select(m => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{m:D2}"))).ToList();
        documents.Expect(months.Select(m => Postings.Key(m, site)));
        return months.SelectMany(m => documents.Get<SiteMonth>(Postings.Key(m, site))?.Cells.Select(c => (m, site, c.Key, c.Value)) ?? []);
    }

    public static SiteCells Of(IEnumerable<(string Month, SiteId Producer, CellKey Key, long Grams)> cells) => Of(cells.Select(static c => new FlowCell(
        YearMonthPattern.Iso.Parse(c.Month).Value, c.Producer, c.Key, c.Grams)));

    private static SiteCells Of(IEnumerable<FlowCell> cells)
    {
        var all = cells.ToLookup(static c => c.IsStock);
        return new(all[false].ToLookup(static c => c.Month), [.. all[true]]);
    }

    private static IEnumerable<FlowCell> Of(string month, SiteId producer, SiteMonth site)
    {
        var of = YearMonthPattern.Iso.Parse(month).Value;
        return site.Cells.Select(c => new FlowCell(of, producer, c.Key, c.Value));
    }
}
