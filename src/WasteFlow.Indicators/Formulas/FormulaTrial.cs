using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Works out a formula that somebody tries (公式试算): out of the fold's documents, and into nothing.</summary>
public static class FormulaTrial
{
    private const int Places = 2, ScaleMax = 1_000_000;

    /// <param name="line">The line that the documents are true at.</param>
    /// <param name="own">The asker's own region; null for all.</param>
    /// <param name="mayRead">Whether the asker may see a region's figures.</param>
    public static Read<FormulaValue> Of(FoldDocuments documents, long line, TryFormula ask, string? own, Func<string, bool> mayRead)
    {
        if ((ask.Region ?? own) is not { } region)
        {
            return Refused.With("field_missing", "/region", ("field", "region"));
        }

        if (Divisions.Find(region) is null)
        {
            return Refused.With("division_unknown", "/region", ("division", region));
        }

        if (!mayRead(region))
        {
            return Refused.With("not_yours", "/region", ("reason", region));
        }

        if (ask.Period.Year is < Reports.FirstYear or > Reports.LastYear || ask.BaseYear is < Reports.FirstYear or > Reports.LastYear)
        {
            var (pointer, year) = ask.Period.Year is < Reports.FirstYear or > Reports.LastYear ? ("/period", ask.Period.Year) : ("/baseYear", ask.BaseYear!.Value);
            return Refused.With("year_out_of_range", pointer, ("year", year.ToString(CultureInfo.InvariantCulture)));
        }

        if (ask.Scale is < 1 or > ScaleMax)
        {
            return Refused.With("field_malformed", "/scale", ("pointer", "/scale"));
        }

        var names = new FormulaNames(LawFold.Of(documents).On(ask.Period.LastDay).Tables);
        var (numerator, wrong) = Read(ask.Numerator, "/numerator", names);
        var (denominator, alsoWrong) = ask.Denominator is { } below ? Read(below, "/denominator", names) : (null, null);
        return (wrong ?? alsoWrong ?? Unlike(ask, numerator!, denominator)) is { } refused
            ? refused
            : Value(Snapshot.OfRegion(documents, line, region, ask.Period), ask, new(numerator!, denominator, ask.Scale, ask.Numerator)) with
            {
                Notes = Notes([.. Unlisted(ask.Numerator, numerator!, "/numerator", names), .. denominator is null ? [] : Unlisted(ask.Denominator!, denominator, "/denominator", names)]),
            };
    }

    private static IReadOnlyList<Note>? Notes(IReadOnlyList<Note> notes) => notes.Count == 0 ? null : notes;

    /// <summary>Codes are taken that no list holds, as in acts, so the asker is told that one may be mistyped.</summary>
    private static IEnumerable<Note> Unlisted(string text, Expression formula, string pointer, FormulaNames names) =>
        from flow in formula.Flows()
        from code in flow.Filter.Codes
        where !names.IsListed(code)
        let position = text.IndexOf(code, flow.Position - 1, StringComparison.Ordinal) + 1
        let error = new FormulaError("formula_code_unlisted", position, code, NearestName.Of(code, names.Codes))
        select new Note(error.Code, pointer, error.At(pointer).Details);

    private static (Expression? Expression, Refused? Refused) Read(string text, string pointer, FormulaNames names)
    {
        var (expression, error) = Formula.Parse(text, names);
        return (expression, (error ?? Dimensions.Of(expression!, Catalogue.UnitOf).Error)?.At(pointer));
    }

    private static Refused? Unlike(TryFormula ask, Expression numerator, Expression? denominator) =>
        ask.Unit is { } unit ? Dimensions.Objection(numerator, denominator, unit, Catalogue.UnitOf)?.At("/unit") : null;

    private static FormulaValue Value(Snapshot snapshot, TryFormula ask, FigureFormula plain)
    {
        var asked = FigureReading.Ask("", null, plain, PlanReading.ChosenBy(snapshot.Plan.Act.Plan), ask.Unit ?? "", Places, ask.Period, [], ask.BaseYear);
        var figure = new Figures(snapshot, RegionBook.Of(snapshot)).Of(asked);
        var terms = new FigureTerms(snapshot, asked);
        var above = Dimensions.Of(plain.Numerator, Catalogue.UnitOf).Dimension!.Value;
        var below = plain.Denominator is { } divisor ? Dimensions.Of(divisor, Catalogue.UnitOf).Dimension!.Value : Dimension.Number;
        return new(
            snapshot.Region, ask.Period, snapshot.Line, figure.Number?.ToString(), figure.Value, ask.Unit, (above / below).ToString(),
            figure.Reason, figure.Waiting, terms.Numerator!, terms.Denominator, snapshot.Plan.Line == 0 ? null : snapshot.Plan.Act.Plan, figure.Simulated);
    }
}
