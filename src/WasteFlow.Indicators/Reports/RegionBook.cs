using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What one region's reports read, as sums and by sites, taken out of the fold when first asked for: of one line, and only while the fold stands at it.
/// </summary>
public sealed class RegionBook
{
    private readonly Snapshot snapshot;
    private readonly Dictionary<string, SiteClass> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<SiteId, SiteLast?> lasts = [];
    private readonly Dictionary<(SiteId, int), SiteReach?> reaches = [];
    private readonly Dictionary<string, RegionTotals> narrowed = new(StringComparer.Ordinal);
    private readonly SumsIndex index;
    private readonly Lazy<RegionTotals> origin;
    private readonly Lazy<RegionTotals> facility;

    private RegionBook(Snapshot snapshot, SumsIndex index)
    {
        (this.snapshot, this.index) = (snapshot, index);
        Here = snapshot.Register.In(snapshot.Region);
        origin = new(() => Read(Attribution.Origin, []));
        facility = new(() => Read(Attribution.Facility, []));
    }

    public RegionSites Here { get; }

    /// <summary>Null where no sums are kept.</summary>
    public static RegionBook? Of(Snapshot snapshot) =>
        snapshot.Documents.Get<SumsIndex>(SumsIndex.Key) is { } index ? new(snapshot, index) : null;

    public RegionTotals Cells(Attribution by) => by == Attribution.Origin ? origin.Value : facility.Value;

    /// <param name="regions">Those of the region's parts that are asked for; none for all of it.</param>
    public RegionTotals Cells(Attribution by, IReadOnlyList<string> regions)
    {
        if (regions.Count == 0)
        {
            return Cells(by);
        }

        var name = $"{by} {string.Join(' ', regions)}";
        if (!narrowed.TryGetValue(name, out var totals))
        {
            narrowed.Add(name, totals = Read(by, regions));
        }

        return totals;
    }

    /// <summary>Null where the site never posted anything.</summary>
    public SiteLast? LastOf(SiteId site)
    {
        if (!lasts.TryGetValue(site, out var last))
        {
            lasts.Add(site, last = snapshot.Documents.Get<SiteLast>(SiteLast.Key(site)));
        }

        return last;
    }

    /// <summary>Null where it has no cell in the year.</summary>
    public SiteReach? ReachOf(SiteId site, int year)
    {
        if (LastOf(site)?.Years.Contains(year) != true)
        {
            return null;
        }

        if (!reaches.TryGetValue((site, year), out var reach))
        {
            reaches.Add((site, year), reach = snapshot.Documents.Get<SiteReach>(SiteReach.Key(year, site)));
        }

        return reach;
    }

    /// <summary>Whether any of the months is counted in one of the named lists.</summary>
    internal bool Reaches(SiteId site, Months at, Func<SiteReach, Dictionary<string, int[]>> list, Func<string, bool> takes)
    {
        for (var year = at.First.Year; year <= at.Last.Year; year++)
        {
            if (ReachOf(site, year) is { } reach)
            {
                foreach (var (name, months) in list(reach))
                {
                    if (Any(months, year, at) && takes(name))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    internal static bool Any(int[] months, int year, Months at)
    {
        for (var m = 0; m < months.Length; m++)
        {
            if (months[m] != 0 && at.Contains(new YearMonth(year, m + 1)))
            {
                return true;
            }
        }

        return false;
    }

    public SiteClass ClassOf(SumCell cell)
    {
        var text = cell.Key.Facility.Text;
        if (!classes.TryGetValue(text, out var found))
        {
            classes.Add(text, found = SiteClass.Read(text));
        }

        return found;
    }

    private RegionTotals Read(Attribution by, IReadOnlyList<string> regions)
    {
        var narrows = Filter.None with { Regions = regions };
        var keys = index.Divisions.Where(d => RegionFlows.IsIn(d.Key, snapshot.Region) && narrows.TakesRegion(d.Key))
            .SelectMany(d => d.Value.Select(month => (month, Key: SumsIndex.KeyOf(by, d.Key, month)))).ToList();
        snapshot.Documents.Expect(keys.Select(static k => k.Key));
        var months = new SortedDictionary<string, Dictionary<CellKey, (long, long)>>(StringComparer.Ordinal);
        foreach (var (month, key) in keys)
        {
            if (!months.TryGetValue(month, out var sums))
            {
                months.Add(month, sums = []);
            }

            // A month may have sums of one kind alone.
            foreach (var (cell, sum) in snapshot.Documents.Get<SumMonth>(key)?.Sums ?? [])
            {
                var (grams, cells) = sums.GetValueOrDefault(cell);
                sums[cell] = (grams + sum[0], cells + sum[1]);
            }
        }

        return new(
            months.ToDictionary(static m => YearMonthPattern.Iso.Parse(m.Key).Value, static m => Cells(m.Key, m.Value, stock: false)),
            [.. months.SelectMany(static m => Cells(m.Key, m.Value, stock: true))]);
    }

    private static IReadOnlyList<SumCell> Cells(string month, Dictionary<CellKey, (long Grams, long Cells)> sums, bool stock)
    {
        var of = YearMonthPattern.Iso.Parse(month).Value;
        return [.. sums.Select(s => new SumCell(of, s.Key, s.Value.Grams)).Where(s => s.IsStock == stock)];
    }
}

/// <summary>The sums of a region.</summary>
/// <param name="Flows">Those that are no stock, by month.</param>
/// <param name="Stock">Changes of what stands, of all months.</param>
public sealed record RegionTotals(IReadOnlyDictionary<YearMonth, IReadOnlyList<SumCell>> Flows, IReadOnlyList<SumCell> Stock);

/// <summary>So many grams of one class of sites; they may have cancelled each other.</summary>
public readonly record struct SumCell(YearMonth Month, CellKey Key, long Grams)
{
    public bool IsStock => Key.Measure is Cells.Stock or Cells.StockAccepted or Cells.Transit or Cells.Open;

    internal FlowCell AsCell => new(Month, Key.Facility, Key, Grams);
}
