using System.Text.Json;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

/// <summary>The plans as they were printed, and the catalogue they name.</summary>
public class CatalogueTest
{
    static readonly IReadOnlyList<TableRow> Indicators = Tables.Rows("codes/indicators.csv");
    static readonly HashSet<string> Codes = Indicators.Select(static r => r["code"]).ToHashSet(StringComparer.Ordinal);

    [Theory]
    [InlineData("guancheng", 41, 14)]
    [InlineData("xinmi", 48, 17)]
    [InlineData("jianan", 47, 55)]
    [InlineData("zhengzhou", 25, 34)]
    [InlineData("zhengzhou-etdz", 15, 21)]
    public void A_plan_is_whole(string plan, int rows, int textTargets)
    {
        using var document = JsonDocument.Parse(Plans.Find(plan)!.Text);
        Assert.Equal(rows, document.RootElement.GetProperty("indicators").GetArrayLength());
        Assert.Equal(textTargets, document.RootElement.GetProperty("text_targets").GetArrayLength());
        Assert.Equal(plan, document.RootElement.GetProperty("id").GetString());
        Assert.NotNull(Divisions.Find(Plans.Find(plan)!.Region));
    }

    [Fact]
    public void The_plans_have_141_text_targets() => Assert.Equal(141, Plans.All.Sum(static p =>
    {
        using var document = JsonDocument.Parse(p.Text);
        return document.RootElement.GetProperty("text_targets").GetArrayLength();
    }));

    [Fact]
    public void Every_row_and_text_target_of_a_plan_names_an_indicator_of_the_catalogue() => Assert.All(Plans.All, static p =>
    {
        using var document = JsonDocument.Parse(p.Text);
        foreach (var row in document.RootElement.GetProperty("indicators").EnumerateArray())
        {
            Assert.Contains(row.GetProperty("code").GetString()!, Codes);
        }

        foreach (var target in document.RootElement.GetProperty("text_targets").EnumerateArray())
        {
            Assert.True(target.GetProperty("code").GetString() is not { Length: > 0 } code || Codes.Contains(code), $"{p.Plan}: {target}");
        }
    });

    [Fact]
    public void Annex_rows_agree_with_the_second_reading()
    {
        var rows = Tables.Rows("codes/plan-annex-rows.csv");
        Assert.Equal(136, rows.Count);
        foreach (var plan in Plans.All)
        {
            using var document = JsonDocument.Parse(plan.Text);
            var read = document.RootElement.GetProperty("indicators").EnumerateArray().ToDictionary(static i => i.GetProperty("no").GetInt32());
            foreach (var row in rows.Where(r => r["area"] == plan.Zh))
            {
                var other = read[int.Parse(row["no"], System.Globalization.CultureInfo.InvariantCulture)];
                Assert.Equal(row["name"], other.GetProperty("name").GetString());
                Assert.Equal(row["required_star"] == "1", other.GetProperty("mandatory").GetBoolean());
                Assert.Equal(Bare(row["baseline"]), Bare(other.GetProperty("baseline").GetProperty("text").GetString() ?? ""));
            }
        }

        static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_has_106_indicators_in_four_classes()
    {
        Assert.Equal(106, Codes.Count);
        Assert.Equal((22, 9, 12, 63), (Count("F"), Count("S"), Count("R"), Count("A")));
        static int Count(string @class) => Indicators.Count(r => r["class"] == @class);
    }

    [Fact]
    public void A_department_s_value_has_no_formula_and_the_others_have_one() => Assert.All(Indicators, static r =>
    {
        Assert.Equal(r["class"] == "A", r["numerator"].Length == 0);
        Assert.Equal(r["numerator"].Length == 0, r["denominator"].Length == 0);
        Assert.NotEmpty(r["en"]);
        Assert.Contains(r["direction"], (string[])["higher", "lower", "none", "unknown"]);
    });

    [Fact]
    public void Every_formula_reads_and_names_only_what_is_in_the_tables() => Assert.All(Formulas(), static text =>
    {
        var (expression, error) = Formula.Parse(text);
        Assert.True(error is null, $"{text}: {error}");
        Assert.All(expression!.Statistics(), static s => Assert.Contains(s.Statistic, Named("statistics", "statistic")));
        Assert.All(expression!.Flows(), static flow =>
        {
            Assert.All(flow.Filter.Streams, static s => Assert.NotNull(Streams.Find(s)));
            Assert.All(flow.Filter.Kinds, static k => Assert.NotNull(PartyKinds.Find(k)));
            Assert.All(flow.Filter.Classes, static c => Assert.Contains(PartyKinds.All, k => k.Group == "producer" && k.Class == c));
            Assert.All(flow.Filter.Tags, static t => Assert.Contains(t, Named("site-tags", "tag")));
            Assert.All(flow.Filter.Methods, m => Assert.Contains(Methods.All, row => row.Method == m && Fits(flow, row)));
            Assert.All(flow.Filter.Codes, pattern => Assert.Contains(WasteCodes.All, c =>
                WasteCodes.Covers(pattern, c.Code) && (flow.Filter.Streams.Count == 0 || flow.Filter.Streams.Any(s => Streams.Of(s).Carries(c.Code)))));
        });
    });

    [Theory]
    [InlineData("hw-utilisation")]
    [InlineData("hw-landfill-decline")]
    [InlineData("hw-safe-disposal")]
    [InlineData("gi-intensity")]
    [InlineData("hw-intensity")]
    [InlineData("iw-intensity")]
    public void A_figure_of_industry_takes_every_kind_that_is_classed_industrial_or_small_and_no_other(string code) => Assert.All(
        Indicators.Concat(Tables.Rows("codes/plan-rows.csv")).Where(r => r["code"] == code).Concat(Tables.Rows("codes/variants.csv").Where(r => r["indicators"] == code))
            .SelectMany(static r => (string[])[r["numerator"], r["denominator"]]).Where(static f => f.Length > 0)
            .SelectMany(static f => Formula.Parse(f).Expression!.Flows()).Where(static f => !f.Filter.Secondary && f.Measure != Measure.Residues && f.Measure != Measure.Capacity),
        static flow => Assert.All(PartyKinds.All, kind => Assert.Equal(
            kind.Class is "industrial" or "small-micro", flow.Filter.TakesSite(kind.Kind, kind.Class, []))));

    [Fact]
    public void Every_statistic_is_named_by_a_formula() => Assert.Equal(
        Named("statistics", "statistic").Order(StringComparer.Ordinal),
        Formulas().SelectMany(static f => Formula.Parse(f).Expression!.Statistics()).Select(static s => s.Statistic).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_with_its_own_formula_is_a_row_of_its_plan() => Assert.All(Tables.Rows("codes/plan-rows.csv"), static r =>
    {
        using var document = JsonDocument.Parse(Plans.Find(r["plan"])!.Text);
        var row = document.RootElement.GetProperty("indicators").EnumerateArray()
            .Single(i => i.GetProperty("no").GetRawText() == r["no"]);
        Assert.Contains(r["code"], Codes);
        Assert.True(r.Maybe("part") is not { } part
            || row.GetProperty("targets").EnumerateArray().Any(t => t.TryGetProperty("part", out var p) && p.GetString() == part));
    });

    [Fact]
    public void Every_choice_has_one_default_and_a_word() => Assert.All(
        Variant.All.GroupBy(static v => v.Choice, StringComparer.Ordinal), static choice =>
        {
            Assert.Single(choice, static v => v.IsDefault);
            Assert.Contains(choice.Key, Words.In("choice"));
            Assert.All(choice, static v => Assert.All(v.Indicators, static i => Assert.True(i == "*" || Codes.Contains(i), i)));
            Assert.All(choice.GroupBy(static v => v.Name, StringComparer.Ordinal), static v => Assert.Single(v.Select(static r => (r.Zh, r.En)).Distinct()));
        });

    [Fact]
    public void Every_variant_that_is_for_an_indicator_makes_a_difference_to_it() => Assert.All(
        Variant.All.Where(static v => v is { IsDefault: false } && v.Indicators[0] != "*"),
        static v => Assert.All(v.Indicators, i => Assert.True(
            v.Concerns(i, WasteFlow.Indicators.Catalogue.Find(i)!.Figure), $"{v.Choice}={v.Name} {i}")));

    [Fact]
    public void What_a_plan_chooses_makes_a_difference_to_its_row() => Assert.All(
        PlanReading.All, static r => Assert.All(r.Choices.All, v => Assert.True(
            v.IsDefault || v.Concerns(r.Code, r.Figure ?? WasteFlow.Indicators.Catalogue.Find(r.Code)!.Figure), $"{r.Plan}/{r.No} {v.Choice}={v.Name}")));

    [Fact]
    public void A_reading_of_outcomes_is_about_methods_that_there_are_and_says_another_class() => Assert.All(
        OutcomeReading.All.Values.SelectMany(static r => r.Rows), static r => Assert.Contains(
            Methods.All, m => m.Method == r.Method && m.Class != r.Class && m.Class != "intermediate" && (r.Code is { } code ? m.Code == code : m.Stream == r.Stream)));

    static IEnumerable<string> Formulas() =>
        Indicators.Concat(Tables.Rows("codes/plan-rows.csv")).Concat(Tables.Rows("codes/variants.csv")).SelectMany(static r => (string[])[r["numerator"], r["denominator"]])
            .Where(static f => f.Length > 0);

    static bool Fits(Flow flow, MethodRow row) => row.Stream is null || flow.Filter.Streams.Count == 0 || flow.Filter.Streams.Contains(row.Stream);

    static HashSet<string> Named(string table, string column) =>
        Tables.Rows($"codes/{table}.csv").Select(r => r[column]).ToHashSet(StringComparer.Ordinal);
}
