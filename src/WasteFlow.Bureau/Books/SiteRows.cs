using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>A site's rows month by month, as a book goes through them and looks back: those of one site at a time are kept.</summary>
internal sealed class SiteRows(FoldDocuments movements)
{
    private readonly Dictionary<string, IReadOnlyList<(LocalDate Day, SiteActs Acts)>> months = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ILookup<LotId, (LocalDate Day, long Line, int At)>> entries = new(StringComparer.Ordinal);
    private SiteId? of;

    /// <summary>In the order of their lines.</summary>
    public IReadOnlyList<(LocalDate Day, SiteActs Acts)> Of(SiteId site, string month)
    {
        if (of != site)
        {
            months.Clear();
            entries.Clear();
            of = site;
        }

        if (!months.TryGetValue(month, out var rows))
        {
            rows = [.. movements.Scan<SiteActs>(MovementFold.RowsKey(site, month)).Select(static r => (Waste.Calendar.DayOf(r.Value.At), r.Value))];
            months.Add(month, rows);
        }

        return rows;
    }

    /// <summary>By which movements of a month lots came into the site's stock.</summary>
    public ILookup<LotId, (LocalDate Day, long Line, int At)> Entries(SiteId site, string month)
    {
        var read = Of(site, month);
        if (!entries.TryGetValue(month, out var found))
        {
            found = (from row in read
                     from movement in row.Acts.Movements.Index()
                     where movement.Item.Lot is not null && MovementKinds.Sign(movement.Item.Kind) > 0
                     select (Lot: movement.Item.Lot!.Value, Entry: (row.Day, row.Acts.Line, At: movement.Index)))
                .ToLookup(static e => e.Lot, static e => e.Entry);
            entries.Add(month, found);
        }

        return found;
    }
}
