using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Holds a plan's table as it is against the same with flows supposed, row by row, and says which of its measures moved.</summary>
internal sealed class ChangedRows
{
    private readonly ReportingPeriod period;
    private readonly PlanAsks asks;
    private readonly Report before;
    private readonly Report after;
    private readonly IRegionMeasures measuredBefore;
    private readonly IRegionMeasures measuredAfter;
    private readonly IReadOnlyList<MovedCell> moved;

    public ChangedRows(Snapshot before, Snapshot after, ReportingPeriod period, IReadOnlyList<MovedCell> moved)
    {
        (this.period, this.moved) = (period, moved);
        asks = new PlanAsks(before.Printed);
        (this.before, this.after) = (ReportMaker.Make(before, period), ReportMaker.Make(after, period));
        (measuredBefore, measuredAfter) = (Measures(before), Measures(after));
    }

    public IReadOnlyList<ChangedRow> All() => [.. before.Rows.Zip(after.Rows, Of).SelectMany(static r => r)];

    private IRegionMeasures Measures(Snapshot of) => RegionBook.Of(of) is { } book ? new RegionSums(of, book, period) : new RegionFlows(of, period);

    private IEnumerable<ChangedRow> Of(ReportRow was, ReportRow row) => was.Parts is { } parts
        ? parts.Zip(row.Parts!, (a, b) => Of(row, b.Part, b.Code, b.Unit, Said(a), Said(b))).OfType<ChangedRow>()
        : Of(row, null, row.Code, row.Unit, Said(was), Said(row)) is { } one ? [one] : [];

    private ChangedRow? Of(ReportRow row, string? part, string code, string unit, Sentence was, Sentence now)
    {
        var ask = asks.Find(row.No, part, period)!;
        var flows = FlowsOf(ask).ToList();
        var terms = flows.Select(f => Term(f.Flow, f.Numerator)).OfType<ChangedTerm>().ToList();
        var unknown = flows.Exists(f => f.Flow.Measure == Measure.ResidueDisposed && moved.Any(CountsBack));
        var leavesOut = flows.Exists(f => LeavesOut(f.Flow));
        if (terms.Count == 0 && !unknown && !leavesOut && was.Figure == now.Figure)
        {
            return null;
        }

        var reason = unknown ? Reasons.ResiduesUnknown
            : now.Figure.Value is null ? now.Reason
            : !now.IsComputed ? Reasons.EnteredStands
            : leavesOut ? Reasons.ResiduesAsBefore
            : now.Reason;
        return new(
            row.No, part, code, row.Name, unit, was.Figure, unknown ? new(null, null, null, States.NoFigure) : now.Figure,
            [.. row.Targets.Where(t => part is null || t.Part == part)], terms, reason, unknown ? null : now.Waiting, row.Simulated);
    }

    private static IEnumerable<(Flow Flow, bool Numerator)> FlowsOf(FigureAsk ask) =>
        (ask.Figure?.Numerator.Flows().Select(static f => (f, true)) ?? []).Concat(ask.Figure?.Denominator?.Flows().Select(static f => (f, false)) ?? [])
            .DistinctBy(static f => (f.Item1.Wording(), f.Item2));

    private ChangedTerm? Term(Flow flow, bool numerator)
    {
        var (was, now) = (Text(measuredBefore.Measure(flow).Figure), Text(measuredAfter.Measure(flow).Figure));
        return string.Equals(was, now, StringComparison.Ordinal) ? null : new(flow.Wording(), numerator, was, now);
    }

    private static string? Text(Figure figure) => figure.IsThere ? figure.Value.ToString() : null;

    /// <summary>A residue that is burnt or buried counts back to what it came of, which a change does not know.</summary>
    private static bool CountsBack(MovedCell part) =>
        part.From.Roots.Equals(RootGroups.Residue, StringComparison.Ordinal) && IsDisposal(part.Was) != IsDisposal(part.Becomes);

    private static bool IsDisposal(string outcome) => outcome is Classes.Incinerated or Classes.Landfilled;

    /// <summary>Whether a measure would count residues of the moved waste: those that arose stay, and those that would arise are unknown.</summary>
    private bool LeavesOut(Flow flow) => flow.Measure == Measure.ResidueDisposed
        ? moved.Any(m => flow.Filter.TakesStream(m.From.Stream) && flow.Filter.TakesCode(m.From.Code) && (m.Was == Classes.Utilised || m.Becomes == Classes.Utilised))
        : moved.Count > 0 && (flow.Measure == Measure.Residues || flow.Filter.Secondary);

    private static Sentence Said(ReportRow row) =>
        new(new(row.Value, row.Exact, row.Computed, row.State), row.Reason, row.Waiting, row.Adopted is null || IsComputed(row.Adopted));

    private static Sentence Said(ReportPart part) =>
        new(new(part.Value, part.Exact, part.Computed, part.State), part.Reason, part.Waiting, part.Adopted is null || IsComputed(part.Adopted));

    private static bool IsComputed(Adoption adopted) => adopted.Basis.Equals("computed", StringComparison.Ordinal);

    /// <param name="IsComputed">Whether the figure follows the flows, and is no office's word.</param>
    private sealed record Sentence(ChangedFigure Figure, string? Reason, string? Waiting, bool IsComputed);
}
