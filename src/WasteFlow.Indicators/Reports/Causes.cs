using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Which lines after a report's made a figure of it another: those that changed what it is worked out from.</summary>
/// <param name="snapshot">As it is known by now.</param>
internal sealed class Causes(Snapshot snapshot, string plan, ReportingPeriod period)
{
    private const int MonthLength = 7;

    private readonly RegionFlows flows = new(snapshot, period);

    /// <param name="no">The row's number.</param>
    /// <param name="isValue">There was a value and there is one. Where there is none, any flow of the stream may have made the difference between nothing and zero.</param>
    public bool Are(Touch touch, int no, FigureAsk ask, bool isValue)
    {
        var expressions = new[] { ask.Figure?.Numerator, ask.Figure?.Denominator }.OfType<Expression>().ToList();
        var measures = expressions.SelectMany(static e => e.Flows()).ToList();
        if (touch.Key.StartsWith(Touches.SiteMonths, StringComparison.Ordinal))
        {
            var month = YearMonthPattern.Iso.Parse(touch.Key[Touches.SiteMonths.Length..(Touches.SiteMonths.Length + MonthLength)]).Value;
            var producer = new SiteId(touch.Key[(Touches.SiteMonths.Length + MonthLength + 1)..]);
            return measures.Exists(f => touch.Cells.Any(c => IsAsked(f, c, month, producer) && (!isValue || IsCounted(f, new(month, producer, c, 0)))));
        }

        return IsOfPlan(touch) || IsAssigned(touch.Key, no) || IsOfValue(touch.Key, no, ask)
            || expressions.SelectMany(static e => e.Bases()).Any(b => touch.Key.StartsWith($"{EntryLines.ValuesOf(snapshot.Region)}{b.Indicator}/", StringComparison.Ordinal))
            || expressions.SelectMany(static e => e.Statistics()).Any(s => IsOfStatistic(touch.Key, s, ask))
            || (touch.Key.StartsWith(EntryLines.Sites, StringComparison.Ordinal) && measures.Exists(f => IsOfSite(touch, f)))
            || (RegisterLines.IsPaper(touch.Key) && measures.Exists(IsOfRegister));
    }

    /// <summary>An edition, or the plan that follows where it does so in the period.</summary>
    public bool IsOfPlan(Touch touch) => touch.Key == EntryLines.Plans + plan
        || (touch.Key == PlanEditions.Keys + plan && snapshot.Editions.Objection(snapshot.Edition, period.Year) == Reasons.PlanFollowed);

    /// <summary>The city's word on the target that counts for the year.</summary>
    private bool IsAssigned(string key, int no) =>
        snapshot.Printed.Row(no) is { } row && ReportMaker.TaskFor(row, period.Year) is { } task
        && key.Equals(FormattableString.Invariant($"{EntryLines.TargetsOf(plan)}{no}/{task.Year ?? period.Year}"), StringComparison.Ordinal);

    /// <summary>A value of these months, or of those that it is measured from.</summary>
    private bool IsOfValue(string key, int no, FigureAsk ask)
    {
        var prefix = $"{EntryLines.ValuesOf(snapshot.Region)}{ask.Code}/";
        if (!key.StartsWith(prefix, StringComparison.Ordinal) || key[prefix.Length..].Split('/', 3) is not [var of, var kind, var part] || part != (ask.Part ?? ""))
        {
            return false;
        }

        return kind == ValueKinds.Base || of == ask.Period.ToString() || (of == ask.Period.YearBefore.ToString() && IsSinceYearBefore(no))
            || (ask.Reading.Choices.ChangesBase && of == (ask.Period with { Year = ask.BaseYear ?? 0 }).ToString());
    }

    private bool IsSinceYearBefore(int no) => snapshot.Printed.Row(no)?.Targets.Any(static t => Judge.IsSinceYearBefore(t)) == true;

    private bool IsOfStatistic(string key, Outside outside, FigureAsk ask)
    {
        var at = RegionInputs.PeriodFor(outside.Year, ask.Period, ask.BaseYear);
        return at is { } of && new[] { of, ReportingPeriod.OfYear(of.Year) }.Take(Statistic.Find(outside.Statistic)?.Kind is StatisticKind.Level ? 2 : 1)
            .Any(p => key.StartsWith($"{EntryLines.StatisticsOf(snapshot.Region)}{outside.Statistic}/{p}/", StringComparison.Ordinal));
    }

    private static bool IsOfRegister(Flow flow) => flow.Measure.IsOfRegister || flow.Measure == Measure.CollectedSites;

    /// <summary>A site that came or went took its flows along; one that stayed counts otherwise where sites are told apart.</summary>
    private bool IsOfSite(Touch touch, Flow flow) =>
        (touch.Supervisors is { } supervisors && supervisors.Select(s => RegionFlows.IsIn(s, snapshot.Region)).Distinct().Count() > 1)
        || ((flow.Filter.TellsSitesApart || flow.Filter.Regions.Count > 0 || IsOfRegister(flow)) && IsHere(new(touch.Key[EntryLines.Sites.Length..])));

    private bool IsAsked(Flow flow, CellKey cell, YearMonth month, SiteId producer)
    {
        var at = flows.Whole(flow.Filter);
        var months = Months.Of(flow.Measure == Measure.UtilisedPrevious ? at.Cumulated : at);
        var isThen = cell.Measure is Cells.Stock or Cells.StockAccepted ? month <= months.Last : (flow.Measure == Measure.CollectedSites ? months.Rolling : months).Contains(month);
        return isThen && flow.Filter.TakesStream(cell.Stream) && flow.Filter.TakesCode(cell.Code)
            && IsHere(flow.Filter.By == Attribution.Origin ? producer : cell.Facility);
    }

    /// <summary>Of earlier years' stock, what it is worked out from: first in, first out that is all that came and went.</summary>
    private bool IsCounted(Flow flow, FlowCell cell) =>
        flow.Measure == Measure.CollectedSites ? RegionFlows.IsReceipt(cell, flow.Filter.Final)
        : flow.Measure != Measure.UtilisedPrevious ? flows.Takes(flow, cell)
        : flow.Filter.Previous is PreviousRule.Fifo || cell.Key.Measure.Equals(Cells.Generated, StringComparison.Ordinal) || Outcomes.ClassOf(flow.Filter, cell.Key) is not null;

    private bool IsHere(SiteId site) => snapshot.Sites.TryGetValue(site, out var registered) && RegionFlows.IsIn(registered.Supervisor, snapshot.Region);
}
