using System.Numerics;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Measures the flows of one region in one period. A site counts for its supervisor's region, wherever it lies; a city's region holds its
/// districts and zones, each once. By origin a flow belongs to the producer of its root, and what came from outside the system to nobody.
/// </summary>
public sealed class RegionFlows
{
    private const long GramsPerTonne = 1_000_000;

    private readonly Snapshot snapshot;
    private readonly ReportingPeriod period;
    private readonly HashSet<SiteId> here;
    private bool simulated;

    public RegionFlows(Snapshot snapshot, ReportingPeriod period)
    {
        this.snapshot = snapshot;
        this.period = period;
        here = [.. snapshot.Sites.Values.Where(s => IsIn(s.Supervisor, snapshot.Region)).Select(static s => s.Site)];
    }

    /// <summary>Masses in tonnes, sites as a number, capacities in tonnes a day; and whether anything counted exists in a simulation only.</summary>
    public (Figure Figure, bool Simulated) Measure(Flow flow)
    {
        simulated = false;
        return (Of(flow), simulated);
    }

    private Figure Of(Flow flow)
    {
        var filter = flow.Filter;
        var whole = filter.Period == YearOf.Last ? period.YearBefore : period;
        var at = Months.Of(whole);
        if (flow.Measure == Indicators.Measure.Sites)
        {
            return Counted(Registered(filter));
        }

        if (flow.Measure == Indicators.Measure.Capacity)
        {
            return Capacity(filter, at);
        }

        if (flow.Measure == Indicators.Measure.CollectedSites)
        {
            at = at.Rolling;
        }

        if (!HasFlows(filter, at))
        {
            return Figure.Without(Reasons.NoFlows);
        }

        if (flow.Measure == Indicators.Measure.CollectedSites)
        {
            return Counted(Taken(filter, at, Cells.Received).Select(static c => c.Producer).Distinct());
        }

        var grams = flow.Measure == Indicators.Measure.UtilisedPrevious ? UtilisedPrevious(filter, whole)
            : flow.Measure == Indicators.Measure.Stored ? Sum(Stock(filter, at, newOnly: false))
            : flow.Measure == Indicators.Measure.StoredNew ? Sum(Stock(filter, at, newOnly: true))
            : Sum(Taken(filter, at, CellOf(flow.Measure)));
        return new Rational(grams, GramsPerTonne);
    }

    private static string CellOf(Measure measure) =>
        measure == Indicators.Measure.Residues ? Cells.Residue
        : measure == Indicators.Measure.ResidueDisposed ? Cells.ResidueDisposed
        : measure == Indicators.Measure.Gains ? Cells.Gain
        : measure == Indicators.Measure.TreatedNet ? Cells.Accepted
        : measure.Name;

    private static bool IsIn(string division, string region) =>
        division.Equals(region, StringComparison.Ordinal) || Divisions.IsIn(division, region);

    /// <summary>
    /// Zero is only zero where something flowed: a line of the stream in the region and the period, or stock of it that still stands.
    /// A registered site that said nothing is no zero.
    /// </summary>
    private bool HasFlows(Filter filter, Months at)
    {
        var flow = Flows(at).Concat(snapshot.Stock.Where(c => at.Contains(c.Month))).Where(Here).Take(1).ToList();
        var old = flow.Count > 0 ? [] : snapshot.Stock.Where(c => c.Month < at.First && Here(c)).ToList();
        if (flow.Count == 0 && Sum(old).IsZero)
        {
            return false;
        }

        // A zero is as simulated as the flows that make it one.
        Sum(flow);
        return true;

        bool Here(FlowCell cell) =>
            filter.TakesStream(cell.Key.Stream) && here.Contains(filter.By == Attribution.Origin ? cell.Producer : cell.Key.Facility);
    }

    private IEnumerable<FlowCell> Taken(Filter filter, Months at, string measure) => Flows(at).Where(c =>
        c.Key.Measure.Equals(measure, StringComparison.Ordinal) && filter.TakesMethod(c.Key.Method) && Takes(filter, c));

    private IEnumerable<FlowCell> Flows(Months at) => at.All.SelectMany(month => snapshot.Flows[month]);

    private IEnumerable<FlowCell> Stock(Filter filter, Months at, bool newOnly)
    {
        var (first, last) = (FlowLines.Month(at.First.OnDayOfMonth(1)), FlowLines.Month(at.Last.OnDayOfMonth(1)));
        return snapshot.Stock.Where(c => c.Month <= at.Last && (!newOnly || IsWithin(c.Key.Since)) && Takes(filter, c));

        bool IsWithin(string since) => string.CompareOrdinal(first, since) <= 0 && string.CompareOrdinal(since, last) <= 0;
    }

    private bool Takes(Filter filter, FlowCell cell)
    {
        var site = filter.By == Attribution.Origin ? cell.Producer : cell.Key.Facility;
        return filter.TakesStream(cell.Key.Stream) && here.Contains(site) && TakesRoots(filter, cell.Key) && TakesSite(filter, site)
            && filter.TakesCode(cell.Key.Code);
    }

    /// <summary>A residue is a new root: it is in no rate, only in the measure that asks for residues.</summary>
    private static bool TakesRoots(Filter filter, CellKey key) =>
        key.Measure.Equals(Cells.Residue, StringComparison.Ordinal)
        || key.Roots.Equals(RootGroups.Primary, StringComparison.Ordinal)
        || (filter.By == Attribution.Facility && key.Roots.Equals(RootGroups.Outside, StringComparison.Ordinal));

    private bool TakesSite(Filter filter, SiteId site) =>
        (filter.Kinds.Count == 0 && filter.Tags.Count == 0)
        || (snapshot.Sites.TryGetValue(site, out var registered) && filter.TakesKind(registered.Kind) && filter.TakesTags(registered.Tags));

    private IEnumerable<SiteId> Registered(Filter filter) => here.Where(site => TakesSite(filter, site));

    /// <summary>By origin the plants that serve the region: those that took its waste in the period; by facility those that stand in it.</summary>
    private Figure Capacity(Filter filter, Months at)
    {
        var plants = filter.By == Attribution.Facility
            ? here
            : [.. Flows(at).Where(c => here.Contains(c.Producer) && filter.TakesStream(c.Key.Stream)).Select(static c => c.Key.Facility)];
        var sum = BigInteger.Zero;
        foreach (var plant in plants)
        {
            if (snapshot.Sites.TryGetValue(plant, out var site) && site.DailyCapacity is { } grams && TakesSite(filter, plant))
            {
                sum += grams;
                simulated |= site.Simulated;
            }
        }

        return plants.Count == 0 ? Figure.Without(Reasons.NoFlows) : new Rational(sum, GramsPerTonne);
    }

    /// <summary>
    /// Net for each producer's site and code since 1 January: what was used up beyond what was generated came from earlier years' stock. Of a part
    /// of a year it is what the sum since 1 January grew by, so that the months add up to the year; it may be below zero in a month that
    /// generated what an earlier one had used.
    /// </summary>
    private BigInteger UtilisedPrevious(Filter filter, ReportingPeriod at) => at.First == 1
        ? UtilisedPrevious(filter, Months.Of(at))
        : UtilisedPrevious(filter, Months.Of(at.Cumulated)) - UtilisedPrevious(filter, Months.Of(new ReportingPeriod(at.Year, 1, at.First - 1)));

    private BigInteger UtilisedPrevious(Filter filter, Months at)
    {
        var sum = BigInteger.Zero;
        foreach (var store in Flows(at).Where(c => Takes(filter, c)).GroupBy(static c => (c.Producer, c.Key.Code)))
        {
            var utilised = Of(Classes.Utilised);
            var beyond = utilised + Of(Classes.Incinerated) + Of(Classes.Landfilled) + Of(Classes.Otherwise) - Of(Cells.Generated);
            sum += BigInteger.Max(0, BigInteger.Min(utilised, beyond));

            BigInteger Of(string measure) => Sum(store.Where(c => c.Key.Measure.Equals(measure, StringComparison.Ordinal)));
        }

        return sum;
    }

    private BigInteger Sum(IEnumerable<FlowCell> cells)
    {
        var sum = BigInteger.Zero;
        foreach (var cell in cells)
        {
            sum += cell.Grams;
            simulated |= snapshot.Sites.TryGetValue(cell.Producer, out var site) && site.Simulated;
        }

        return sum;
    }

    private Figure Counted(IEnumerable<SiteId> sites)
    {
        var count = 0L;
        foreach (var site in sites)
        {
            count++;
            simulated |= snapshot.Sites.TryGetValue(site, out var registered) && registered.Simulated;
        }

        return (Rational)count;
    }
}
