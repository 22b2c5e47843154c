using System.Globalization;
using System.Numerics;

namespace WasteFlow.Indicators;

/// <summary>
/// Reads the small language of the indicator catalogue:
/// <code>
/// sum     := product (('+' | '-') product)*
/// product := factor (('*' | '/') factor)*
/// factor  := digits | '-' factor | '(' sum ')' | 'max' '(' sum ',' sum ')' | 'stat' '(' name [',' 'year' '=' ('base' | 'last')] ')'
///          | 'base' '(' name ')' | measure [ '(' [ filter (',' filter)* ] ')' ]
/// filter  := ('stream' | 'code' | 'kind' | 'class' | 'tag' | 'method' | 'by' | 'period' | 'basis' | 'prev' | 'outcomes' | 'roots'
///          | 'permit' | 'insurance' | 'inspected' | 'passed') '=' value ('|' value)*
/// </code>
/// </summary>
public sealed partial class Formula
{
    private const int LengthMax = 2_000;
    private const int DepthMax = 50;
    private static readonly string[] Functions = ["max", "stat", "base"];

    private readonly string text;
    private int at;
    private int depth;

    private Formula(string text) => this.text = text;

    /// <summary>Exactly one of the two is there.</summary>
    public static (Expression? Expression, FormulaError? Error) Parse(string text) => Read(text, static reader => reader.Sum(), "an operator or the end");

    /// <summary>Filters alone, as they stand between a measure's brackets. Exactly one of the two is there.</summary>
    public static (Filter? Filter, FormulaError? Error) ParseFilters(string text) => Read(text, static reader => reader.Filters(AllFilters, "a filter"), "“,” or the end");

    private static (T? Read, FormulaError? Error) Read<T>(string text, Func<Formula, T> read, string expected) where T : class
    {
        if (text.Length > LengthMax)
        {
            return (null, new(LengthMax + 1, text[LengthMax..(LengthMax + 1)], $"a formula of at most {LengthMax} characters"));
        }

        var reader = new Formula(text);
        try
        {
            var found = read(reader);
            reader.Blank();
            return reader.at < text.Length ? (null, reader.Wrong(expected).Error) : (found, null);
        }
        catch (NotAFormula wrong)
        {
            return (null, wrong.Error);
        }
    }

    private Expression Sum()
    {
        var left = Product();
        while (Next('+') || Next('-'))
        {
            var position = at;
            left = new Operation(position, text[at - 1], left, Product());
        }

        return left;
    }

    private Expression Product()
    {
        var left = Factor();
        while (Next('*') || Next('/'))
        {
            var position = at;
            left = new Operation(position, text[at - 1], left, Factor());
        }

        return left;
    }

    private Expression Factor()
    {
        Blank();
        if (++depth > DepthMax)
        {
            throw Wrong($"at most {DepthMax} levels");
        }

        try
        {
            var position = at + 1;
            if (Next('-'))
            {
                return new Negation(position, Factor());
            }

            if (Next('('))
            {
                var inner = Sum();
                Must(')');
                return inner;
            }

            if (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                return Number(position);
            }

            var name = Word(static c => char.IsAsciiLetterLower(c) || c == '_');
            return name.Length == 0 ? throw Wrong("a number, a measure or “(”") : Named(name, position);
        }
        finally
        {
            depth--;
        }
    }

    private Literal Number(int position)
    {
        var digits = Word(char.IsAsciiDigit);
        return at < text.Length && (text[at] == '.' || char.IsAsciiLetter(text[at]))
            ? throw Wrong("a whole number: write a decimal as a fraction, 95/100")
            : new Literal(position, BigInteger.Parse(digits, CultureInfo.InvariantCulture));
    }

    private Expression Named(string name, int position)
    {
        switch (name)
        {
            case "max":
                Must('(');
                var left = Sum();
                Must(',');
                var right = Sum();
                Must(')');
                return new Larger(position, left, right);
            case "stat":
                Must('(');
                var statistic = Value("the name of a statistic");
                var year = Next(',') ? StatisticYear() : YearOf.This;
                Must(')');
                return new Outside(position, statistic, year);
            case "base":
                Must('(');
                var indicator = Value("the code of an indicator");
                Must(')');
                return new BaseOf(position, indicator);
        }

        return Measure.All.TryGetValue(name, out var measure)
            ? new Flow(position, measure, Next('(') ? Filters(measure) : Filter.None)
            : throw Unknown(name, position, "a measure", Measure.All.Keys.Concat(Functions));
    }

    private YearOf StatisticYear()
    {
        Blank();
        var position = at + 1;
        var word = Word(char.IsAsciiLetterLower);
        if (!word.Equals("year", StringComparison.Ordinal))
        {
            throw Unknown(word, position, "“year”", ["year"]);
        }

        Must('=');
        return OneOf(("this", YearOf.This), ("last", YearOf.Last), ("base", YearOf.Base));
    }

    private List<string> Values()
    {
        var values = new List<string> { Value("a value") };
        while (Next('|'))
        {
            values.Add(Value("a value"));
        }

        return values;
    }

    private T OneOf<T>(params (string Word, T Means)[] choices)
    {
        Blank();
        var position = at + 1;
        var word = Word(char.IsAsciiLetterLower);
        foreach (var choice in choices)
        {
            if (choice.Word.Equals(word, StringComparison.Ordinal))
            {
                return choice.Means;
            }
        }

        var words = choices.Select(static c => c.Word).ToArray();
        throw Unknown(word, position, string.Join(" or ", words.Select(static w => $"“{w}”")), words);
    }

    private string Value(string expected)
    {
        Blank();
        var value = Word(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '*');
        return value.Length == 0 ? throw Wrong(expected) : value;
    }

    private string Word(Func<char, bool> takes)
    {
        var start = at;
        while (at < text.Length && takes(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private bool Next(char sign)
    {
        Blank();
        if (at >= text.Length || text[at] != sign)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Must(char sign)
    {
        if (!Next(sign))
        {
            throw Wrong($"“{sign}”");
        }
    }

    private void Blank()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private NotAFormula Wrong(string expected) => new(new(at + 1, at < text.Length ? text[at].ToString() : "", expected));

    private NotAFormula Unknown(string found, int position, string expected, IEnumerable<string> known) => found.Length == 0
        ? Wrong(expected)
        : new(new(position, found, expected, NearestName.Of(found, known)));

    /// <summary>Never leaves this file: it only unwinds the reader.</summary>
    private sealed class NotAFormula(FormulaError error) : Exception
    {
        public FormulaError Error { get; } = error;
    }
}
