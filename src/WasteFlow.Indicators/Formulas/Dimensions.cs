using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Checks that a formula adds like to like, and comes to the unit that its indicator has.</summary>
public static class Dimensions
{
    /// <summary>Exactly one of the two is there. A whole number added to something has to be 0, or added to numbers.</summary>
    /// <param name="unitOf">The unit of an indicator, for <c>base(…)</c>; null for one that there is not.</param>
    public static (Dimension? Dimension, FormulaError? Error) Of(Expression expression, Func<string, string?> unitOf)
    {
        switch (expression)
        {
            case Literal:
                return (Dimension.Number, null);
            case Negation negation:
                return Of(negation.Of, unitOf);
            case Larger larger:
                return Both(larger.Left, larger.Right, unitOf, (a, b) => Alike(larger.Position, "max", larger.Left, a, larger.Right, b));
            case Operation { Sign: '*' } times:
                return Both(times.Left, times.Right, unitOf, static (a, b) => (a * b, null));
            case Operation { Sign: '/' } by:
                return Both(by.Left, by.Right, unitOf, static (a, b) => (a / b, null));
            case Operation sum:
                return Both(sum.Left, sum.Right, unitOf, (a, b) => Alike(sum.Position, sum.Sign.ToString(), sum.Left, a, sum.Right, b));
            case Flow flow:
                return (flow.Measure.Counts ? Dimension.OfThings : flow.Measure == Measure.Capacity ? Dimension.MassPerDay : Dimension.OfMass, null);
            case Outside outside:
                return OfUnit(outside.Position, outside.Statistic, Indicators.Statistic.Find(outside.Statistic)?.Unit, "statistic", Indicators.Statistic.ByName.Keys);
            case BaseOf of:
                return OfUnit(of.Position, of.Indicator, unitOf(of.Indicator), "indicator", Catalogue.Codes);
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    /// <summary>Null where numerator ÷ denominator comes to the unit.</summary>
    public static FormulaError? Objection(Expression numerator, Expression? denominator, string unit, Func<string, string?> unitOf)
    {
        var (above, wrong) = Of(numerator, unitOf);
        if (wrong is not null)
        {
            return wrong;
        }

        var (below, alsoWrong) = denominator is null ? (Dimension.Number, null) : Of(denominator, unitOf);
        return alsoWrong is not null ? alsoWrong
            : Dimension.Of(unit) is not { } wanted ? new("formula_name_unknown", 1, unit) { More = [("expected", "unit")] }
            : above!.Value / below!.Value is var found && found != wanted
                ? new("formula_unit_differs", 1, found.ToString()) { More = [("measured", found.ToString()), ("wanted", wanted.ToString()), ("unit", unit)] }
            : null;
    }

    private static (Dimension?, FormulaError?) OfUnit(int position, string name, string? unit, string expected, IEnumerable<string> known) =>
        unit is null || Dimension.Of(unit) is not { } dimension ? (null, new("formula_name_unknown", position, name, NearestName.Of(name, known)) { More = [("expected", expected)] }) : (dimension, null);

    private static (Dimension?, FormulaError?) Both(
        Expression left, Expression right, Func<string, string?> unitOf, Func<Dimension, Dimension, (Dimension?, FormulaError?)> with)
    {
        var (a, wrong) = Of(left, unitOf);
        if (wrong is not null)
        {
            return (null, wrong);
        }

        var (b, alsoWrong) = Of(right, unitOf);
        return alsoWrong is not null ? (null, alsoWrong) : with(a!.Value, b!.Value);
    }

    private static (Dimension?, FormulaError?) Alike(int position, string sign, Expression left, Dimension a, Expression right, Dimension b) =>
        a == b || IsZero(right) ? (a, null)
        : IsZero(left) ? (b, null)
        : (null, new("formula_units_unlike", position, sign) { More = [("left", a.ToString()), ("right", b.ToString())] });

    private static bool IsZero(Expression expression) => expression is Literal { Value.IsZero: true };
}
