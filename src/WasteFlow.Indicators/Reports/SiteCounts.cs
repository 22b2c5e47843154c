using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A site that is counted, as the register had it on the day.</summary>
/// <param name="Papers">Numbers of the permits, policies, contracts and inspections that it is counted by.</param>
/// <param name="PerMille">Of a plant's capacity, what of it is the region's; null where sites are counted.</param>
internal sealed record CountedSite(RegisterSite Site, IReadOnlyList<string> Papers, int? PerMille = null);

/// <summary>Whether anything of a site was accepted in some months that is taken.</summary>
/// <param name="final">By a final receiver; else by whom it went to first.</param>
/// <param name="takes">Asked with stream, code and group of roots.</param>
internal delegate bool Accepted(SiteId site, Months months, bool final, Func<string, WasteCode, string, bool> takes);

/// <summary>Which sites a measure of the register (R 类指标) counts in a region: by what the register says of the last day of some months.</summary>
internal sealed class SiteCounts(Registered register, string region, ReportingPeriod period, Accepted accepted)
{
    private const int PerMilleOfWhole = 1000;

    private readonly LocalDate day = period.LastDay;

    /// <summary>Null where the register had nothing of the region on the day, or for capacities by origin no plant that serves it.</summary>
    public IReadOnlyList<CountedSite>? Of(Flow flow)
    {
        if (flow.Measure == Measure.Capacity)
        {
            return flow.Filter.By == Attribution.Facility ? Whole(flow.Filter) : Serving(flow.Filter);
        }

        var sites = register.In(region, day);
        if (!sites.IsThere)
        {
            return null;
        }

        var filter = flow.Filter;

        // What was inspected stays inspected, whatever became of it.
        var all = filter.Inspected.Count + filter.Passed.Count > 0 ? sites.Open.Concat(sites.Closed) : sites.Open;
        var counted = all.Where(s => RegionFlows.Takes(filter, s)).Select(s => Counted(filter, s)).OfType<CountedSite>();
        return [.. flow.Measure == Measure.CollectedSites ? counted.Select(c => Collected(filter, c)).OfType<CountedSite>() : counted];
    }

    /// <summary>The sites whose loads count for a site: its own, and those of the routes and points that serve it.</summary>
    public IEnumerable<SiteId> Givers(SiteId site) => register.Papers.ServedBy(site, day).Prepend(site);

    private CountedSite? Counted(Filter filter, RegisterSite site)
    {
        var papers = new List<string>();
        return Has(filter.Permits, kinds => register.Papers.Permits(site.Site, kinds, day))
            && Has(filter.Insurances, kinds => register.Papers.Insurances(site.Enterprise, kinds, day))
            && Has(filter.Inspected, units => Numbers(Inspections(site.Site, units)))
            && Has(filter.Passed, units => Inspections(site.Site, units) is var found && found.TrueForAll(static i => i.Act.Passed) ? Numbers(found) : [])
                ? new(site, papers)
                : null;

        bool Has(IReadOnlyList<string> asked, Func<IReadOnlyList<string>, IEnumerable<string>> find)
        {
            var before = papers.Count;
            papers.AddRange(asked.Count == 0 ? [] : find(asked));
            return asked.Count == 0 || papers.Count > before;
        }
    }

    private List<Inspected> Inspections(SiteId site, IReadOnlyList<string> units) => [.. register.Papers.Inspections(site, units, period.FirstDay, day)];

    private static IEnumerable<string> Numbers(IEnumerable<Inspected> inspections) => inspections.Select(static i => FormattableString.Invariant($"I{i.Line}"));

    private CountedSite? Collected(Filter filter, CountedSite counted)
    {
        var givers = Givers(counted.Site.Site).ToList();
        var months = Months.Of(period);
        if (givers.Exists(g => accepted(g, months.Rolling, filter.Final, Takes)))
        {
            return counted;
        }

        // A contract on waste of which one load was accepted before.
        var codes = new HashSet<WasteCode>();
        var ever = months with { First = new(Reports.FirstYear, 1) };
        givers.ForEach(g => accepted(g, ever, filter.Final, (stream, code, roots) => Takes(stream, code, roots) && !codes.Add(code) && false));
        string[] contracts = [.. register.Papers.Contracts(counted.Site.Enterprise, day, pattern => codes.Any(c => WasteCodes.Covers(pattern, c)))];
        return contracts.Length == 0 ? null : counted with { Papers = [.. counted.Papers, .. contracts] };

        bool Takes(string stream, WasteCode code, string roots) => filter.TakesStream(stream) && filter.TakesCode(code)
            && RegionFlows.TakesRoots(filter, new(Cells.Received, stream, code, default, "", roots, ""));
    }

    private IReadOnlyList<CountedSite>? Whole(Filter filter) => register.In(region, day) is { IsThere: true } sites
        ? [.. sites.Open.Where(s => RegionFlows.Takes(filter, s)).Select(static s => new CountedSite(s, [], PerMilleOfWhole))]
        : null;

    /// <summary>A share of a wider area than the region says nothing of the region's own, so it is left out.</summary>
    private IReadOnlyList<CountedSite>? Serving(Filter filter)
    {
        var serving = register.Papers.Areas
            .Select(a => (Plant: register.On(a.Site, day), PerMille: a.Shares.Where(s => s.IsCurrent(day) && IsHere(s)).Sum(static s => s.PerMille)))
            .Where(p => p is { Plant: { DailyCapacity: not null } plant, PerMille: > 0 } && !Registered.IsClosed(plant, day)).ToList();
        return serving.Count == 0 ? null : [.. serving.Where(p => RegionFlows.Takes(filter, p.Plant!)).Select(static p => new CountedSite(p.Plant!, [], p.PerMille))];
    }

    private bool IsHere(ServiceShare share) => share.Division is { } division ? RegionFlows.IsIn(division, region)
        : share.Site is { } site && register.On(site, day) is { } served && RegionFlows.IsIn(served.Supervisor, region);
}
