using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Holds an issued report against what is known by now, and names the lines that made the difference: the fold is replayed to the report's line and on from
/// there, noting which line touches which figure.
/// </summary>
internal sealed class Restating
{
    private const int MonthLength = 7;
    private const int PageLines = 1000;

    private readonly MemoryDocuments documents;
    private readonly Touches touches;
    private readonly MeasureFold fold = new();
    private readonly IssuedReport issued;
    private readonly Report? before;
    private readonly RestatedFlows? flows;

    /// <param name="documents">Of the fold, as of the line that the report was made at.</param>
    public Restating(MemoryDocuments documents, IssuedReport issued)
    {
        (this.documents, this.issued) = (documents, issued);
        touches = new Touches(documents);
        var snapshot = Snapshot.Read(documents, issued.AtLine, issued.Plan, issued.Period)!;
        (before, flows) = issued.Kind == ReportKind.Flows
            ? ((Report?)null, new RestatedFlows(documents, snapshot.Region, issued.Period))
            : (ReportMaker.Make(snapshot, issued.Period), null);
    }

    public static async Task<Restatement> Of(FoldRunner runner, ILineFeed feed, IssuedReport issued, long line, CancellationToken cancel)
    {
        var restating = new Restating(await runner.AsOf(new MeasureFold(), issued.AtLine, cancel), issued);
        for (var at = issued.AtLine; at < line;)
        {
            var page = await feed.Read(at, null, (int)Math.Min(PageLines, line - at), cancel);
            if (page.Lines.Count == 0)
            {
                break;
            }

            foreach (var next in page.Lines)
            {
                restating.Take(next.Line);
            }

            at = page.Lines[^1].Line.Number;
        }

        return restating.At(line);
    }

    /// <summary>Takes a line in that came after the report's.</summary>
    public void Take(Line line)
    {
        touches.Line = line.Number;
        fold.Apply(line, touches);
    }

    public Restatement At(long line)
    {
        if (flows?.Against(documents, touches.All) is { } terms)
        {
            return new(issued, line, First(terms.SelectMany(static t => t.Lines)), [], terms);
        }

        var snapshot = Snapshot.Read(documents, line, issued.Plan, issued.Period)!;
        var after = ReportMaker.Make(snapshot, issued.Period);
        var asks = new PlanAsks(snapshot.Printed);
        var was = Figures(before!).ToDictionary(static f => (f.No, f.Part, f.Code));
        var rows = new List<RestatedRow>();
        foreach (var now in Figures(after))
        {
            // By another edition of the plan there may be another row under the number.
            if (!was.Remove((now.No, now.Part, now.Code), out var then))
            {
                then = new(now.No, now.Part, now.Code, now.Unit, null, States.NoFigure);
            }

            if ((then.Value == now.Value && then.State == now.State) || snapshot.Printed.Row(now.No) is not { } row)
            {
                continue;
            }

            var part = row.Parts.Contains(now.Part) ? now.Part : null;
            rows.Add(new(
                now.No, now.Part, now.Code, now.Unit, then.Value, then.State, now.Value, now.State, Difference(then.Value, now.Value),
                [.. touches.All.Where(t => Touched(t, row.No, asks.Of(row, part, issued.Period), snapshot)).Select(static t => t.Line).Distinct()]));
        }

        rows.AddRange(was.Values.Select(gone => new RestatedRow(
            gone.No, gone.Part, gone.Code, gone.Unit, gone.Value, gone.State, null, States.NoFigure, null,
            [.. touches.All.Where(t => IsOfPlan(t, snapshot)).Select(static t => t.Line).Distinct()])));
        return new(issued, line, First(rows.SelectMany(static r => r.Lines)), rows);
    }

    private static long? First(IEnumerable<long> lines) => lines.Select(static l => (long?)l).Min();

    private static IEnumerable<Shown> Figures(Report report) => report.Rows.SelectMany(static r => r.Parts is { } parts
        ? parts.Select(p => new Shown(r.No, p.Part, p.Code, p.Unit, p.Value, p.State))
        : [new Shown(r.No, null, r.Code, r.Unit, r.Value, r.State)]);

    private static string? Difference(string? then, string? now)
    {
        if (!Rational.TryParse(then, out var a) || !Rational.TryParse(now, out var b))
        {
            return null;
        }

        var places = new[] { then!, now! }.Max(static t => t.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? t.Length - point - 1 : 0);
        return (b - a).ToText(places);
    }

    private bool Touched(Touch touch, int no, FigureAsk ask, Snapshot snapshot)
    {
        var expressions = new[] { ask.Figure?.Numerator, ask.Figure?.Denominator }.OfType<Expression>().ToList();
        if (touch.Key.StartsWith(Touches.SiteMonths, StringComparison.Ordinal))
        {
            var month = YearMonthPattern.Iso.Parse(touch.Key[Touches.SiteMonths.Length..(Touches.SiteMonths.Length + MonthLength)]).Value;
            var producer = new SiteId(touch.Key[(Touches.SiteMonths.Length + MonthLength + 1)..]);
            return expressions.SelectMany(static e => e.Flows()).Any(f => touch.Cells.Any(c => Counts(f, c, month, producer, snapshot)));
        }

        return IsOfPlan(touch, snapshot)
            || touch.Key.StartsWith(FormattableString.Invariant($"{EntryLines.TargetsOf(issued.Plan)}{no}/"), StringComparison.Ordinal)
            || expressions.SelectMany(static e => e.Bases()).Select(static b => b.Indicator).Append(ask.Code)
                .Any(code => touch.Key.StartsWith($"{EntryLines.ValuesOf(snapshot.Region)}{code}/", StringComparison.Ordinal))
            || expressions.SelectMany(static e => e.Statistics())
                .Any(s => touch.Key.StartsWith($"{EntryLines.StatisticsOf(snapshot.Region)}{s.Statistic}/", StringComparison.Ordinal))
            || (touch.Key.StartsWith(EntryLines.Sites, StringComparison.Ordinal)
                && IsHere(new(touch.Key[EntryLines.Sites.Length..]), snapshot)
                && expressions.SelectMany(static e => e.Flows()).Any(static f => f.Filter.TellsSitesApart || IsCounted(f)))
            || (RegisterLines.IsPaper(touch.Key) && expressions.SelectMany(static e => e.Flows()).Any(IsCounted));
    }

    /// <summary>An edition, or the plan that follows where it does so in the period.</summary>
    private bool IsOfPlan(Touch touch, Snapshot snapshot) => touch.Key == EntryLines.Plans + issued.Plan
        || (touch.Key == PlanEditions.Keys + issued.Plan && snapshot.Editions.Objection(snapshot.Edition, issued.Period.Year) == Reasons.PlanFollowed);

    private static bool IsCounted(Flow flow) => flow.Measure.IsOfRegister || flow.Measure == Measure.CollectedSites;

    private bool Counts(Flow flow, CellKey cell, YearMonth month, SiteId producer, Snapshot snapshot)
    {
        var period = flow.Filter.Period == YearOf.Last ? issued.Period.YearBefore : issued.Period;
        var months = Months.Of(flow.Measure == Measure.UtilisedPrevious ? period.Cumulated : period);
        var isThen = cell.Measure is Cells.Stock or Cells.StockAccepted ? month <= months.Last : (flow.Measure == Measure.CollectedSites ? months.Rolling : months).Contains(month);
        return isThen && flow.Filter.TakesStream(cell.Stream) && flow.Filter.TakesCode(cell.Code)
            && IsHere(flow.Filter.By == Attribution.Origin ? producer : cell.Facility, snapshot);
    }

    private static bool IsHere(SiteId site, Snapshot snapshot) =>
        snapshot.Sites.TryGetValue(site, out var registered) && Divisions.IsIn(registered.Supervisor, snapshot.Region);

    private sealed record Shown(int No, string? Part, string Code, string Unit, string? Value, string State);
}
