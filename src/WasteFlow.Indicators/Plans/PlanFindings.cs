using System.Globalization;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What a rule can find that is odd in a printed plan (方案疑点), as notes with the place of each. They are listed and nothing is mended: what a plan says stays
/// as it was printed, and which of it is judged is decided where it is judged.
/// </summary>
public static class PlanFindings
{
    /// <param name="document">The plan as it was handed in.</param>
    /// <param name="above">The plans of the regions above it.</param>
    /// <param name="sisters">The plans of the other regions below the same one.</param>
    public static IReadOnlyList<Note> Of(PrintedPlan plan, JsonElement document, IReadOnlyList<PrintedPlan> above, IReadOnlyList<PrintedPlan>? sisters = null)
    {
        var claims = PlanClaims.Of(document);
        var asks = new PlanAsks(plan);
        return
        [
            .. DocumentFindings.Of(plan, document, claims),
            .. Counts(plan, claims),
            .. plan.Indicators.SelectMany((row, i) => RowFindings.Of(plan, row, asks, claims, $"/document/indicators/{i}")),
            .. Twice(plan),
            .. Several(plan, asks),
            .. Missing(plan, claims),
            .. CityTasks(plan),
            .. Texts(plan, asks, claims),
            .. TextsAmongThemselves(plan),
            .. NameFindings.Of(plan, claims),
            .. plan.Indicators.SelectMany((row, i) => BeyondCity(plan, row, above, $"/document/indicators/{i}")),
            .. SisterFindings.Of(plan, [.. (sisters ?? []).Where(s => SisterFindings.AreOfOneTime(plan, s))]),
        ];
    }

    /// <summary>The same of a plan that is adopted, or is to be, beside the others that are.</summary>
    public static IReadOnlyList<Note> Of(IEnumerable<AdoptPlan> adopted, PrintedPlan plan, JsonElement document, string region)
    {
        var others = adopted.Where(a => a.Region != region && a.Plan != plan.Id).ToList();
        var parent = Divisions.Find(region)?.Parent;
        return Of(
            plan, document, Read(others.Where(a => Divisions.IsIn(region, a.Region))),
            Read(others.Where(a => parent is not null && Divisions.Find(a.Region)?.Parent == parent)));

        static IReadOnlyList<PrintedPlan> Read(IEnumerable<AdoptPlan> plans) => [.. plans.Select(static a => PrintedPlan.Read(a.Document, out _)).OfType<PrintedPlan>()];
    }

    /// <summary>How many rows the plan says it has, and how many it has.</summary>
    private static IEnumerable<Note> Counts(PrintedPlan plan, PlanClaims claims)
    {
        if (claims.Rows is { } rows && rows != plan.Indicators.Count)
        {
            yield return Note.With("plan_rows_miscounted", "/document/indicators", ("declared", Text(rows)), ("counted", Text(plan.Indicators.Count)));
        }

        var mandatory = plan.Indicators.Count(static r => r.Mandatory);
        if (claims.Mandatory is { } marked && marked != mandatory)
        {
            yield return Note.With("plan_marks_miscounted", "/document/indicators", ("declared", Text(marked)), ("counted", Text(mandatory)));
        }
    }

    private static IEnumerable<Note> Twice(PrintedPlan plan) => plan.Indicators.Select(static (row, i) => (Row: row, Place: i))
        .GroupBy(static r => (r.Row.Code, r.Row.Scope)).SelectMany(static g => g.Skip(1).Select(later => Note.With(
            "plan_row_twice", $"/document/indicators/{later.Place}", ("row", Text(later.Row.No)), ("other", Text(g.First().Row.No)), ("name", later.Row.Name))));

    /// <summary>Rows whose cells are of more than one indicator.</summary>
    private static IEnumerable<Note> Several(PrintedPlan plan, PlanAsks asks)
    {
        var at = ReportingPeriod.OfYear(plan.LastTargetYear);
        return plan.Indicators.Select((row, i) => (Row: row, Place: i, Codes: row.Parts.Select(p => asks.Of(row, p, at).Code).Distinct(StringComparer.Ordinal).Count()))
            .Where(static r => r.Codes > 1)
            .Select(static r => Note.With(
                "plan_row_of_several", $"/document/indicators/{r.Place}", ("row", Text(r.Row.No)), ("name", r.Row.Name), ("parts", string.Join('、', r.Row.Parts))));
    }

    /// <summary>What rows lack, the rows of one lack together.</summary>
    private static IEnumerable<Note> Missing(PrintedPlan plan, PlanClaims claims)
    {
        if (Rows(plan, static r => r.Departments.Count == 0) is { } departments)
        {
            yield return Note.With("plan_departments_missing", "/document/indicators", ("rows", departments));
        }

        if (Rows(plan, static r => r.Targets.Any(t => t.Number is not null && string.IsNullOrEmpty(t.Unit ?? r.Unit))) is { } units)
        {
            yield return Note.With("plan_units_missing", "/document/indicators", ("rows", units));
        }

        if (Rows(plan, static r => r.Targets.Any(static t => t.Year is null)) is { } years)
        {
            yield return Note.With("plan_years_missing", "/document/indicators", ("rows", years));
        }

        if (Rows(plan, static r => r.Targets.Any(static t => t is { Number: not null, Basis: "inferred" })) is { } signs)
        {
            yield return Note.With("plan_signs_inferred", "/document/indicators", ("rows", signs));
        }

        if (claims.HasTable && Rows(plan, r => (r.Baseline.Year ?? plan.BaseYear) is null && (r.Baseline.Value ?? (r.Baseline.Parts is [var first, ..] ? first.Value : null)) is not null) is { } bases)
        {
            yield return Note.With("plan_base_year_missing", "/document/base_year", ("rows", bases));
        }
    }

    private static IEnumerable<Note> CityTasks(PrintedPlan plan) => plan.Indicators.SelectMany(static r => r.Targets.Select(t => (Row: r, t.Year, t.Comparator)))
        .Where(static t => t.Comparator == Judge.CityTask).GroupBy(static t => t.Year).Select(static g => Note.With(
            "plan_city_tasks", "/document/indicators", ("year", g.Key is { } year ? Text(year) : "—"), ("count", Text(g.Count())),
            ("rows", string.Join(", ", g.Select(static t => Text(t.Row.No))))));

    /// <summary>What the running text says otherwise than the table, and what it alone has.</summary>
    private static IEnumerable<Note> Texts(PrintedPlan plan, PlanAsks asks, PlanClaims claims)
    {
        var at = ReportingPeriod.OfYear(plan.LastTargetYear);
        var tabled = asks.All(at).Select(static a => a.Ask.Code).ToHashSet(StringComparer.Ordinal);
        var alone = new List<string>();
        foreach (var (text, i) in plan.TextTargets.Select(static (t, i) => (t, i)))
        {
            if (text.Value is not null && !PrintedNumbers.Has(text.Quote, text.Value))
            {
                yield return Note.With("plan_figure_not_printed", $"/document/text_targets/{i}", ("text", text.Quote), ("value", text.Value));
            }

            if (text.Year is { } year && claims.IsOutside(plan, year))
            {
                yield return Note.With("plan_year_outside", $"/document/text_targets/{i}/year", ("text", text.Quote), ("year", Text(year)));
            }

            if (string.IsNullOrEmpty(text.Code))
            {
                continue;
            }

            if (claims.HasTable && text.Value is not null && !tabled.Contains(text.Code))
            {
                alone.Add(text.IndicatorName ?? text.Code);
            }

            if (text.TableNo is { } no && plan.Row(no) is { } row && Same(row, text, asks, at) is { } printed && Differ(printed, text, row.Unit))
            {
                yield return Note.With("plan_text_differs", $"/document/text_targets/{i}", ("row", Text(no)), ("table", printed.Text), ("text", text.Quote));
            }
        }

        if (alone.Count > 0)
        {
            yield return Note.With("plan_texts_alone", "/document/text_targets", ("names", string.Join('、', alone.Distinct(StringComparer.Ordinal))));
        }
    }

    /// <summary>Two sentences that give one figure two values. One that names what it counts, or where, is of another figure than one that names something else.</summary>
    private static IEnumerable<Note> TextsAmongThemselves(PrintedPlan plan) => plan.TextTargets.Select(static (text, i) => (Text: text, Place: i))
        .Where(static t => !string.IsNullOrEmpty(t.Text.Code) && t.Text.AsTarget().Number is not null)
        .GroupBy(static t => (t.Text.Code, t.Text.Year, t.Text.Scope, t.Text.Measure, t.Text.Unit, t.Text.IndicatorName))
        .SelectMany(static g => g.Skip(1).Where(later => later.Text.AsTarget().Number != g.First().Text.AsTarget().Number || later.Text.Comparator != g.First().Text.Comparator)
            .Select(later => Note.With(
                "plan_texts_differ", $"/document/text_targets/{later.Place}", ("text", later.Text.Quote), ("other", g.First().Text.Quote))));

    /// <summary>The target of the table that a text repeats.</summary>
    private static PrintedTarget? Same(PrintedRow row, PrintedTextTarget text, PlanAsks asks, ReportingPeriod at)
    {
        var alike = row.Targets.Where(t => asks.Of(row, t.Part, at).Code == text.Code && (text.Year is null || t.Year is null || t.Year == text.Year)).ToList();
        return alike.Count(static t => t.Part is not null) > 1
            ? alike.FirstOrDefault(t => text.Scope?.Contains(t.Part!, StringComparison.Ordinal) == true) ?? alike.FirstOrDefault(t => text.Quote.Contains(t.Part!, StringComparison.Ordinal))
            : alike.LastOrDefault();
    }

    private static bool Differ(PrintedTarget table, PrintedTextTarget text, string? unit) =>
        (table.Unit ?? unit) is { Length: > 0 } its && text.Unit is { Length: > 0 } other && its != other ? table.Number is { IsZero: false }
        : table.Number is { } number && text.AsTarget().Number is { } said
            ? number != said || table.Comparator != text.Comparator || (table.Strict && PrintedNumbers.SignOf(text.Quote) is { Strict: false })
        : (table.Value is null) != (text.Value is null) || table.Comparator != text.Comparator;

    /// <summary>An amount of which a part of the city has, or wants, more than all of it is to have.</summary>
    private static IEnumerable<Note> BeyondCity(PrintedPlan plan, PrintedRow row, IReadOnlyList<PrintedPlan> above, string place)
    {
        if (row.Parts.Count > 0 || row.Unit is "%" or null or "")
        {
            yield break;
        }

        foreach (var (text, own) in row.Targets.Select(static t => (t.Text, t.Number)).Append((row.Baseline.Text, row.Baseline.Of(null))))
        {
            foreach (var (city, wider) in above.SelectMany(c => c.Indicators.Where(r => r.Code == row.Code && r.Unit == row.Unit).Select(r => (c, r))))
            {
                if (own is { } amount && wider.Targets.FirstOrDefault(t => t is { Comparator: ">=" or "=", Number: { } all } && amount > all) is { } less)
                {
                    yield return Note.With(
                        "plan_beyond_city", place, ("row", Text(row.No)), ("value", text), ("unit", row.Unit!), ("plan", city.Id), ("other", Text(wider.No)), ("target", less.Value!));
                }
            }
        }
    }

    /// <summary>The printed numbers of rows; null for none.</summary>
    internal static string? Rows(PrintedPlan plan, Func<PrintedRow, bool> lacks) =>
        plan.Indicators.Where(lacks).Select(static r => Text(r.No)).ToList() is { Count: > 0 } rows ? string.Join(", ", rows) : null;

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
