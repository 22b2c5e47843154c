using System.Numerics;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A formula, read. Positions count characters of its text from 1.</summary>
public abstract record Expression(int Position)
{
    /// <summary>Every flow measure in it, in the order it is written.</summary>
    public IEnumerable<Flow> Flows() => Terms().OfType<Flow>();

    /// <summary>Everything in it that has a value of its own: measures, statistics and base values, in the order they are written.</summary>
    public IEnumerable<Expression> Terms() => this switch
    {
        Negation negation => negation.Of.Terms(),
        Operation operation => operation.Left.Terms().Concat(operation.Right.Terms()),
        Larger larger => larger.Left.Terms().Concat(larger.Right.Terms()),
        Literal => [],
        _ => [this],
    };

    /// <summary>Every base-year value in it.</summary>
    public IEnumerable<BaseOf> Bases() => this switch
    {
        BaseOf one => [one],
        Negation negation => negation.Of.Bases(),
        Operation operation => operation.Left.Bases().Concat(operation.Right.Bases()),
        Larger larger => larger.Left.Bases().Concat(larger.Right.Bases()),
        _ => [],
    };

    /// <summary>Every outside statistic in it.</summary>
    public IEnumerable<Outside> Statistics() => Terms().OfType<Outside>();
}

/// <summary>A whole number as it is written.</summary>
public sealed record Literal(int Position, BigInteger Value) : Expression(Position);

public sealed record Negation(int Position, Expression Of) : Expression(Position);

/// <param name="Sign">One of <c>+ - * /</c>.</param>
public sealed record Operation(int Position, char Sign, Expression Left, Expression Right) : Expression(Position);

/// <summary><c>max(a, b)</c>.</summary>
public sealed record Larger(int Position, Expression Left, Expression Right) : Expression(Position);

/// <summary>A measure over the flows, with its filters: <c>utilised(stream=…, code=…*, by=facility)</c>.</summary>
public sealed record Flow(int Position, Measure Measure, Filter Filter) : Expression(Position);

/// <summary>An outside statistic: <c>stat(name)</c>, <c>stat(name, year=base)</c>, <c>stat(name, year=last)</c>.</summary>
public sealed record Outside(int Position, string Statistic, YearOf Year) : Expression(Position);

/// <summary>An indicator's base-year value: <c>base(indicator-code)</c>.</summary>
public sealed record BaseOf(int Position, string Indicator) : Expression(Position);

/// <summary>Which year a figure is of, seen from the year of the report.</summary>
public enum YearOf
{
    This,
    Last,
    Base,
}

/// <summary>Whose figure a flow is: the region of the root's producer, or of the facility.</summary>
public enum Attribution
{
    Origin,
    Facility,
}

/// <summary>Narrows a measure. An empty list does not narrow; values of one list are alternatives, as in the tables of codes.</summary>
public sealed record Filter(
    IReadOnlyList<string> Streams, IReadOnlyList<string> Codes, IReadOnlyList<string> Kinds, IReadOnlyList<string> Tags,
    IReadOnlyList<string> Methods, Attribution By = Attribution.Origin, YearOf Period = YearOf.This)
{
    public static readonly Filter None = new([], [], [], [], []);

    /// <summary>Patterns of <see cref="WasteCodes.Covers"/>: a code, a class (<c>SW04</c>), classes from and to, or a beginning with a star.</summary>
    public bool TakesCode(WasteCode code) => Codes.Count == 0 || Codes.Any(pattern => WasteCodes.Covers(pattern, code));

    public bool TakesStream(string stream) => Streams.Count == 0 || Streams.Contains(stream, StringComparer.Ordinal);

    public bool TakesMethod(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.Ordinal);

    public bool TakesKind(string kind) => Kinds.Count == 0 || Kinds.Contains(kind, StringComparer.Ordinal);

    /// <summary>One of the tags is enough.</summary>
    public bool TakesTags(IReadOnlyList<string> tags) => Tags.Count == 0 || Tags.Any(t => tags.Contains(t, StringComparer.Ordinal));
}
