using System.Numerics;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Measures the flows of one region in one period. A site counts for its supervisor's region, wherever it lies; a city's region holds its
/// districts and zones, each once. By origin a flow belongs to the producer of its root, and what came from outside the system to nobody.
/// </summary>
public sealed class RegionFlows : IRegionMeasures
{
    /// <summary>The measure of the cells that <c>utilised_prev</c> adds up: one for each producer's site, stream and code.</summary>
    public const string Previous = "utilised-previous";

    private const long GramsPerTonne = 1_000_000;

    private readonly Snapshot snapshot;
    private readonly ReportingPeriod period;
    private readonly IReadOnlySet<SiteId> here;
    private bool simulated;

    public RegionFlows(Snapshot snapshot, ReportingPeriod period)
    {
        this.snapshot = snapshot;
        this.period = period;
        here = snapshot.Register.In(snapshot.Region).Ids;
    }

    /// <inheritdoc/>
    public (Figure Figure, bool Simulated) Measure(Flow flow)
    {
        simulated = false;
        return (Of(flow), simulated);
    }

    /// <summary>The cells whose grams a mass is the sum of; of a number of sites the loads they are counted by.</summary>
    public IEnumerable<FlowCell> CellsOf(Flow flow)
    {
        if (flow.Measure == Indicators.Measure.Sites || flow.Measure == Indicators.Measure.Capacity)
        {
            return [];
        }

        if (flow.Measure == Indicators.Measure.UtilisedPrevious)
        {
            return PreviousCells(flow.Filter, Whole(flow.Filter));
        }

        var at = MonthsOf(flow);
        return (Standing.Takes(flow.Measure) ? snapshot.Stock : Flows(at)).Where(c => Takes(flow, at, c));
    }

    /// <summary>Whether a cell's grams are among those of a measure; never of what is no sum of cells.</summary>
    public bool Takes(Flow flow, FlowCell cell) =>
        flow.Measure != Indicators.Measure.Sites && flow.Measure != Indicators.Measure.Capacity && flow.Measure != Indicators.Measure.UtilisedPrevious
        && flow.Measure != Indicators.Measure.CollectedSites && Takes(flow, MonthsOf(flow), cell);

    internal static bool IsIn(string division, string region) =>
        division.Equals(region, StringComparison.Ordinal) || Divisions.IsIn(division, region);

    private Figure Of(Flow flow)
    {
        var filter = flow.Filter;
        if (flow.Measure == Indicators.Measure.Sites)
        {
            return Counted(here.Where(site => TakesSite(filter, site)));
        }

        if (flow.Measure == Indicators.Measure.Capacity)
        {
            return Capacity(filter, MonthsOf(flow));
        }

        if (!HasFlows(filter, MonthsOf(flow)))
        {
            return Figure.Without(Reasons.NoFlows);
        }

        return flow.Measure == Indicators.Measure.CollectedSites
            ? Counted(CellsOf(flow).Select(static c => c.Producer).Distinct())
            : new Rational(Sum(CellsOf(flow)), GramsPerTonne);
    }

    private ReportingPeriod Whole(Filter filter) => filter.Period == YearOf.Last ? period.YearBefore : period;

    internal Months MonthsOf(Flow flow)
    {
        var at = Months.Of(Whole(flow.Filter));
        return flow.Measure == Indicators.Measure.CollectedSites ? at.Rolling : at;
    }

    private static string CellOf(Measure measure) =>
        measure == Indicators.Measure.Residues ? Cells.Residue
        : measure == Indicators.Measure.ResidueDisposed ? Cells.ResidueDisposed
        : measure == Indicators.Measure.Gains ? Cells.Gain
        : measure == Indicators.Measure.TreatedNet ? Cells.Accepted
        : measure == Indicators.Measure.CollectedSites ? Cells.Received
        : measure == Indicators.Measure.BroughtIn ? Cells.BroughtIn
        : measure == Indicators.Measure.SentOut ? Cells.SentOut
        : measure.Name;

    internal static bool IsOf(Flow flow, CellKey key) => Outcomes.ClassOf(flow.Measure) is { } outcome
        ? outcome.Equals(Outcomes.ClassOf(flow.Filter, key), StringComparison.Ordinal)
        : key.Measure.Equals(CellOf(flow.Measure), StringComparison.Ordinal);

    private bool Takes(Flow flow, Months at, FlowCell cell)
    {
        if (Standing.Takes(flow.Measure))
        {
            return cell.IsStock && Standing.Takes(flow.Measure, at, cell) && Takes(flow.Filter, cell);
        }

        return !cell.IsStock && at.Contains(cell.Month) && IsOf(flow, cell.Key)
            && flow.Filter.TakesMethod(cell.Key.Method) && (flow.Measure != Indicators.Measure.OwnUse || cell.Key.Facility == cell.Producer)
            && Takes(flow.Filter, cell);
    }

    /// <summary>
    /// Zero is only zero where something flowed: a line of the stream in the region and the period, or stock of it that still stands.
    /// A registered site that said nothing is no zero.
    /// </summary>
    private bool HasFlows(Filter filter, Months at)
    {
        var flow = Flows(at).Concat(snapshot.Stock.Where(c => at.Contains(c.Month))).Where(Here).ToList();
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

    private IEnumerable<FlowCell> Flows(Months at) => at.All.SelectMany(month => snapshot.Flows[month]);

    private bool Takes(Filter filter, FlowCell cell)
    {
        var site = filter.By == Attribution.Origin ? cell.Producer : cell.Key.Facility;
        return filter.TakesStream(cell.Key.Stream) && here.Contains(site) && TakesRoots(filter, cell.Key) && TakesSite(filter, site)
            && filter.TakesCode(cell.Key.Code);
    }

    /// <summary>A residue is a new root: it is in no rate, only in the measure that asks for residues and where a filter does.</summary>
    internal static bool TakesRoots(Filter filter, CellKey key) =>
        filter.Secondary ? key.Roots.Equals(RootGroups.Residue, StringComparison.Ordinal)
        : key.Measure.Equals(Cells.Residue, StringComparison.Ordinal)
        || key.Roots.Equals(RootGroups.Primary, StringComparison.Ordinal)
        || (filter.By == Attribution.Facility && key.Roots is RootGroups.Outside or RootGroups.None);

    private bool TakesSite(Filter filter, SiteId site) =>
        !filter.TellsSitesApart || (snapshot.Sites.TryGetValue(site, out var registered) && Takes(filter, registered));

    internal static bool Takes(Filter filter, RegisterSite site) => filter.TakesSite(site.Kind, site.ClassOf(), site.Tags);

    /// <summary>By origin the plants that serve the region: those that took its waste in the period; by facility those that stand in it.</summary>
    private Figure Capacity(Filter filter, Months at) => Capacity(
        filter,
        filter.By == Attribution.Facility
            ? here
            : Flows(at).Where(c => here.Contains(c.Producer) && filter.TakesStream(c.Key.Stream)).Select(static c => c.Key.Facility).ToHashSet());

    /// <summary>That of the plants which serve the region.</summary>
    internal (Figure Figure, bool Simulated) CapacityOf(Filter filter, IReadOnlySet<SiteId> plants)
    {
        simulated = false;
        return (Capacity(filter, plants), simulated);
    }

    private Figure Capacity(Filter filter, IReadOnlySet<SiteId> plants)
    {
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

    private IEnumerable<FlowCell> PreviousCells(Filter filter, ReportingPeriod at)
    {
        var begins = new YearMonth(at.Year, 1);
        return new PreviousStock(filter, at).Cells(
            Flows(Months.Of(at.Cumulated)).Where(c => Takes(filter, c)),
            snapshot.Flows.SelectMany(static m => m).Concat(snapshot.Stock).Where(c => c.Month < begins && Takes(filter, c)));
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
