using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// How many of the registered units told flows of a period (覆盖率). A row that counts kinds, classes or tags of sites expects all of them; another expects those that
/// ever told of its streams. A unit that closed before the period is expected no more.
/// </summary>
public sealed class Coverages
{
    private const string Closed = "closed";
    private const char Between = '|';

    /// <summary>Sites that no row can tell apart.</summary>
    private readonly List<(Unit Unit, int Count)> units;

    public Coverages(Snapshot snapshot, RegionBook? book, ReportingPeriod period)
    {
        var months = Months.Of(period);
        var told = book is null ? ToldByCells(snapshot, months) : site => ToldByReach(book, site, months);
        var dayBefore = period.FirstDay.PlusDays(-1);
        units = [.. snapshot.Register.In(snapshot.Region).Sites
            .Where(s => Divisions.IsIn(s.Supervisor, snapshot.Region) && s.StatusOn(dayBefore) != Closed)
            .Select(s => told(s.Site) is var (ever, now) ? new Unit(s.Kind, s.ClassOf(), string.Join(Between, s.Tags), s.Supervisor, Text(ever), Text(now)) : default)
            .GroupBy(static u => u).Select(static g => (g.Key, g.Count()))];

        static string Text(IEnumerable<string> streams) => string.Join(Between, streams.Order(StringComparer.Ordinal));
    }

    /// <summary>Null where the row is not worked out from flows, or no unit is expected to tell any.</summary>
    public Coverage? Of(FigureAsk ask)
    {
        var flows = ask.Figure is { } figure ? figure.Numerator.Flows().Concat(figure.Denominator?.Flows() ?? []).Where(IsOfFlows).ToList() : [];
        var expected = units.Where(s => flows.Any(f => Expects(f.Filter, s.Unit))).ToList();
        return expected.Count == 0 ? null : new(
            expected.Where(s => flows.Any(f => Expects(f.Filter, s.Unit) && Has(s.Unit.Told, f.Filter))).Sum(static s => s.Count), expected.Sum(static s => s.Count));
    }

    /// <summary>Counts of the register are complete by themselves.</summary>
    private static bool IsOfFlows(Flow flow) => !flow.Measure.IsOfRegister && flow.Filter.By == Attribution.Origin;

    private static bool Expects(Filter filter, Unit unit) =>
        filter.TakesSite(unit.Kind, unit.Class, unit.Tags.Split(Between)) && filter.TakesRegion(unit.Supervisor) && (filter.TellsSitesApart || Has(unit.Ever, filter));

    private static bool Has(string streams, Filter filter) =>
        streams.Length > 0 && (filter.Streams.Count == 0 || streams.Split(Between).Any(s => filter.Streams.Contains(s, StringComparer.Ordinal)));

    private static (List<string> Ever, List<string> Now) ToldByReach(RegionBook book, SiteId site, Months months)
    {
        var (ever, now) = (new List<string>(), new List<string>());
        foreach (var year in book.LastOf(site)?.Years.Where(y => y <= months.Last.Year) ?? [])
        {
            foreach (var (stream, counts) in book.ReachOf(site, year)?.Told ?? [])
            {
                if (!ever.Contains(stream) && RegionBook.Any(counts, year, months with { First = new(year, 1) }))
                {
                    ever.Add(stream);
                }

                if (!now.Contains(stream) && RegionBook.Any(counts, year, months))
                {
                    now.Add(stream);
                }
            }
        }

        return (ever, now);
    }

    private static Func<SiteId, (List<string> Ever, List<string> Now)> ToldByCells(Snapshot snapshot, Months months)
    {
        var (ever, now) = (new HashSet<(SiteId Site, string Stream)>(), new HashSet<(SiteId Site, string Stream)>());
        foreach (var cell in snapshot.Flows.SelectMany(static m => m).Concat(snapshot.Stock).Where(c => c.Month <= months.Last))
        {
            ever.Add((cell.Producer, cell.Key.Stream));
            if (months.Contains(cell.Month))
            {
                now.Add((cell.Producer, cell.Key.Stream));
            }
        }

        var (everOf, nowOf) = (ever.ToLookup(static t => t.Site, static t => t.Stream), now.ToLookup(static t => t.Site, static t => t.Stream));
        return site => ([.. everOf[site]], [.. nowOf[site]]);
    }

    private readonly record struct Unit(string Kind, string? Class, string Tags, string Supervisor, string Ever, string Told);
}
