using System.Numerics;
using System.Runtime.CompilerServices;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What a report asks of a region's flows in one period.</summary>
public interface IRegionMeasures
{
    /// <summary>Masses in tonnes, sites as a number, capacities in tonnes a day; and whether anything counted exists in a simulation only.</summary>
    (Figure Figure, bool Simulated) Measure(Flow flow);
}

/// <summary>
/// The same measures as <see cref="RegionFlows"/>, out of sums. What is no sum is counted by sites: what the register has, how many were collected from,
/// and what came from earlier years' stock, which is net for each site; that is kept until a line posts into the site's cells.
/// </summary>
public sealed class RegionSums : IRegionMeasures
{
    private const long GramsPerTonne = 1_000_000;
    private static readonly ConditionalWeakTable<SiteLast, Dictionary<string, long>> Previous = [];
    private static readonly ConditionalWeakTable<SiteLast, IReadOnlyList<FlowCell>> Finals = [];

    private readonly Snapshot snapshot;
    private readonly RegionBook book;
    private readonly ReportingPeriod period;
    private readonly RegionFlows plain;
    private readonly Dictionary<string, (Figure, bool)> known = new(StringComparer.Ordinal);

    public RegionSums(Snapshot snapshot, RegionBook book, ReportingPeriod period)
    {
        (this.snapshot, this.book, this.period) = (snapshot, book, period);
        plain = new RegionFlows(snapshot, period);
    }

    public (Figure Figure, bool Simulated) Measure(Flow flow)
    {
        var name = flow.Wording();
        if (!known.TryGetValue(name, out var figure))
        {
            known.Add(name, figure = Of(flow));
        }

        return figure;
    }

    private (Figure Figure, bool Simulated) Of(Flow flow)
    {
        var filter = flow.Filter;
        var isPrevious = flow.Measure == Indicators.Measure.UtilisedPrevious;
        if (flow.Measure.IsOfRegister || (filter.By == Attribution.Facility && isPrevious))
        {
            return plain.Measure(flow);
        }

        var at = plain.MonthsOf(flow);
        var (isThere, simulated) = HasFlows(flow, at);
        if (!isThere)
        {
            return (Figure.Without(Reasons.NoFlows), false);
        }

        if (flow.Measure == Indicators.Measure.CollectedSites)
        {
            var (count, some) = RegionFlows.Said(flow, new SiteCounts(snapshot.Register, snapshot.Region, plain.Whole(filter), Accepted).Of(flow));
            return (count, simulated | some);
        }

        var (grams, of) = isPrevious ? PreviousOf(flow) : Sum(Cells(flow, at));
        return (new Rational(grams, GramsPerTonne), simulated | of);
    }

    private IEnumerable<SumCell> Cells(Flow flow, Months at)
    {
        var cells = book.Cells(flow.Filter.By, flow.Filter.Regions);
        return (Standing.Takes(flow.Measure) ? cells.Stock : Flows(cells, at)).Where(c => Takes(flow, at, c));
    }

    private static IEnumerable<SumCell> Flows(RegionTotals cells, Months at) => at.All.SelectMany(month => cells.Flows.GetValueOrDefault(month) ?? []);

    private bool Takes(Flow flow, Months at, SumCell cell) =>
        (Standing.Takes(flow.Measure)
            ? Standing.Takes(flow, at, cell.AsCell)
            : RegionFlows.IsOf(flow, cell.Key) && flow.Filter.TakesMethod(cell.Key.Method) && (flow.Measure != Indicators.Measure.OwnUse || book.ClassOf(cell).Own))
        && flow.Filter.TakesStream(cell.Key.Stream) && RegionFlows.TakesRoots(flow.Filter, cell.Key) && book.ClassOf(cell).IsTaken(flow.Filter)
        && flow.Filter.TakesCode(cell.Key.Code);

    private (bool IsThere, bool Simulated) HasFlows(Flow of, Months at)
    {
        var filter = of.Filter;
        var cells = book.Cells(filter.By);
        var flow = Flows(cells, at).Concat(cells.Stock.Where(c => at.Contains(c.Month))).Where(c => filter.TakesStream(c.Key.Stream)).ToList();
        if (flow.Count > 0)
        {
            return (true, Sum(flow).Simulated);
        }

        if (!Standing.IsKnownSilent(of.Measure))
        {
            return (false, false);
        }

        var (grams, simulated) = Sum(cells.Stock.Where(c => c.Month < at.First && c.Key.Measure is not Indicators.Cells.StockAccepted && filter.TakesStream(c.Key.Stream)));
        return (!grams.IsZero, simulated);
    }

    private (BigInteger Grams, bool Simulated) Sum(IEnumerable<SumCell> cells)
    {
        var (sum, simulated) = (BigInteger.Zero, false);
        foreach (var cell in cells)
        {
            sum += cell.Grams;
            simulated |= book.ClassOf(cell).Simulated;
        }

        return (sum, simulated);
    }

    private bool Accepted(SiteId site, Months months, bool final, Func<string, WasteCode, string, bool> takes) => final
        ? FinalOf(site).Any(c => months.Contains(c.Month) && takes(c.Key.Stream, c.Key.Code, c.Key.Roots))
        : book.Reaches(
            site, months, static r => r.Received, name => SiteReach.ReadReceived(name) is var (stream, code, roots) && takes(stream, code, roots));

    /// <summary>What final receivers accepted of a site's waste; kept until a line posts into the site's cells.</summary>
    private IReadOnlyList<FlowCell> FinalOf(SiteId site) => book.LastOf(site) is not { } last ? [] : Finals.GetValue(last, _ =>
        [.. SiteCells.Of(SiteCells.Of(snapshot.Documents, site)).Flows.SelectMany(static m => m).Where(static c => RegionFlows.IsReceipt(c, final: true))]);

    private (BigInteger Grams, bool Simulated) PreviousOf(Flow flow)
    {
        var filter = flow.Filter;
        var whole = filter.Period == YearOf.Last ? period.YearBefore : period;
        var name = $"{flow.Wording()} {whole}";
        var (sum, simulated) = (BigInteger.Zero, false);
        foreach (var site in book.Here.Sites.Where(s => RegionFlows.Takes(filter, s) && book.ReachOf(s.Site, whole.Year) is not null))
        {
            var grams = PreviousOf(flow, site.Site, name);
            sum += grams;
            simulated |= grams != 0 && site.Simulated;
        }

        return (sum, simulated);
    }

    private long PreviousOf(Flow flow, SiteId site, string name)
    {
        var kept = Previous.GetOrCreateValue(book.LastOf(site)!);
        lock (kept)
        {
            if (!kept.TryGetValue(name, out var grams))
            {
                var alone = snapshot with { Cells = new(() => SiteCells.Of(SiteCells.Of(snapshot.Documents, site))) };
                kept.Add(name, grams = new RegionFlows(alone, period).CellsOf(flow).Sum(static c => c.Grams));
            }

            return grams;
        }
    }
}
