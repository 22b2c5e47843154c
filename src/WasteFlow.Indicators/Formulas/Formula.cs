using System.Globalization;
using System.Numerics;
using WasteFlow.Waste;

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
    private readonly FormulaNames names;
    private int at;
    private int depth;

    private Formula(string text, FormulaNames names) => (this.text, this.names) = (text, names);

    /// <summary>Exactly one of the two is there.</summary>
    /// <param name="names">What filters may name; null for the names of the program's own tables.</param>
    public static (Expression? Expression, FormulaError? Error) Parse(string text, FormulaNames? names = null) =>
        Read(text, names, static reader => reader.Sum(), "operator-or-end");

    /// <summary>Filters alone, as they stand between a measure's brackets. Exactly one of the two is there.</summary>
    public static (Filter? Filter, FormulaError? Error) ParseFilters(string text) => Read(text, null, static reader => reader.Filters(AllFilters), "comma-or-end");

    private static (T? Read, FormulaError? Error) Read<T>(string text, FormulaNames? names, Func<Formula, T> read, string expected) where T : class
    {
        if (text.Length > LengthMax)
        {
            return (null, new("formula_too_long", LengthMax + 1, text[LengthMax..(LengthMax + 1)]) { More = [("max", LengthMax.ToString(CultureInfo.InvariantCulture))] });
        }

        var reader = new Formula(text, names ?? FormulaNames.OfProgram);
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
            throw new NotAFormula(new("formula_too_deep", at + 1, Here) { More = [("max", DepthMax.ToString(CultureInfo.InvariantCulture))] });
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
            return name.Length == 0 ? throw Wrong("number-or-measure") : Named(name, position);
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
            ? throw new NotAFormula(new("formula_decimal", at + 1, Here))
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
                var statistic = Value("statistic");
                var year = Next(',') ? StatisticYear() : YearOf.This;
                Must(')');
                return new Outside(position, statistic, year);
            case "base":
                Must('(');
                var indicator = Value("indicator");
                Must(')');
                return new BaseOf(position, indicator);
        }

        return Measure.All.TryGetValue(name, out var measure)
            ? new Flow(position, measure, Next('(') ? Filters(measure) : Filter.None)
            : throw Unknown(name, position, "measure", Measure.All.Keys.Concat(Functions));
    }

    private YearOf StatisticYear()
    {
        Blank();
        var position = at + 1;
        var word = Word(char.IsAsciiLetterLower);
        if (!word.Equals("year", StringComparison.Ordinal))
        {
            throw NotOneOf(word, position, ["year"]);
        }

        Must('=');
        return OneOf(("this", YearOf.This), ("last", YearOf.Last), ("base", YearOf.Base));
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

        throw NotOneOf(word, position, [.. choices.Select(static c => c.Word)]);
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

    private string Here => at < text.Length ? text[at].ToString() : "";

    /// <param name="expected">A word of the set <c>formula</c> of <c>words.csv</c>, or signs.</param>
    private NotAFormula Wrong(string expected) =>
        new(new(at < text.Length ? "formula_misplaced" : "formula_incomplete", at + 1, Here) { More = [("expected", expected)] });

    /// <summary>A name that stands in no table.</summary>
    private NotAFormula Unknown(string found, int position, string expected, IEnumerable<string> known) => found.Length == 0
        ? Wrong(expected)
        : new(new("formula_name_unknown", position, found, NearestName.Of(found, known)) { More = [("expected", expected)] });

    /// <summary>A word where there are few, so that all can be said.</summary>
    private NotAFormula NotOneOf(string found, int position, IReadOnlyCollection<string> words) => found.Length == 0
        ? Wrong("value")
        : new(new("formula_word_unknown", position, found, NearestName.Of(found, words)) { More = [("words", string.Join(", ", words))] });

    /// <summary>Never leaves this file: it only unwinds the reader.</summary>
    private sealed class NotAFormula(FormulaError error) : Exception
    {
        public FormulaError Error { get; } = error;
    }
}
