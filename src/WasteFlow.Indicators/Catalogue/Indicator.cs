using System.Collections.Frozen;
using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>An indicator (指标): a row of <c>schemas/codes/indicators.csv</c>.</summary>
/// <param name="Class"><c>F</c> from flows, <c>S</c> with an outside statistic, <c>R</c> counted in the registers, <c>A</c> entered by a department.</param>
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
    /// <summary>Everything in it that has a value of its own, the numerator's first.</summary>
    public IEnumerable<Expression> Terms() => Numerator.Terms().Concat(Denominator?.Terms() ?? []);

    /// <summary>With filters for every measure that knows them and says nothing else.</summary>
    public FigureFormula With(Filter adds)
    {
        var (above, below) = (Numerator.With(adds), Denominator?.With(adds));
        return this with { Numerator = above, Denominator = below, Text = TextOf(above.Text(), below?.Text() ?? "", Scale) };
    }

    /// <summary>Reads the three cells of a catalogue row; null where there is no numerator.</summary>
    /// <exception cref="InvalidDataException">A cell is no formula; the message says where and what was meant.</exception>
    public static FigureFormula? Read(string numerator, string denominator, string scale, string row)
    {
        if (numerator.Length == 0)
        {
            return null;
        }

        var by = scale.Length == 0 ? 1 : long.Parse(scale, CultureInfo.InvariantCulture);
        return new(
            Expression(numerator, $"{row}/numerator"),
            denominator.Length == 0 ? null : Expression(denominator, $"{row}/denominator"),
            by,
            TextOf(numerator, denominator, by));
    }

    /// <summary>This formula, which comes to the unit.</summary>
    /// <exception cref="InvalidDataException">It does not; the message says where.</exception>
    public FigureFormula In(string unit, string row, Func<string, string?> unitOf) =>
        Dimensions.Objection(Numerator, Denominator, unit, unitOf) is { } error ? throw new InvalidDataException($"{row}: {error}") : this;

    private static string TextOf(string numerator, string denominator, long scale)
    {
        var times = scale == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" × {scale}");
        return denominator.Length == 0 ? numerator + times : $"({numerator}) ÷ ({denominator}){times}";
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
    private static readonly FrozenDictionary<string, string> Units =
        Tables.Rows("codes/indicators.csv").ToFrozenDictionary(static r => r["code"], static r => r["unit"], StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, Indicator> ByCode = Tables.Rows("codes/indicators.csv")
        .Select(static r => new Indicator(
            r["code"], r["zh"], r["en"], r["unit"], r["class"], PeriodRules.Read(r["period"]), r["direction"],
            FigureFormula.Read(r["numerator"], r["denominator"], r["scale"], r["code"])?.In(r["unit"], r["code"], UnitOf),
            int.Parse(r["decimals"], CultureInfo.InvariantCulture), r["hundredByConstruction"].Equals("yes", StringComparison.Ordinal),
            r["confirmZero"].Equals("yes", StringComparison.Ordinal), r["mark"]))
        .ToFrozenDictionary(static i => i.Code, StringComparer.Ordinal);

    /// <summary>Of every indicator, in no order.</summary>
    public static IEnumerable<string> Codes => Units.Keys;

    /// <summary>Null where there is no such indicator.</summary>
    public static string? UnitOf(string code) => Units.GetValueOrDefault(code);

    public static Indicator? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);
}
