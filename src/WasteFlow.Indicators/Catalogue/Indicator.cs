using System.Collections.Frozen;
using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>An indicator (指标): a row of <c>schemas/codes/indicators.csv</c>.</summary>
/// <param name="Class"><c>F</c> from flows, <c>S</c> with an outside statistic, <c>A</c> entered by a department.</param>
/// <param name="Rule">Of which months it has figures.</param>
/// <param name="Direction"><c>higher</c> or <c>lower</c> is better, <c>none</c>, or <c>unknown</c> where no source says it.</param>
/// <param name="Figure">How it is worked out; null for class A.</param>
/// <param name="HundredByConstruction">Its denominator is known only through collection: shown, not judged.</param>
/// <param name="ConfirmZero">A zero that was worked out is one once a department confirms it (零报告).</param>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c> or <c>unverified</c>.</param>
public sealed record Indicator(
    string Code, string Zh, string En, string Unit, string Class, PeriodRule Rule, string Direction, FigureFormula? Figure, int Decimals,
    bool HundredByConstruction, bool ConfirmZero, string Mark)
{
    public bool Entered => Class.Equals("A", StringComparison.Ordinal);
}

/// <summary>Numerator ÷ denominator × scale, and the texts they were read from.</summary>
/// <param name="Scale">100 for a percentage, else mostly 1.</param>
public sealed record FigureFormula(Expression Numerator, Expression? Denominator, long Scale, string Text)
{
    /// <summary>False where it counts what is registered, since the register says what is there and not since when.</summary>
    public bool KnowsLastYear => Numerator.Flows().Concat(Denominator?.Flows() ?? []).All(static f => f.Measure != Measure.Sites && f.Measure != Measure.Capacity);

    /// <summary>Reads the three cells of a catalogue row; null where there is no numerator.</summary>
    /// <exception cref="InvalidDataException">A cell is no formula; the message says where and what was meant.</exception>
    public static FigureFormula? Read(string numerator, string denominator, string scale, string row)
    {
        if (numerator.Length == 0)
        {
            return null;
        }

        var by = scale.Length == 0 ? 1 : long.Parse(scale, CultureInfo.InvariantCulture);
        var times = by == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" × {by}");
        return new(
            Expression(numerator, $"{row}/numerator"),
            denominator.Length == 0 ? null : Expression(denominator, $"{row}/denominator"),
            by,
            denominator.Length == 0 ? numerator + times : $"({numerator}) ÷ ({denominator}){times}");
    }

    private static Expression Expression(string text, string where)
    {
        var (expression, error) = Formula.Parse(text);
        return expression ?? throw new InvalidDataException($"{where}: {error}");
    }
}

/// <summary>The catalogue of indicators (指标目录).</summary>
public static class Catalogue
{
    public static readonly FrozenDictionary<string, Indicator> ByCode = Tables.Rows("codes/indicators.csv")
        .Select(static r => new Indicator(
            r["code"], r["zh"], r["en"], r["unit"], r["class"], PeriodRules.Read(r["period"]), r["direction"],
            FigureFormula.Read(r["numerator"], r["denominator"], r["scale"], r["code"]),
            int.Parse(r["decimals"], CultureInfo.InvariantCulture), r["hundredByConstruction"].Equals("yes", StringComparison.Ordinal),
            r["confirmZero"].Equals("yes", StringComparison.Ordinal), r["mark"]))
        .ToFrozenDictionary(static i => i.Code, StringComparer.Ordinal);

    public static Indicator? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);
}

/// <summary>How one plan reads one of its rows, or a part of it: a row of <c>schemas/codes/plan-rows.csv</c>.</summary>
/// <param name="Part">The part's name as the plan prints it; null for the row as a whole.</param>
/// <param name="Figure">Null where the part is entered by a department.</param>
public sealed record PlanReading(string Plan, int No, string? Part, string Code, FigureFormula? Figure, string Unit, string Note)
{
    public static readonly IReadOnlyList<PlanReading> All = [.. Tables.Rows("codes/plan-rows.csv").Select(static r => new PlanReading(
        r["plan"], int.Parse(r["no"], CultureInfo.InvariantCulture), r.Maybe("part"), r["code"],
        FigureFormula.Read(r["numerator"], r["denominator"], r["scale"], $"{r["plan"]}/{r["no"]}"), r["unit"], r["note"]))];

    public static PlanReading? Find(string plan, int no, string? part) => All.FirstOrDefault(r =>
        r.No == no && r.Plan.Equals(plan, StringComparison.Ordinal) && string.Equals(r.Part, part, StringComparison.Ordinal));
}
