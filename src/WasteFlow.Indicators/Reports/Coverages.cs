using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// How many of the registered units told flows of a period (覆盖率). A row that counts kinds or tags of sites expects all of them; another expects those that
/// ever told of its streams. A unit that closed before the period is expected no more.
/// </summary>
public sealed class Coverages
{
    private const string Closed = "closed";

    private readonly List<RegisterSite> sites;
    private readonly HashSet<(SiteId Site, string Stream)> ever = [];
    private readonly HashSet<(SiteId Site, string Stream)> told = [];

    public Coverages(Snapshot snapshot, ReportingPeriod period)
    {
        sites = [.. snapshot.Sites.Values.Where(s =>
            Divisions.IsIn(s.Supervisor, snapshot.Region) && s.StatusOn(period.FirstDay.PlusDays(-1)) != Closed)];
        var months = Months.Of(period);
        foreach (var cell in snapshot.Flows.SelectMany(static m => m).Concat(snapshot.Stock).Where(c => c.Month <= months.Last))
        {
            ever.Add((cell.Producer, cell.Key.Stream));
            if (months.Contains(cell.Month))
            {
                told.Add((cell.Producer, cell.Key.Stream));
            }
        }
    }

    /// <summary>Null where the row is not worked out from flows, or no unit is expected to tell any.</summary>
    public Coverage? Of(FigureAsk ask)
    {
        var flows = ask.Figure is { } figure ? figure.Numerator.Flows().Concat(figure.Denominator?.Flows() ?? []).Where(IsOfFlows).ToList() : [];
        var expected = sites.Where(s => flows.Any(f => Expects(f.Filter, s))).ToList();
        return expected.Count == 0 ? null : new(expected.Count(s => flows.Any(f => Expects(f.Filter, s) && Has(told, f.Filter, s))), expected.Count);
    }

    /// <summary>Counts of the register are complete by themselves.</summary>
    private static bool IsOfFlows(Flow flow) => flow.Measure != Measure.Sites && flow.Measure != Measure.Capacity && flow.Filter.By == Attribution.Origin;

    private bool Expects(Filter filter, RegisterSite site) =>
        filter.TakesKind(site.Kind) && filter.TakesTags(site.Tags) && (filter.Kinds.Count > 0 || filter.Tags.Count > 0 || Has(ever, filter, site));

    private static bool Has(HashSet<(SiteId Site, string Stream)> of, Filter filter, RegisterSite site) =>
        filter.Streams.Count == 0 ? of.Any(c => c.Site == site.Site) : filter.Streams.Any(s => of.Contains((site.Site, s)));
}
