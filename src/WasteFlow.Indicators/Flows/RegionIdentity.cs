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
    public static IReadOnlyList<StreamIdentity> Read(FoldDocuments documents, IdentityAsk ask)
    {
        var sums = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        foreach (var cell in IdentityCells.Read(documents, ask))
        {
            var key = cell.Key;
            var of = ask.ByCode || ask.Code is not null ? CellKey.Kind(key.Stream, key.Code) : key.Stream;
            var sum = sums.TryGetValue(of, out var there) ? there : sums[of] = new(key.Stream, ask.ByCode ? key.Code : ask.Code, ask.Region);
            sum.Add(cell);
        }

        return [.. sums.Values.Where(static s => s.IsThere).Select(static s => s.Identity())];
    }

    private sealed class Sum(string stream, WasteCode? code, string? region)
    {
        private readonly Dictionary<string, long> terms = new(StringComparer.Ordinal);
        private long opening;

        /// <summary>A load that was only accepted in these months is no term: it stands and stood, or came, by others.</summary>
        public bool IsThere => opening != 0 || RegionStatement.TermsIn.Concat(RegionStatement.TermsAtSite).Concat(RegionStatement.TermsOnWay).Any(t => Of(t) != 0);

        /// <summary>What stands is carried on; flows before the period only count as its opening.</summary>
        public void Add(IdentityCell cell)
        {
            if (cell.Stands || !cell.IsBefore)
            {
                terms[cell.Key.Measure] = terms.GetValueOrDefault(cell.Key.Measure) + cell.Grams;
            }

            opening += cell.Stands && cell.IsBefore ? cell.Grams : 0;
        }

        public StreamIdentity Identity() => new(
            stream, opening + Of(Cells.Opening), Of(Cells.Generated), Of(Cells.Residue), Of(Cells.BroughtIn), Of(Cells.Gain), Of(Cells.ReclassifiedIn),
            Of(Classes.Utilised), Of(Classes.Incinerated), Of(Classes.Landfilled), Of(Classes.Otherwise), Of(Cells.Lost), Of(Cells.Weighing),
            Of(Cells.ReclassifiedOut), Of(Cells.SentOut), Of(Cells.Stock), Of(Cells.Transit), Of(Cells.Open), Of(Cells.MovedIn), Of(Cells.MovedOut), code, region);

        private long Of(string measure) => terms.GetValueOrDefault(measure);
    }
}
