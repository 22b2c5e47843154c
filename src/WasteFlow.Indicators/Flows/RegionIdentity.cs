using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a region's identity is asked of.</summary>
/// <param name="Region">Null for all sites, also those no register knows.</param>
/// <param name="Stream">Null for all streams.</param>
/// <param name="Code">Null for all codes.</param>
/// <param name="ByCode">One identity for each code, instead of one for each stream.</param>
/// <param name="Period">Null for all months.</param>
public sealed record IdentityAsk(string? Region, string? Stream, WasteCode? Code, bool ByCode, ReportingPeriod? Period);

/// <summary>
/// The identity of a region's sites, by months, streams and codes, out of the cells. What moves between two of its sites, or is reclassified within what
/// was asked for, is no term: so the districts' identities add up to the city's, and what flows between them is there once, or not at all.
/// </summary>
public static class RegionIdentity
{
    private const string CellKeys = "cells/";
    private const int MonthLength = 7;

    public static IReadOnlyList<StreamIdentity> Read(FoldDocuments documents, IdentityAsk ask)
    {
        var here = ask.Region is { } region ? SitesOf(documents, region) : null;
        var sums = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        var (first, last) = ask.Period is { } period
            ? (FlowLines.Month(period.FirstDay), FlowLines.Month(period.LastDay))
            : (null, null);
        foreach (var (key, site) in documents.Scan<SiteMonth>(CellKeys))
        {
            var month = key.AsSpan(CellKeys.Length, MonthLength);
            if (last is not null && month.CompareTo(last, StringComparison.Ordinal) > 0)
            {
                break;
            }

            var before = first is not null && month.CompareTo(first, StringComparison.Ordinal) < 0;
            foreach (var (cell, grams) in site.Cells)
            {
                if (IsHere(cell.Facility) && ask.Stream?.Equals(cell.Stream, StringComparison.Ordinal) != false
                    && (ask.Code is not { } code || code == cell.Code) && !IsInside(cell))
                {
                    var of = ask.ByCode || ask.Code is not null ? CellKey.Kind(cell.Stream, cell.Code) : cell.Stream;
                    var sum = sums.TryGetValue(of, out var there) ? there : sums[of] = new(cell.Stream, ask.ByCode ? cell.Code : ask.Code, ask.Region);
                    sum.Add(cell.Measure, grams, before);
                }
            }
        }

        return [.. sums.Values.Where(static s => s.IsThere).Select(static s => s.Identity())];

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

    private sealed class Sum(string stream, WasteCode? code, string? region)
    {
        private readonly Dictionary<string, long> terms = new(StringComparer.Ordinal);
        private long opening;

        public bool IsThere => opening != 0 || terms.Values.Any(static g => g != 0);

        /// <summary>What stands is carried on; flows before the period only count as its opening.</summary>
        public void Add(string measure, long grams, bool before)
        {
            var stands = measure is Cells.Stock or Cells.Transit or Cells.Open;
            if (stands || !before)
            {
                terms[measure] = terms.GetValueOrDefault(measure) + grams;
            }

            opening += stands && before ? grams : 0;
        }

        public StreamIdentity Identity() => new(
            stream, opening + Of(Cells.Opening), Of(Cells.Generated), Of(Cells.Residue), Of(Cells.BroughtIn), Of(Cells.Gain), Of(Cells.ReclassifiedIn),
            Of(Classes.Utilised), Of(Classes.Incinerated), Of(Classes.Landfilled), Of(Classes.Otherwise), Of(Cells.Lost), Of(Cells.Weighing),
            Of(Cells.ReclassifiedOut), Of(Cells.SentOut), Of(Cells.Stock), Of(Cells.Transit), Of(Cells.Open), Of(Cells.MovedIn), Of(Cells.MovedOut), code, region);

        private long Of(string measure) => terms.GetValueOrDefault(measure);
    }
}
