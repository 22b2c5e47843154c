using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// A named way to work figures out (口径): a row of <c>schemas/codes/variants.csv</c>. Of each choice one variant is the default, and a plan may choose
/// another (<c>plans.csv</c>, <c>plan-rows.csv</c>). It adds filters to the measures of a formula, or has a formula of its own, or says another base year.
/// A variant with formulas has a row for each of its indicators.
/// </summary>
/// <param name="Indicators">The codes it is for; <c>*</c> for all that it makes a difference to.</param>
/// <param name="Adds">Filters for every measure that knows them and says nothing else; null where it adds none.</param>
/// <param name="Figure">A formula in place of the indicator's; null where that stays.</param>
/// <param name="Base">Which year is the base year; null where the plan's is.</param>
/// <param name="Mark">How far it is verified.</param>
public sealed record Variant(
    string Choice, string Name, string Zh, string En, bool IsDefault, IReadOnlyList<string> Indicators, Filter? Adds, FigureFormula? Figure, BaseYearRule? Base,
    string Mark)
{
    private const string EveryIndicator = "*";

    public static readonly IReadOnlyList<Variant> All = [.. Tables.Rows("codes/variants.csv").Select(Read)];

    /// <summary>Whether it makes a difference to a formula. One of its own takes the place of the indicator's, and not of what a plan has for a row.</summary>
    public bool Concerns(string code, FigureFormula? formula) =>
        (Indicators[0].Equals(EveryIndicator, StringComparison.Ordinal) || Indicators.Contains(code, StringComparer.Ordinal))
        && ((Figure is not null && formula == Catalogue.Find(code)?.Figure)
            || (formula is not null && ((Base is not null && formula.Terms().Any(static t => t is Outside { Year: YearOf.Base } or BaseOf))
                || (Adds is { } adds && formula.Terms().OfType<Flow>().Any(f => Narrows(adds, f))))));

    /// <summary>A formula by this variant.</summary>
    public FigureFormula? Of(FigureFormula? formula) => Figure ?? (formula is not null && Adds is { } adds ? formula.With(adds) : formula);

    private static bool Narrows(Filter adds, Flow flow)
    {
        var with = flow.Filter.With(adds, flow.Measure.Filters);
        return with.Outcomes is { } reading && flow.Filter.Outcomes is null
            ? OutcomeReading.All[reading].Rows.Any(r => flow.Filter.TakesStream(r.Stream))
            : with != flow.Filter;
    }

    private static Variant Read(TableRow row)
    {
        var where = $"variants.csv, {row["choice"]}={row["variant"]}";
        return new(
            row["choice"], row["variant"], row["zh"], row["en"], row["default"].Equals("yes", StringComparison.Ordinal), row["indicators"].Split('|'),
            row.Maybe("adds") is { } adds ? Adding(adds, where) : null, FigureFormula.Read(row["numerator"], row["denominator"], row["scale"], where)?.In(Catalogue.UnitOf(row["indicators"]) ?? "", where, Catalogue.UnitOf),
            row.Maybe("base") is { } rule ? BaseYearRule.Read(rule, where) : null, row["mark"]);
    }

    private static Filter Adding(string text, string where)
    {
        var (filter, error) = Formula.ParseFilters(text);
        return filter ?? throw new InvalidDataException($"{where}/adds: {error}");
    }
}

/// <summary>Which year a change is measured from (基准年).</summary>
/// <param name="Before">The year before.</param>
/// <param name="Year">This year; null for the plan's own, or the year before.</param>
public sealed record BaseYearRule(bool Before, int? Year)
{
    /// <exception cref="InvalidDataException">It is none of <c>plan</c>, <c>last</c> and a year.</exception>
    public static BaseYearRule Read(string word, string where) => word switch
    {
        "plan" => new(false, null),
        "last" => new(true, null),
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= Reports.FirstYear and <= Reports.LastYear
            ? new(false, year)
            : throw new InvalidDataException($"{where}/base: at 1: “{word}” where “plan”, “last” or a year is expected"),
    };

    /// <param name="plan">What the plan states, where it does.</param>
    public int? Of(int? plan, ReportingPeriod period) => Before ? period.Year - 1 : Year ?? plan;
}
