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
    private const long PerMilleOfWhole = 1_000;

    private readonly Snapshot snapshot;
    private readonly ReportingPeriod period;
    private readonly IReadOnlySet<SiteId> here;
    private readonly Lazy<ILookup<SiteId, FlowCell>> received;
    private bool simulated;

    public RegionFlows(Snapshot snapshot, ReportingPeriod period)
    {
        this.snapshot = snapshot;
        this.period = period;
        here = snapshot.Register.In(snapshot.Region).Ids;
        received = new(() => snapshot.Flows.SelectMany(static m => m).Where(static c => c.Key.Measure is Indicators.Cells.Received or Indicators.Cells.Accepted).ToLookup(static c => c.Producer));
    }

    /// <inheritdoc/>
    public (Figure Figure, bool Simulated) Measure(Flow flow)
    {
        simulated = false;
        return (Of(flow), simulated);
    }

    /// <summary>The cells whose grams a mass is the sum of; of a number of sites the loads of these months that they are counted by.</summary>
    public IEnumerable<FlowCell> CellsOf(Flow flow)
    {
        if (flow.Measure.IsOfRegister)
        {
            return [];
        }

        if (flow.Measure == Indicators.Measure.CollectedSites)
        {
            var (counts, rolling) = (Counts(flow), MonthsOf(flow));
            return (counts.Of(flow) ?? []).SelectMany(s => counts.Givers(s.Site.Site)).Distinct().SelectMany(g => received.Value[g])
                .Where(c => IsReceipt(c, flow.Filter.Final) && rolling.Contains(c.Month) && flow.Filter.TakesStream(c.Key.Stream) && flow.Filter.TakesCode(c.Key.Code) && TakesRoots(flow.Filter, c.Key));
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
        !flow.Measure.IsOfRegister && flow.Measure != Indicators.Measure.UtilisedPrevious && flow.Measure != Indicators.Measure.CollectedSites
        && Takes(flow, MonthsOf(flow), cell);

    /// <summary>The sites that a number of sites, or a capacity, is counted by; null where the register cannot say.</summary>
    internal IReadOnlyList<CountedSite>? SitesOf(Flow flow) => Counts(flow).Of(flow);

    private SiteCounts Counts(Flow flow) => new(
        snapshot.Register, snapshot.Region, Whole(flow.Filter),
        (site, months, final, takes) => received.Value[site].Any(c => IsReceipt(c, final) && months.Contains(c.Month) && takes(c.Key.Stream, c.Key.Code, c.Key.Roots)));

    internal static bool IsReceipt(FlowCell cell, bool final) => cell.Key.Measure.Equals(final ? Cells.Accepted : Cells.Received, StringComparison.Ordinal);

    internal static bool IsIn(string division, string region) =>
        division.Equals(region, StringComparison.Ordinal) || Divisions.IsIn(division, region);

    private Figure Of(Flow flow)
    {
        var filter = flow.Filter;
        if (flow.Measure.IsOfRegister)
        {
            return Counted(flow, SitesOf(flow));
        }

        if (!HasFlows(flow, MonthsOf(flow)))
        {
            return Figure.Without(Reasons.NoFlows);
        }

        return flow.Measure == Indicators.Measure.CollectedSites
            ? Counted(flow, SitesOf(flow))
            : new Rational(Sum(CellsOf(flow)), GramsPerTonne);
    }

    internal ReportingPeriod Whole(Filter filter) => filter.Period == YearOf.Last ? period.YearBefore : period;

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
            return cell.IsStock && Standing.Takes(flow, at, cell) && Takes(flow.Filter, cell);
        }

        return !cell.IsStock && at.Contains(cell.Month) && IsOf(flow, cell.Key)
            && flow.Filter.TakesMethod(cell.Key.Method) && (flow.Measure != Indicators.Measure.OwnUse || cell.Key.Facility == cell.Producer)
            && Takes(flow.Filter, cell);
    }

    /// <summary>
    /// Zero is only zero where something flowed: a line of the stream in the region and the period. What stands there from before is known without one;
    /// that none of it was used is not, until somebody says so (零报告). A registered site that said nothing is no zero.
    /// </summary>
    private bool HasFlows(Flow of, Months at)
    {
        var filter = of.Filter;
        var flow = Flows(at).Concat(snapshot.Stock.Where(c => at.Contains(c.Month))).Where(Here).ToList();
        var old = flow.Count > 0 || !Standing.IsKnownSilent(of.Measure) ? [] : snapshot.Stock.Where(c => c.Month < at.First && c.Key.Measure is not Indicators.Cells.StockAccepted && Here(c)).ToList();
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
        !(filter.TellsSitesApart || filter.Regions.Count > 0) || (snapshot.Sites.TryGetValue(site, out var registered) && Takes(filter, registered));

    internal static bool Takes(Filter filter, RegisterSite site) => filter.TakesSite(site.Kind, site.ClassOf(), site.Tags) && filter.TakesRegion(site.Supervisor);

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

    private Figure Counted(Flow flow, IReadOnlyList<CountedSite>? sites)
    {
        var (figure, some) = Said(flow, sites);
        simulated |= some;
        return figure;
    }

    /// <summary>How many they are, or how many tonnes a day are the region's.</summary>
    internal static (Figure Figure, bool Simulated) Said(Flow flow, IReadOnlyList<CountedSite>? sites) =>
        sites is null ? (Figure.Without(flow.Measure == Indicators.Measure.Capacity && flow.Filter.By == Attribution.Origin ? Reasons.NoServiceArea : Reasons.NotRegistered), false)
        : (flow.Measure == Indicators.Measure.Capacity
            ? new Rational(sites.Aggregate(BigInteger.Zero, static (sum, s) => sum + (BigInteger)(s.Site.DailyCapacity ?? 0) * s.PerMille!.Value), GramsPerTonne * PerMilleOfWhole)
            : (Rational)(long)sites.Count,
            sites.Any(static s => s.Site.Simulated));
}
