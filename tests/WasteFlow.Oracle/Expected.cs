using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>What the program has to report, worked out from a journal's lines.</summary>
sealed class Expected
{
    /// <summary>The base year that a plan states; Jian'an, Zhengzhou and the ETDZ state none.</summary>
    static readonly Dictionary<string, int> BaseYears = new(StringComparer.Ordinal) { ["guancheng"] = 2022, ["xinmi"] = 2022 };

    static readonly Dictionary<char, string> Plans = new() { ['G'] = "guancheng", ['X'] = "xinmi", ['J'] = "jianan", ['Z'] = "zhengzhou", ['E'] = "zhengzhou-etdz" };

    static readonly Dictionary<string, Formula> Catalogue = Formulas.All.ToDictionary(static f => f.Code, StringComparer.Ordinal);

    static readonly Dictionary<string, Formula> Own = Formulas.OfPlans.ToDictionary(static f => f.Rows, StringComparer.Ordinal);

    readonly Dictionary<(string, string), Measures> measures = [];
    readonly Dictionary<(string, string, string, int?), string?> worked = [];
    readonly Town town;
    readonly bool treated;
    readonly ILookup<string, KeyValuePair<Happening, long>> all;

    /// <param name="treated">On the second basis: as outcomes are treated.</param>
    public Expected(IReadOnlyList<JournalLine> lines, Custody custody, bool treated = false)
    {
        this.treated = treated;
        town = new(lines);
        all = new Happenings(lines, custody).All.ToLookup(static h => h.Key.What, StringComparer.Ordinal);
    }

    /// <summary>Every row of the five plans whose figure is worked out: <c>guancheng 9 msw-collected</c>.</summary>
    public static IEnumerable<string> Rows => Formulas.All.Concat(Formulas.OfPlans).SelectMany(static f => f.Rows.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(r => $"{Plans[r[0]]} {r[1..]} {f.Code}"));

    /// <summary>Numerator and denominator in grams, or in the smallest whole numbers that keep both; null where there is no value.</summary>
    public string? Of(Reported figure)
    {
        if (Formula(figure) is not { } formula) return null;
        var months = Periods.Read(figure.Period);
        if (formula.Yearly && !months.IsYear || formula.HalfYearly && !months.IsYear && !months.IsHalf) return null;
        int? baseYear = BaseYears.TryGetValue(figure.Plan, out var year) ? year : figure.Plan.StartsWith("all-", StringComparison.Ordinal) ? 2022 : null;
        var asked = (figure.Region, figure.Period, formula.Rows + formula.Code, baseYear);
        if (worked.TryGetValue(asked, out var known)) return known;
        if (!measures.TryGetValue((figure.Region, figure.Period), out var measured))
        {
            measures.Add((figure.Region, figure.Period), measured = new(town, all, figure.Region, months, treated));
        }

        var of = new Asked(measured, baseYear);
        return worked[asked] = Exact(formula.Over(of) * formula.Times, formula.Under(of));
    }

    /// <summary>The plan's own reading of the row; of a text the row's that it is about, and without one the row's of its goal.</summary>
    static Formula? Formula(Reported figure)
    {
        var letter = Plans.FirstOrDefault(p => p.Value == figure.Plan).Key;
        var row = (letter, figure.Code, figure.Row, figure.Goal) switch
        {
            ('Z', "cdw-utilisation", null, "60") => 23,
            ('Z', "cdw-utilisation", null, "40") => 24,
            _ => figure.Row,
        };
        return Own.GetValueOrDefault($"{letter}{row}{(figure.Part is null ? "" : $"/{figure.Part}")}") ?? Catalogue.GetValueOrDefault(figure.Code);
    }

    static string? Exact(Fraction? over, Fraction? under)
    {
        if (over is not { } n || under is not { } d || d.IsZero) return null;
        return Times(n, d, 1_000_000) ?? Times(n, d, n.Under * d.Under / BigInteger.GreatestCommonDivisor(n.Under, d.Under));
    }

    static string? Times(Fraction n, Fraction d, BigInteger factor) => n.Times(factor) is { } over && d.Times(factor) is { } under ? $"{over} / {under}" : null;
}
