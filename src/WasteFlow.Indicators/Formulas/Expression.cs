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

    /// <summary>With filters for every measure that knows them and says nothing else.</summary>
    public Expression With(Filter adds) => this switch
    {
        Negation negation => negation with { Of = negation.Of.With(adds) },
        Operation operation => operation with { Left = operation.Left.With(adds), Right = operation.Right.With(adds) },
        Larger larger => larger with { Left = larger.Left.With(adds), Right = larger.Right.With(adds) },
        Flow flow => flow with { Filter = flow.Filter.With(adds, flow.Measure.Filters) },
        _ => this,
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

/// <summary>When an outcome is counted (计时口径).</summary>
public enum TimingBasis
{
    /// <summary>When the waste is treated, by that treatment's method.</summary>
    Treated,

    /// <summary>When its final receiver accepts it, by the method of the manifest's item.</summary>
    Accepted,
}

/// <summary>Which of the utilised waste comes from earlier years' stock (往年贮存量).</summary>
public enum PreviousRule
{
    /// <summary>What went beyond the year's own generation.</summary>
    Net,

    /// <summary>First in, first out: what stood at the beginning of the year goes first.</summary>
    Fifo,
}

/// <summary>Narrows a measure. An empty list does not narrow; values of one list are alternatives, as in the tables of codes.</summary>
/// <param name="Basis">Null: the default of <c>variants.csv</c>, until a plan chooses.</param>
/// <param name="Previous">Null: as <see cref="PreviousRule.Net"/>, until a plan chooses.</param>
/// <param name="Outcomes">Which reading of outcome classes holds (<see cref="OutcomeReading"/>); null: the law's.</param>
/// <param name="Secondary">Residues (次生废物) instead of all other waste.</param>
public sealed record Filter(
    IReadOnlyList<string> Streams, IReadOnlyList<string> Codes, IReadOnlyList<string> Kinds, IReadOnlyList<string> Tags,
    IReadOnlyList<string> Methods, Attribution By = Attribution.Origin, YearOf Period = YearOf.This,
    TimingBasis? Basis = null, PreviousRule? Previous = null, string? Outcomes = null, bool Secondary = false)
{
    public static readonly Filter None = new([], [], [], [], []);

    /// <summary>Classes of source (来源分类), each a <c>site-class</c> of <c>register-kinds.csv</c>: a site's own, else that of its kind.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Codes of divisions and zones (区划): the sites that one of them supervises, within the region that the figure is of.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Kinds of permit of <c>register-kinds.csv</c>, or <see cref="Any"/>.</summary>
    public IReadOnlyList<string> Permits { get; init; } = [];

    /// <summary>Kinds of insurance of <c>register-kinds.csv</c>, or <see cref="Any"/>.</summary>
    public IReadOnlyList<string> Insurances { get; init; } = [];

    /// <summary>As what a site was inspected: <c>producer</c> or <c>operator</c>.</summary>
    public IReadOnlyList<string> Inspected { get; init; } = [];

    /// <summary>Likewise, where it passed every time.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>Of what was collected: whether it has to have come to a final receiver, and not only into the first store on its way.</summary>
    public bool Final { get; init; }

    /// <summary>Whichever kind.</summary>
    public const string Any = "any";

    /// <summary>Whether it tells one site from another.</summary>
    public bool TellsSitesApart => Kinds.Count > 0 || Classes.Count > 0 || Tags.Count > 0;

    /// <summary>With what another filter says and this one leaves open.</summary>
    /// <param name="known">The filters that the measure knows; the others are left out.</param>
    public Filter With(Filter more, IReadOnlyList<string> known)
    {
        return this with
        {
            Streams = Or(Streams, more.Streams, "stream"),
            Codes = Or(Codes, more.Codes, "code"),
            Kinds = Or(Kinds, more.Kinds, "kind"),
            Classes = Or(Classes, more.Classes, "class"),
            Tags = Or(Tags, more.Tags, "tag"),
            Regions = Or(Regions, more.Regions, "region"),
            Methods = Or(Methods, more.Methods, "method"),
            Basis = Basis ?? (Knows("basis") ? more.Basis : null),
            Previous = Previous ?? (Knows("prev") ? more.Previous : null),
            Outcomes = Outcomes ?? (Knows("outcomes") ? more.Outcomes : null),
        };

        bool Knows(string name) => known.Contains(name, StringComparer.Ordinal);

        IReadOnlyList<string> Or(IReadOnlyList<string> own, IReadOnlyList<string> other, string name) => own.Count == 0 && Knows(name) ? other : own;
    }

    /// <summary>Patterns of <see cref="WasteCodes.Covers"/>: a code, a class (<c>SW04</c>), classes from and to, or a beginning with a star.</summary>
    public bool TakesCode(WasteCode code) => Codes.Count == 0 || Codes.Any(pattern => WasteCodes.Covers(pattern, code));

    public bool TakesStream(string stream) => Streams.Count == 0 || Streams.Contains(stream, StringComparer.Ordinal);

    /// <param name="supervisor">The division or zone whose the site is.</param>
    public bool TakesRegion(string supervisor) => Regions.Count == 0 || Regions.Any(r => RegionFlows.IsIn(supervisor, r));

    public bool TakesMethod(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.Ordinal);

    /// <summary>Of the tags one is enough.</summary>
    /// <param name="siteClass">Null for a site without a class, which no class takes.</param>
    public bool TakesSite(string kind, string? siteClass, IReadOnlyList<string> tags) =>
        (Kinds.Count == 0 || Kinds.Contains(kind, StringComparer.Ordinal))
        && (Classes.Count == 0 || (siteClass is not null && Classes.Contains(siteClass, StringComparer.Ordinal)))
        && (Tags.Count == 0 || Tags.Any(t => tags.Contains(t, StringComparer.Ordinal)));
}
