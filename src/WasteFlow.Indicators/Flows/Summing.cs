using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Keeps the sums of what one line posts. They follow the register: where a site comes under another supervisor, or its kind or tags change, all it ever
/// posted moves along, since reports read earlier months by the register as it is.
/// </summary>
internal sealed partial class Summing
{
    private readonly FoldDocuments documents;
    private readonly SumsIndex index;
    private readonly List<(SumAt At, SumMonth Sums)> changed = [];
    private readonly List<(int Year, CellWord Site, SiteReach Reach)> reached = [];

    /// <summary>Where what is of one site and at another in one month is added up: most of a line's postings are of the same.</summary>
    private readonly List<((CellWord Month, CellWord Producer, CellWord Facility) At, SumPair Pair)> places = [];
    private (SiteId Site, RegisterSite? As)? moving;
    private bool indexed;

    private Summing(FoldDocuments documents, SumsIndex index) => (this.documents, this.index) = (documents, index);

    public KnownNames Names => index.Names;

    /// <summary>Null where the documents keep no sums.</summary>
    public static Summing? In(FoldDocuments documents) => documents.Get<SumsIndex>(SumsIndex.Key) is { } index ? new(documents, index) : null;

    /// <summary>To be called before the site is put.</summary>
    /// <param name="after">Null where it is in the register no more, or not yet.</param>
    public static void Move(SiteId of, RegisterSite? before, RegisterSite? after, FoldDocuments documents)
    {
        if (In(documents) is not { } summing || (before is not null && after is not null && before.Supervisor == after.Supervisor && before.Simulated == after.Simulated
            && SiteClass.TextOf(before, false, false).Equals(SiteClass.TextOf(after, false, false), StringComparison.Ordinal)))
        {
            return;
        }

        var cells = summing.CellsOf(of).ToList();
        foreach (var (site, sign) in new[] { (before, -1), (after, 1) })
        {
            summing.MoveTo(of, site);
            foreach (var (month, producer, key, grams) in cells)
            {
                summing.Add(new(CellWord.Of(month), CellWord.Of(producer.Text), key), sign * grams, sign);
            }
        }

        summing.Save();
        summing.index.Names.Clear();
    }

    /// <param name="cells">1 where the site's cell came into being by it, −1 where it ceased to be, else 0.</param>
    public void Post(CellAt cell, long grams, int cells)
    {
        var pair = Add(cell, grams, cells);
        if (cells == 0)
        {
            return;
        }

        var month = cell.Month.Text;
        var year = int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture);
        Reach(year, cell.Producer).Add(cell.Key, int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture) - 1, cells);
        if (cells > 0 && cell.Key.Place != cell.Producer && !pair.IsGuest)
        {
            pair.IsGuest = true;
            var facility = Guests.Key(cell.Key.Facility);
            var guests = documents.Get<Guests>(facility) ?? new([]);
            if (guests.Producers.Add(cell.Producer.Text))
            {
                documents.Put(facility, guests);
            }
        }
    }

    public void Save()
    {
        foreach (var (at, month) in changed)
        {
            documents.Put(Names.SumOf(at), month);
        }

        foreach (var (year, site, reach) in reached)
        {
            documents.Put(Names.ReachOf(year, site), reach);
        }

        if (indexed)
        {
            documents.Put(SumsIndex.Key, index);
        }
    }

    /// <summary>Says that a line posted into a site's cells of a month.</summary>
    public void Touch(CellWord site, CellWord month, long line)
    {
        var year = int.Parse(month.Text.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var key = index.Names.LastOf(site);
        var years = documents.Get<SiteLast>(key)?.Years ?? [];
        documents.Put(key, new SiteLast(line, years.Contains(year) ? years : [.. years.Append(year).Order()]));
    }

    private SumPair Add(CellAt cell, long grams, int cells)
    {
        var pair = PairOf((cell.Month, cell.Producer, cell.Key.Place));
        var withMethod = !cell.Key.Moves;
        pair.Origin?.Add(cell.Key.At(pair.OriginClass, withMethod), grams, cells);
        pair.Facility?.Add(cell.Key.At(pair.FacilityClass, withMethod), grams, cells);
        return pair;
    }

    /// <summary>From here on the site counts as this, and what was found for it before no more.</summary>
    private void MoveTo(SiteId of, RegisterSite? site)
    {
        moving = (of, site);
        places.Clear();
        sites = null;
        manyPlaces = null;
    }

    /// <summary>All cells of a producer, and those of other producers that were counted at the same site.</summary>
    private IEnumerable<(string Month, SiteId Producer, CellKey Key, long Grams)> CellsOf(SiteId site) =>
        SiteCells.Of(documents, site).Concat((documents.Get<Guests>(Guests.Key(site))?.Producers ?? [])
            .SelectMany(p => SiteCells.Of(documents, new(p)).Where(c => c.Key.Facility == site)));
}
