using System.Numerics;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A figure taken apart: each measure of its formula with the cells it adds up.</summary>
public sealed class FigureTerms
{
    private const long GramsPerTonne = 1_000_000;
    private readonly RegionFlows flows;
    private readonly RegionInputs inputs;
    private readonly FigureFormula? formula;
    private readonly List<Expression> terms;

    public FigureTerms(Snapshot snapshot, FigureAsk ask)
    {
        flows = new RegionFlows(snapshot, ask.Period);
        inputs = new RegionInputs(snapshot, flows, ask.Period, ask.BaseYear);
        formula = ask.Figure;
        terms = formula is null ? [] : [.. formula.Numerator.Terms(), .. formula.Denominator?.Terms() ?? []];
    }

    public FigureSide? Numerator => formula is null ? null : Side(formula.Numerator, 0);

    public FigureSide? Denominator => formula?.Denominator is { } below ? Side(below, formula.Numerator.Terms().Count()) : null;

    /// <summary>The terms that are measured in flows, and whether each stands above the line.</summary>
    public IEnumerable<(Flow Flow, bool Numerator)> Measured() => terms.Select((t, i) => (t, i)).Where(static t => t.t is Flow)
        .Select(t => ((Flow)t.t, t.i < formula!.Numerator.Terms().Count()));

    /// <summary>A term by its number, where it is measured in flows; else null.</summary>
    public Flow? Term(int number) => number >= 1 && number <= terms.Count ? terms[number - 1] as Flow : null;

    /// <summary>In the order of months, producers and cells.</summary>
    public IReadOnlyList<FlowCell> Cells(Flow flow) =>
        [.. flows.CellsOf(flow).OrderBy(static c => c.Month).ThenBy(static c => c.Producer.Text, StringComparer.Ordinal).ThenBy(static c => c.Key.ToString(), StringComparer.Ordinal)];

    /// <summary>The sites that a term counts, in the order of their ids; none for a mass.</summary>
    internal IReadOnlyList<CountedSite> Sites(Flow flow) => flow.Measure.Counts || flow.Measure.IsOfRegister
        ? [.. (flows.SitesOf(flow) ?? []).OrderBy(static s => s.Site.Site.Text, StringComparer.Ordinal)]
        : [];

    /// <summary>What of a term was posted: of a mass its grams, of a number of sites those that sites are counted by, of earlier years' stock what of it was used up.</summary>
    public long Posted(Flow flow, IReadOnlyList<FlowCell> posted)
    {
        if (flow.Measure == Measure.UtilisedPrevious)
        {
            return flows.CellsOf(flow).Sum(store => CellLots.OfStore(store, posted));
        }

        if (!flow.Measure.Counts)
        {
            return posted.Where(c => flows.Takes(flow, c)).Sum(static c => c.Grams);
        }

        var counted = posted.Any(c => RegionFlows.IsReceipt(c, flow.Filter.Final)) ? flows.CellsOf(flow).Select(static c => (c.Month, c.Producer, c.Key)).ToHashSet() : [];
        return posted.Where(c => counted.Contains((c.Month, c.Producer, c.Key))).Sum(static c => c.Grams);
    }

    private FigureSide Side(Expression side, int before)
    {
        var value = Evaluation.Of(side, inputs);
        return new(value.IsThere ? value.Value.ToString() : null, [.. side.Terms().Select((t, i) => Shown(before + i + 1, t))]);
    }

    private FigureTerm Shown(int number, Expression term)
    {
        var figure = Evaluation.Of(term, inputs);
        var missing = figure.IsThere ? null : figure.Missing[0];
        var cells = term is Flow flow ? flows.CellsOf(flow).ToList() : null;
        var sites = term is Flow { Measure: { } of } counted && (of.Counts || of.IsOfRegister) ? flows.SitesOf(counted) : null;
        var isMass = term is Flow { Measure.Counts: false } mass && mass.Measure != Measure.Capacity;
        return new(
            number, term.Wording(), figure.IsThere ? figure.Value.ToString() : null, isMass && figure.IsThere ? (long)Grams(figure.Value) : null, cells?.Count,
            missing?.Reason, missing?.Waiting, sites?.Count);
    }

    private static BigInteger Grams(Rational tonnes) => (tonnes * GramsPerTonne).Numerator;
}
