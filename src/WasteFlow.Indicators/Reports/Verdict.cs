using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>How a row stands against its target (状态).</summary>
public static class States
{
    public const string Met = "met";
    public const string OnTheWay = "on-the-way";
    public const string Behind = "behind";
    public const string NoFigure = "no-figure";
    public const string NotAssigned = "not-assigned";
    public const string NotJudged = "not-judged";
    public const string Contradictory = "contradictory";

    private static readonly string[] WorstFirst = [Behind, Contradictory, NoFigure, NotAssigned, NotJudged, OnTheWay, Met];

    /// <summary>What a row in parts stands at: as its worst part.</summary>
    public static string Worst(IEnumerable<string> states) => states.MinBy(static s => Array.IndexOf(WorstFirst, s))!;
}

/// <summary>A state, and where it is not judged the reason and who is waited for.</summary>
/// <param name="Expected">What the straight line from the base year comes to, where it is judged by that.</param>
public readonly record struct Verdict(string State, string? Reason = null, string? Waiting = null, Rational? Expected = null);

/// <summary>What a figure is judged by.</summary>
/// <param name="Figure">The adopted figure.</param>
/// <param name="Target">The target that counts for the year; null where there is none.</param>
/// <param name="Assigned">What the city assigned in its place.</param>
/// <param name="Before">The base-year value, or last year's.</param>
/// <param name="BaseYear">The year of <paramref name="Before"/>.</param>
/// <param name="Period">The months of the figure; an amount of a part of a year is not held against a whole year's target.</param>
public sealed record Case(
    RowFigure Figure, PrintedTarget? Target, AssignedTarget? Assigned, Indicator? Indicator, FigureAsk Ask, Rational? Before, int? BaseYear)
{
    public string Unit => Ask.Unit;

    public ReportingPeriod Period => Ask.Period;
}

/// <summary>Judges a figure against one target. What the source leaves open, or says twice in different ways, is shown and not judged.</summary>
public static class Judge
{
    public const string CityTask = "complete_city_task";
    public const string DecreaseBy = "decrease_by_pct";
    private const string NegativeGrowth = "negative_growth";
    private const string GradualIncrease = "gradual_increase";
    private const string GrowthRate = "growth_rate_pct";
    private const int MonthsOfYear = 12;
    private static readonly string[] Comparators = [">=", "<=", "="];

    public static Verdict Of(Case at)
    {
        if (at.Target is not { } target)
        {
            return at.Figure.Value is null ? new(States.NoFigure, at.Figure.Reason) : new(States.NotJudged, Reasons.NoTarget);
        }

        if (target.Comparator == CityTask && at.Assigned is null)
        {
            return new(States.NotAssigned, at.Figure.Reason ?? Reasons.CityTaskNotAssigned);
        }

        if (Contradicts(at.Unit, target, at.Indicator, at.Before))
        {
            return new(States.Contradictory, at.Figure.Reason ?? Reasons.Contradictory);
        }

        return at.Figure switch
        {
            { Value: null } => new(States.NoFigure, at.Figure.Reason),
            { IsComputed: true, ZeroConfirmed: false, Number: { IsZero: true } } when at.Indicator is { ConfirmZero: true } => new(
                States.NotJudged, Reasons.ZeroNotConfirmed, at.Ask.Departments.Count == 0 ? null : string.Join('、', at.Ask.Departments)),
            { Number: not null } when !IsRate(at.Unit) && at.Period.Months < MonthsOfYear && at.Indicator is { Entered: false } => new(States.NotJudged, Reasons.PartOfYear),
            { IsComputed: true } when at.Indicator is { HundredByConstruction: true } => new(States.NotJudged, Reasons.HundredByConstruction),
            { Number: { } number } => OfNumber(at, target, number),
            _ => OfText(at.Figure.Value, target),
        };
    }

    /// <summary>A decline that is to grow negative, or a decline whose base value is one already: the words do not fit the figures.</summary>
    public static bool Contradicts(string unit, PrintedTarget target, Indicator? indicator, Rational? before) =>
        (target.Comparator == NegativeGrowth && IsRate(unit) && indicator?.Direction == "unknown")
        || (target.Comparator == DecreaseBy && IsRate(unit) && before < 0);

    /// <summary>Whether a target asks for a change since the year before, where no base-year value is there.</summary>
    public static bool IsSinceYearBefore(PrintedTarget target) => target.Comparator is GradualIncrease or NegativeGrowth;

    private static Verdict OfText(string value, PrintedTarget target) =>
        target.Number is not null ? new(States.NotJudged, Reasons.NotNumeric)
        : value.Equals(target.Text, StringComparison.Ordinal) ? new(States.Met)
        : new(States.NotJudged, Reasons.TextTarget);

    private static Verdict OfNumber(Case at, PrintedTarget target, Rational number)
    {
        if (at.Assigned is { } assigned && Rational.TryParse(assigned.Act.Value, out var given))
        {
            return Reached(at, number, assigned.Act.Comparator, given, assigned.Act.Year);
        }

        if (target.Measure == GrowthRate && !IsRate(at.Unit))
        {
            return Change(at, number, rate => Told(target.Number is { } most && rate <= most));
        }

        switch (target.Comparator)
        {
            case NegativeGrowth when IsRate(at.Unit):
                return Told(number < 0);
            case NegativeGrowth:
                return Change(at, number, static rate => Told(rate < 0));
            case GradualIncrease:
                return at.Before is { } before ? Told(number > before) : new(States.NotJudged, Reasons.BaseMissing);
            case DecreaseBy when !IsRate(at.Unit) && target.Number is { } least:
                return Change(at, number, rate => Reached(at with { Before = Rational.Zero }, -rate, ">=", least, target.Year));
            case DecreaseBy when at.Before is null:
                // Since its base year a rate of decline has come from nought.
                at = at with { Before = Rational.Zero, BaseYear = at.Ask.BaseYear };
                break;
        }

        var comparator = target.Comparator == DecreaseBy ? ">=" : target.Comparator;
        if (target.Number is not { } wanted || !Comparators.Contains(comparator))
        {
            return new(States.NotJudged, Reasons.TextTarget);
        }

        if (at.Indicator is { Direction: "unknown" } && target.Basis != "explicit")
        {
            return new(States.NotJudged, Reasons.DirectionUnknown);
        }

        return Reached(at, number, comparator!, wanted, target.Year, target.Strict);
    }

    /// <summary>Whether a target is reached; before its year, whether the figure is as far as a straight line from the base year is (直线进度).</summary>
    private static Verdict Reached(Case at, Rational number, string comparator, Rational wanted, int? year, bool strict = false)
    {
        if (Holds(number, comparator, wanted, strict) || !(year > at.Period.Year))
        {
            return Told(Holds(number, comparator, wanted, strict));
        }

        if (at.Before is not { } before || at.BaseYear is not { } since)
        {
            return new(States.NotJudged, Reasons.BaseMissing);
        }

        if (since >= at.Period.Year)
        {
            return new(States.NotJudged, Reasons.NotAfterBase);
        }

        var expected = before + (wanted - before) * new Rational(at.Period.Year - since, year.Value - since);
        var towards = comparator != "=" || wanted == before ? comparator : wanted > before ? ">=" : "<=";
        return new(Holds(number, towards, expected, strict: false) ? States.OnTheWay : States.Behind, Reasons.StraightLine, Expected: expected);
    }

    private static Verdict Change(Case at, Rational number, Func<Rational, Verdict> judge) =>
        at.Before is not { } before ? new(States.NotJudged, Reasons.BaseMissing)
        : before.IsZero ? new(States.NotJudged, Reasons.BaseZero)
        : judge((number - before) / before * 100);

    private static bool Holds(Rational number, string comparator, Rational wanted, bool strict) => comparator switch
    {
        ">=" => strict ? number > wanted : number >= wanted,
        "<=" => strict ? number < wanted : number <= wanted,
        _ => number == wanted,
    };

    private static Verdict Told(bool met) => new(met ? States.Met : States.Behind);

    private static bool IsRate(string unit) => unit == "%";
}
