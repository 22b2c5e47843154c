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
internal sealed class IdentityCells
{
    private const string CellKeys = "cells/";
    private const int MonthLength = 7;

    private readonly IdentityAsk ask;
    private readonly HashSet<SiteId>? here;
    private readonly string? first, last;

    /// <param name="documents">Say which sites are the region's.</param>
    public IdentityCells(FoldDocuments documents, IdentityAsk ask)
    {
        this.ask = ask;
        here = ask.Region is { } region ? SitesOf(documents, region) : null;
        (first, last) = ask.Period is { } period ? (FlowLines.Month(period.FirstDay), FlowLines.Month(period.LastDay)) : (null, null);
    }

    public static IEnumerable<IdentityCell> Read(FoldDocuments documents, IdentityAsk ask)
    {
        var cells = new IdentityCells(documents, ask);
        return documents.Scan<SiteMonth>(CellKeys).TakeWhile(s => !cells.IsAfter(s.Key)).SelectMany(s => cells.Of(s.Key, s.Value.Cells));
    }

    /// <summary>Of a site's month those cells that count.</summary>
    /// <param name="key">Of its document.</param>
    public IEnumerable<IdentityCell> Of(string key, IEnumerable<KeyValuePair<CellKey, long>> month)
    {
        if (IsAfter(key))
        {
            yield break;
        }

        var before = first is not null && string.CompareOrdinal(MonthOf(key), first) < 0;
        var producer = new SiteId(key[(CellKeys.Length + MonthLength + 1)..]);
        foreach (var (cell, grams) in month)
        {
            if (IsHere(cell.Facility) && ask.Stream?.Equals(cell.Stream, StringComparison.Ordinal) != false
                && (ask.Code is not { } code || code == cell.Code) && !IsInside(cell))
            {
                yield return new(cell, producer, grams, before);
            }
        }
    }

    private static string MonthOf(string key) => key.Substring(CellKeys.Length, MonthLength);

    private bool IsAfter(string key) => last is not null && string.CompareOrdinal(MonthOf(key), last) > 0;

    private bool IsHere(SiteId site) => here?.Contains(site) != false;

    private bool IsInside(CellKey cell) => cell.Measure switch
    {
        Cells.MovedIn or Cells.MovedOut => IsHere(new SiteId(cell.Method)),
        Cells.ReclassifiedIn or Cells.ReclassifiedOut => !ask.ByCode && ask.Code is null && cell.Method.StartsWith(cell.Stream + "/", StringComparison.Ordinal),
        _ => false,
    };

    private static HashSet<SiteId> SitesOf(FoldDocuments documents, string region) =>
        [.. documents.Scan<RegisterSite>(EntryLines.Sites).Select(static s => s.Value).Where(s => RegionFlows.IsIn(s.Supervisor, region)).Select(static s => s.Site)];
}
