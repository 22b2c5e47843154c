namespace WasteFlow.Indicators;

/// <summary>Where a formula's inputs come from: one region, one year, one ledger line.</summary>
public interface IInputs
{
    /// <summary>A measure: masses in tonnes, sites as a number.</summary>
    Figure Flow(Flow flow);

    /// <summary>An outside statistic in its own unit.</summary>
    Figure Statistic(string name, YearOf year);

    /// <summary>An indicator's base-year value.</summary>
    Figure Base(string indicator);
}

/// <summary>Works out a formula, exactly.</summary>
public static class Evaluation
{
    public static Figure Of(Expression expression, IInputs inputs) => expression switch
    {
        Literal literal => new Rational(literal.Value, 1),
        Negation negation => Negated(Of(negation.Of, inputs)),
        Larger larger => Figure.Of(Of(larger.Left, inputs), Of(larger.Right, inputs), static (a, b) => a < b ? b : a),
        Operation operation => Figure.Of(Of(operation.Left, inputs), Of(operation.Right, inputs), Operator(operation.Sign)),
        Flow flow => inputs.Flow(flow),
        Outside outside => inputs.Statistic(outside.Statistic, outside.Year),
        BaseOf of => inputs.Base(of.Indicator),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static Figure Negated(Figure figure) => figure.IsThere ? -figure.Value : figure;

    private static Func<Rational, Rational, Figure> Operator(char sign) => sign switch
    {
        '+' => static (a, b) => a + b,
        '-' => static (a, b) => a - b,
        '*' => static (a, b) => a * b,
        _ => static (a, b) => b.IsZero ? Figure.Without(Reasons.ZeroDenominator) : a / b,
    };
}
