using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Makes a plan's table for one period: its rows exactly as printed, in their order, each with a figure or the reason why not.</summary>
public sealed class ReportMaker
{
    private readonly Snapshot snapshot;
    private readonly PrintedPlan plan;
    private readonly ReportingPeriod period;
    private readonly Figures figures;
    private readonly Comparisons comparisons;
    private readonly PlanAsks asks;
    private readonly Coverages coverages;

    private ReportMaker(Snapshot snapshot, ReportingPeriod period)
    {
        this.snapshot = snapshot;
        this.period = period;
        plan = snapshot.Printed;
        var book = RegionBook.Of(snapshot);
        figures = new Figures(snapshot, book);
        comparisons = new Comparisons(figures);
        asks = new PlanAsks(plan);
        coverages = new Coverages(snapshot, book, period);
    }

    /// <param name="period">Null for the last year with a figure to reach.</param>
    public static Report Make(Snapshot snapshot, ReportingPeriod? period)
    {
        var maker = new ReportMaker(snapshot, period ?? ReportingPeriod.OfYear(snapshot.Printed.LastTargetYear));
        return new(
            snapshot.Plan.Act.Plan, maker.plan.Document, snapshot.Region, maker.period.Year, snapshot.Line,
            [.. maker.plan.Indicators.Select(maker.Row)], [.. maker.plan.TextTargets.Select(maker.Text)], maker.period);
    }

    /// <summary>The target that counts for a year: its own, else the next one's, else one without a year.</summary>
    private static PrintedTarget? TargetFor(IEnumerable<PrintedTarget> targets, int year) =>
        targets.Where(t => t.Year is null || t.Year >= year).OrderBy(static t => t.Year ?? int.MaxValue).FirstOrDefault();

    /// <summary>The same of those that are left to the city.</summary>
    internal static PrintedTarget? TaskFor(PrintedRow row, int year) => TargetFor(row.Targets.Where(static t => t.Comparator == Judge.CityTask), year);

    private ReportRow Row(PrintedRow row)
    {
        var indicator = Catalogue.Find(row.Code);
        var unit = PlanAsks.UnitOf(row, indicator);
        var ask = asks.Of(row, null, period);
        var parts = row.Parts.Count == 0 ? null : Parts(row);
        var baseline = new Baseline(row.Baseline.Year ?? plan.BaseYear, row.Baseline.Of(null) is null ? null : row.Baseline.Value, row.Baseline.Text);
        var targets = row.Targets.Select(t => TargetOf(row, t)).ToList();
        if (parts is not null)
        {
            return new(
                row.No, row.Code, row.Name, unit, indicator?.Class ?? "A", row.Mandatory, null, null, null,
                States.Worst(parts.Where(static p => p.Part.Targets.Count > 0).Select(static p => p.Part.State)), Reasons.InParts, null, baseline, targets,
                [.. parts.Select(static p => p.Part)], row.Scope, row.Departments, null, indicator?.Mark,
                parts.Any(static p => p.Figure.Simulated), row.Line);
        }

        var figure = figures.Of(ask);
        var verdict = OfYear(row, null, ask, figure, row.Targets);
        return new(
            row.No, row.Code, row.Name, unit, indicator?.Class ?? "A", row.Mandatory, figure.Value, figure.Exact, figure.Computed, verdict.State,
            figure.Reason ?? verdict.Reason, figure.Waiting ?? verdict.Waiting, baseline, targets, null, row.Scope, row.Departments, ask.Figure?.Text, indicator?.Mark,
            figure.Simulated, row.Line, figure.Reported, comparisons.Of(ask, figure), figure.Adopted, coverages.Of(ask), ask.Reading.Said,
            Expected(verdict, ask), PeriodRules.Word(ask.Code));
    }

    /// <summary>The parts as printed; and the row's own measure, where no part is that.</summary>
    private List<(ReportPart Part, RowFigure Figure)> Parts(PrintedRow row)
    {
        var parts = new List<(ReportPart, RowFigure)>();
        foreach (var part in row.Parts)
        {
            var ask = asks.Of(row, part, period);
            var figure = figures.Of(ask);
            var targets = row.Targets.Where(t => t.Part == part).ToList();
            var verdict = OfYear(row, part, ask, figure, targets);
            parts.Add((new(
                part, ask.Code, ask.Unit, figure.Value, figure.Exact, figure.Computed, verdict.State, figure.Reason ?? verdict.Reason,
                figure.Waiting ?? verdict.Waiting, [.. targets.Select(t => TargetOf(row, t))], figure.Reported, comparisons.Of(ask, figure),
                figure.Adopted, coverages.Of(ask), ask.Reading.Said, Expected(verdict, ask), PeriodRules.Word(ask.Code)), figure));
        }

        if (asks.Whole(row, period) is { } whole)
        {
            var figure = figures.Of(whole);
            parts.Add((new(
                row.Name, row.Code, whole.Unit, figure.Value, figure.Exact, figure.Computed,
                figure.Value is null ? States.NoFigure : States.NotJudged, figure.Reason ?? Reasons.NoTarget, figure.Waiting, [], figure.Reported,
                comparisons.Of(whole, figure), figure.Adopted, coverages.Of(whole), whole.Reading.Said, null, PeriodRules.Word(whole.Code)), figure));
        }

        return parts;
    }

    private TextTarget Text(PrintedTextTarget text)
    {
        var target = text.AsTarget();
        var code = string.IsNullOrEmpty(text.Code) ? null : text.Code;
        if (code is null)
        {
            return new(text.Quote, null, text.Year, text.Value, text.Comparator, null, null, States.NotJudged, Reasons.NoIndicator, null, text.TableNo, text.Line);
        }

        var (row, part, ask) = asks.Of(text, code, period);
        var figure = figures.Of(ask);
        var verdict = row is null && snapshot.Editions.Objection(snapshot.Edition, ask.Period.Year) is { } unjudged
            ? new(figure.Value is null ? States.NoFigure : States.NotJudged, figure.Reason ?? unjudged)
            : row is null
            ? Alone(target, ask, figure)
            : Verdict(row, part, ask, figure, target);
        return new(
            text.Quote, code, text.Year, text.Value, text.Comparator, figure.Value, figure.Exact, verdict.State, figure.Reason ?? verdict.Reason,
            figure.Waiting ?? verdict.Waiting, text.TableNo, text.Line, Expected(verdict, ask));
    }

    private Verdict Alone(PrintedTarget target, FigureAsk ask, RowFigure figure)
    {
        var (before, baseYear) = figures.Base(ask, null, plan.BaseYear);
        return Judge.Of(new(figure, target, null, Catalogue.Find(ask.Code), ask, before, baseYear));
    }

    /// <summary>With a digit more than the figure, so that one who is just behind the line is seen to be.</summary>
    private static string? Expected(Verdict verdict, FigureAsk ask) => verdict.Expected?.ToText(ask.Decimals + 1);

    /// <summary>By the target that counts for the year; a text of the year has nothing against one of a later.</summary>
    private Verdict OfYear(PrintedRow row, string? part, FigureAsk ask, RowFigure figure, IEnumerable<PrintedTarget> targets)
    {
        var target = TargetFor(targets, period.Year);
        var verdict = Verdict(row, part, ask, figure, target);
        return target?.Year > period.Year ? verdict : WithText(row, part, figure, verdict);
    }

    /// <summary>Where a text says another target for the same figure and the two do not come to the same verdict, neither is given.</summary>
    private Verdict WithText(PrintedRow row, string? part, RowFigure figure, Verdict verdict)
    {
        if (figure.Number is null || verdict.State is not (States.Met or States.Behind))
        {
            return verdict;
        }

        foreach (var text in plan.TextTargets.Where(t => t.TableNo == row.No && (t.Year ?? period.Year) == period.Year && !string.IsNullOrEmpty(t.Code)))
        {
            if (asks.Of(text, text.Code!, period) is var said && said.Row == row && said.Part == part && Verdict(row, part, said.Ask, figure, text.AsTarget()) is { State: States.Met or States.Behind } other
                && other.State != verdict.State)
            {
                return new(States.Contradictory, Reasons.Contradictory);
            }
        }

        return verdict;
    }

    private Verdict Verdict(PrintedRow row, string? part, FigureAsk ask, RowFigure figure, PrintedTarget? target)
    {
        var choices = ask.Reading.Choices;
        var (before, baseYear) = choices.ChangesBase
            ? (null, choices.BaseYear(row.Baseline.Year ?? plan.BaseYear, ask.Period))
            : figures.Base(ask, row.Baseline.Of(part), row.Baseline.Year ?? plan.BaseYear);
        if (choices.ChangesBase)
        {
            before = figures.Of(ask with { Period = ask.Period with { Year = baseYear!.Value } }).Number;
        }
        else if (before is null && target is not null && Judge.IsSinceYearBefore(target))
        {
            before = figures.Of(ask with { Period = ask.Period.YearBefore }).Number;
            baseYear = ask.Period.Year - 1;
        }

        if (target is not null && snapshot.Editions.Objection(snapshot.Edition, ask.Period.Year) is { } unjudged)
        {
            return figure.Value is null ? new(States.NoFigure, figure.Reason) : new(States.NotJudged, unjudged);
        }

        var assigned = target is null ? null : Assigned(row, target);
        return Judge.Of(new(figure, target, assigned, Catalogue.Find(ask.Code), ask, before, baseYear));
    }

    /// <summary>What the city assigned in the place of a target, where that is the city's task. One without a year is of the year that the row's own next one is of.</summary>
    private AssignedTarget? Assigned(PrintedRow row, PrintedTarget target) => target.Comparator != Judge.CityTask ? null
        : snapshot.Assigned.GetValueOrDefault((row.No, target.Year ?? TaskFor(row, period.Year)?.Year ?? period.Year));

    private Target TargetOf(PrintedRow row, PrintedTarget printed) => Assigned(row, printed) is { } assigned
        ? new(printed.Year, printed.Text, assigned.Act.Value, assigned.Act.Comparator, "assigned", printed.Part, true)
        : new(printed.Year, printed.Text, printed.Value, printed.Comparator, printed.Basis, printed.Part, false);
}
