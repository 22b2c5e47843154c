using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Keeps the sums of what one line posts. They follow the register: where a site comes under another supervisor, or its kind or tags change, all it ever
/// posted moves along, since reports read earlier months by the register as it is.
/// </summary>
internal sealed class Summing
{
    private readonly FoldDocuments documents;
    private readonly SumsIndex index;
    private readonly Dictionary<SiteId, RegisterSite?> sites = [];
    private readonly Dictionary<string, SumMonth> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Year, SiteId Site), SiteReach> reached = [];

    /// <summary>Where what is of one site and at another in one month is added up: most of a line's postings are of the same.</summary>
    private readonly Dictionary<(string Month, SiteId Producer, SiteId Facility), SumPair> places = [];
    private bool indexed;

    private Summing(FoldDocuments documents, SumsIndex index) => (this.documents, this.index) = (documents, index);

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
            summing.sites[of] = site;
            summing.places.Clear();
            foreach (var (month, producer, key, grams) in cells)
            {
                summing.Add(month, producer, key, sign * grams, sign);
            }
        }

        summing.Save();
    }

    /// <param name="cells">1 where the site's cell came into being by it, −1 where it ceased to be, else 0.</param>
    public void Post(string month, SiteId producer, CellKey key, long grams, int cells)
    {
        Add(month, producer, key, grams, cells);
        if (cells == 0)
        {
            return;
        }

        var year = int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture);
        if (!reached.TryGetValue((year, producer), out var reach))
        {
            reached.Add((year, producer), reach = documents.Get<SiteReach>(SiteReach.Key(year, producer)) ?? SiteReach.Empty());
        }

        reach.Add(key, int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture) - 1, cells);
        if (cells > 0 && key.Facility != producer)
        {
            var guests = documents.Get<Guests>(Guests.Key(key.Facility)) ?? new([]);
            if (guests.Producers.Add(producer.Text))
            {
                documents.Put(Guests.Key(key.Facility), guests);
            }
        }
    }

    public void Save()
    {
        foreach (var (key, month) in changed)
        {
            documents.Put(key, month);
        }

        foreach (var ((year, site), reach) in reached)
        {
            documents.Put(SiteReach.Key(year, site), reach);
        }

        if (indexed)
        {
            documents.Put(SumsIndex.Key, index);
        }
    }

    /// <summary>Says that a line posted into a site's cells.</summary>
    public void Touch(SiteId site, IEnumerable<string> months, long line)
    {
        var years = documents.Get<SiteLast>(SiteLast.Key(site))?.Years ?? [];
        foreach (var month in months)
        {
            var year = int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture);
            years = years.Contains(year) ? years : [.. years.Append(year).Order()];
        }

        documents.Put(SiteLast.Key(site), new SiteLast(line, years));
    }

    private void Add(string month, SiteId producer, CellKey key, long grams, int cells)
    {
        if (!places.TryGetValue((month, producer, key.Facility), out var at))
        {
            places.Add((month, producer, key.Facility), at = PairOf(month, producer, key.Facility));
        }

        var method = key.Measure is Cells.MovedIn or Cells.MovedOut ? "" : key.Method;
        at.Origin?.Add(key with { Method = method, Facility = at.OriginClass }, grams, cells);
        at.Facility?.Add(key with { Method = method, Facility = at.FacilityClass }, grams, cells);
    }

    private SumPair PairOf(string month, SiteId producer, SiteId facility)
    {
        var own = facility == producer;
        var (from, at) = (Site(producer), Site(facility));
        return new(
            from is null ? null : Sum(Attribution.Origin, from.Supervisor, month), new(from is null ? "" : SiteClass.TextOf(from, from.Simulated, own)),
            at is null ? null : Sum(Attribution.Facility, at.Supervisor, month), new(at is null ? "" : SiteClass.TextOf(at, from is { Simulated: true }, own)));
    }

    private SumMonth Sum(Attribution by, string division, string month)
    {
        var key = SumsIndex.KeyOf(by, division, month);
        if (!changed.TryGetValue(key, out var sums))
        {
            changed.Add(key, sums = documents.Get<SumMonth>(key) ?? new([]));
            if (!index.Divisions.TryGetValue(division, out var months))
            {
                index.Divisions.Add(division, months = new(StringComparer.Ordinal));
            }

            indexed |= months.Add(month);
        }

        return sums;
    }

    private RegisterSite? Site(SiteId id)
    {
        if (!sites.TryGetValue(id, out var site))
        {
            sites.Add(id, site = documents.Get<RegisterSite>($"{EntryLines.Sites}{id}"));
        }

        return site;
    }

    /// <summary>All cells of a producer, and those of other producers that were counted at the same site.</summary>
    private IEnumerable<(string Month, SiteId Producer, CellKey Key, long Grams)> CellsOf(SiteId site) =>
        SiteCells.Of(documents, site).Concat((documents.Get<Guests>(Guests.Key(site))?.Producers ?? [])
            .SelectMany(p => SiteCells.Of(documents, new(p)).Where(c => c.Key.Facility == site)));

    /// <param name="Origin">Null where the register has no such producer.</param>
    /// <param name="Facility">Null where it has no such facility.</param>
    private sealed record SumPair(SumMonth? Origin, SiteId OriginClass, SumMonth? Facility, SiteId FacilityClass);
}
