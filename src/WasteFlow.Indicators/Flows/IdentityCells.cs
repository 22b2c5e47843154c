using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A cell of a region's sites: grams of one producer in one month.</summary>
/// <param name="IsBefore">Of a month before the period: only what stands is carried on from there.</param>
internal readonly record struct IdentityCell(CellKey Key, SiteId Producer, long Grams, bool IsBefore)
{
    /// <summary>A change of what stands somewhere, which all months up to one sum to.</summary>
    public bool Stands => Key.Measure is Cells.Stock or Cells.Transit or Cells.Open;
}

/// <summary>
/// The cells that a region's identity adds up, up to the end of the period. What moves between two of its sites, or is reclassified within what was asked
/// for, is not among them.
/// </summary>
internal static class IdentityCells
{
    private const string CellKeys = "cells/";
    private const int MonthLength = 7;

    public static IEnumerable<IdentityCell> Read(FoldDocuments documents, IdentityAsk ask)
    {
        var here = ask.Region is { } region ? SitesOf(documents, region) : null;
        var (first, last) = ask.Period is { } period
            ? (FlowLines.Month(period.FirstDay), FlowLines.Month(period.LastDay))
            : (null, null);
        foreach (var (key, site) in documents.Scan<SiteMonth>(CellKeys))
        {
            var month = key.Substring(CellKeys.Length, MonthLength);
            if (last is not null && string.CompareOrdinal(month, last) > 0)
            {
                break;
            }

            var before = first is not null && string.CompareOrdinal(month, first) < 0;
            var producer = new SiteId(key[(CellKeys.Length + MonthLength + 1)..]);
            foreach (var (cell, grams) in site.Cells)
            {
                if (IsHere(cell.Facility) && ask.Stream?.Equals(cell.Stream, StringComparison.Ordinal) != false
                    && (ask.Code is not { } code || code == cell.Code) && !IsInside(cell))
                {
                    yield return new(cell, producer, grams, before);
                }
            }
        }

        bool IsHere(SiteId site) => here?.Contains(site) != false;

        bool IsInside(CellKey cell) => cell.Measure switch
        {
            Cells.MovedIn or Cells.MovedOut => IsHere(new SiteId(cell.Method)),
            Cells.ReclassifiedIn or Cells.ReclassifiedOut => !ask.ByCode && ask.Code is null && cell.Method.StartsWith(cell.Stream + "/", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static HashSet<SiteId> SitesOf(FoldDocuments documents, string region) =>
        [.. documents.Scan<RegisterSite>(EntryLines.Sites).Select(static s => s.Value).Where(s => RegionFlows.IsIn(s.Supervisor, region)).Select(static s => s.Site)];
}
