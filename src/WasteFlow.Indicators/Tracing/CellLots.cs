using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What was posted into a cell, and by which manifest: out of the fold's own record of postings.</summary>
public static class CellLots
{
    /// <summary>In the order of the lines that posted it. Of a cell of earlier years' stock: what was used up, less what was generated since January.</summary>
    public static IReadOnlyList<FigureLot> Of(FoldDocuments documents, FlowCell cell) =>
        [.. Postings(documents, cell).Select(p => new FigureLot(p.Line, p.Lot, ManifestOf(documents, p.Lot), p.Grams))];

    /// <summary>All that a manifest's lots posted: by its own lines, and by those that moved or treated them until they were mixed with others.</summary>
    public static (IReadOnlyList<long> Lines, IReadOnlyList<Posting> Postings) Of(FoldDocuments documents, ManifestState manifest, ManifestNumber number)
    {
        var lots = new HashSet<LotId>();
        var lines = new SortedSet<long>(manifest.Lines ?? []);
        foreach (var lot in (manifest.Lines ?? []).SelectMany(line => Block(documents, line)).Select(static p => p.Lot).OfType<LotId>().Distinct())
        {
            if (ManifestOf(documents, lot) == number && lots.Add(lot))
            {
                lines.UnionWith((FlowLot.Find(documents, lot)?.Outs ?? []).Select(static o => o.Line));
            }
        }

        return ([.. lines], [.. lines.SelectMany(line => Block(documents, line)).Where(p => p.Lot is { } lot && lots.Contains(lot))]);
    }

    /// <summary>What of a cell of earlier years' stock was posted into the cells that it is worked out from: used up, less generated.</summary>
    public static long OfStore(FlowCell store, IEnumerable<FlowCell> posted) => posted
        .Where(p => p.Producer == store.Producer && p.Month.Year == store.Month.Year && p.Month <= store.Month && IsOfStore(store, p.Key))
        .Sum(static p => Signed(p.Key, p.Grams));

    private static bool IsOfStore(FlowCell store, CellKey key) => PreviousStock.Uses(store.Key.Method, key)
        && key.Code == store.Key.Code && key.Stream.Equals(store.Key.Stream, StringComparison.Ordinal) && key.Roots.Equals(store.Key.Roots, StringComparison.Ordinal);

    private static long Signed(CellKey key, long grams) => key.Measure.Equals(Cells.Generated, StringComparison.Ordinal) ? -grams : grams;

    private static IEnumerable<Posting> Postings(FoldDocuments documents, FlowCell cell)
    {
        if (!cell.Key.Measure.Equals(RegionFlows.Previous, StringComparison.Ordinal))
        {
            return Posted(documents, cell.Month.ToString("uuuu-MM", null), cell.Producer, key => key == cell.Key);
        }

        return Enumerable.Range(1, cell.Month.Month)
            .SelectMany(month => Posted(documents, new NodaTime.YearMonth(cell.Month.Year, month).ToString("uuuu-MM", null), cell.Producer, key => IsOfStore(cell, key)))
            .Select(static p => p with { Grams = Signed(p.Key, p.Grams) });
    }

    private static IEnumerable<Posting> Posted(FoldDocuments documents, string month, SiteId producer, Func<CellKey, bool> takes) =>
        (documents.Get<SiteMonth>(Indicators.Postings.Key(month, producer))?.Blocks ?? [])
            .SelectMany(block => documents.Get<PostedBlock>(PostedBlock.Key(block))?.All() ?? [])
            .Where(p => p.Producer == producer && p.Month.Equals(month, StringComparison.Ordinal) && takes(p.Key));

    private static IEnumerable<Posting> Block(FoldDocuments documents, long line) =>
        (documents.Get<PostedBlock>(PostedBlock.Key(PostedBlock.Of(line)))?.All() ?? []).Where(p => p.Line == line);

    private static ManifestNumber? ManifestOf(FoldDocuments documents, LotId? lot) =>
        lot is { } id ? FlowLot.Find(documents, id)?.State.Manifest : null;
}
