using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What the room refuses before the ledger is asked, with the field that has to change.</summary>
public class DoorRulesTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 5, 4, 0);
    static readonly Caller Planner = new("planner", null, [Roles.Planner]);

    [Theory]
    [InlineData("industrial-value-added", "410104", 2025, "120.5", "万元", "管城回族区统计局", "年鉴", null, null)]
    [InlineData("industrial-valeu-added", "410104", 2025, "120.5", "万元", "统计局", "年鉴", "statistic_unknown", "/statistic")]
    [InlineData("industrial-value-added", "999999", 2025, "120.5", "万元", "统计局", "年鉴", "division_unknown", "/region")]
    [InlineData("industrial-value-added", "410104", 1925, "120.5", "万元", "统计局", "年鉴", "year_out_of_range", "/year")]
    [InlineData("industrial-value-added", "410104", 2025, "1.2e2", "万元", "统计局", "年鉴", "decimal_text_expected", "/value")]
    [InlineData("industrial-value-added", "410104", 2025, "-1", "万元", "统计局", "年鉴", "decimal_text_expected", "/value")]
    [InlineData("industrial-value-added", "410104", 2025, "120.5", "亿元", "统计局", "年鉴", "unit_to_convert", "/unit")]
    [InlineData("industrial-value-added", "410104", 2025, "120.5", "万元", "统计局", " ", "document_missing", "/document")]
    public void A_statistic_has_its_name_unit_and_paper(
        string statistic, string region, int year, string value, string unit, string department, string document, string? code, string? pointer)
    {
        var judgement = EntryRules.Judge(
            new EnterStatistic(Guid.Empty, Now, statistic, region, year, value, unit, department, document), Known(), Planner, Now);
        Assert.Equal((code, pointer), (judgement.Refused?.Code, judgement.Refused?.Pointer));
        Assert.Empty(judgement.Notes);
    }

    [Theory]
    [InlineData("industrial-valeu-added", "410104", "industrial-value-added")]
    [InlineData("industrial-value-added", "管城回族区", "410104")]
    [InlineData("nothing-like-it", "410104", null)]
    public void A_mistyped_name_is_answered_with_what_was_meant(string statistic, string region, string? meant) => Assert.Equal(
        meant, EntryRules.Judge(new EnterStatistic(Guid.Empty, Now, statistic, region, 2025, "1", "万元", "统计局", "年鉴"), Known(), Planner, Now).Refused!.Details!.GetValueOrDefault("suggestion"));

    [Fact]
    public void A_plan_is_sought_among_those_that_were_adopted()
    {
        var act = new AssignTarget(Guid.Empty, Now, "guangcheng", 1, 2025, ">=", "85", "文");
        Assert.Equal(("plan_unknown", "guancheng"), (EntryRules.Judge(act, Known(), Planner, Now).Refused!.Code, EntryRules.Judge(act, Known(), Planner, Now).Refused!.Details!["suggestion"]));
        Assert.Equal("guancheng", PlanEditions.Unknown(Known().Fold(MeasureFold.FoldName), "guanchen", "").Details!["suggestion"]);
    }

    [Theory]
    [InlineData("film-used", "吨", "区农业农村工作委员会")]
    [InlineData("film-used", "吨", "市农委")]
    [InlineData("central-communities", "个", "区城管局")]
    public void A_department_is_the_same_by_its_short_name(string statistic, string unit, string department) =>
        Assert.Empty(EntryRules.Judge(new EnterStatistic(Guid.Empty, Now, statistic, "410104", 2025, "12", unit, department, "表"), Known(), Planner, Now).Notes);

    [Fact]
    public void Another_department_is_noted_and_not_refused()
    {
        var judgement = EntryRules.Judge(
            new EnterStatistic(Guid.Empty, Now, "garages", "410104", 2025, "12", "家", "商务局", "表"), Known(), Planner, Now);
        Assert.Null(judgement.Refused);
        Assert.Equal("department_differs", judgement.Notes.Single().Code);
        judgement = EntryRules.Judge(Value("satisfaction", "95", department: "统计局"), Known(), Planner, Now);
        Assert.Equal("department_differs", judgement.Notes.Single().Code);
        Assert.Empty(EntryRules.Judge(Value("satisfaction", "95", department: "第三方调查"), Known(), Planner, Now).Notes);
    }

    [Theory]
    [InlineData("410100", null)]
    [InlineData("410104", null)]
    [InlineData("410183", "not_yours")]
    public void An_office_enters_for_its_own_region(string own, string? code) => Assert.Equal(
        code, EntryRules.Judge(Value("satisfaction", "95"), Known(), Planner with { Region = own }, Now).Refused?.Code);

    [Theory]
    [InlineData("satisfaction", "95", null, "reported", null)]
    [InlineData("satisfied", "95", null, "reported", "indicator_unknown")]
    [InlineData("satisfaction", "95", null, "guessed", "value_kind_unknown")]
    [InlineData("satisfaction", "95", "good", "reported", "value_or_text")]
    [InlineData("satisfaction", null, null, "reported", "value_or_text")]
    [InlineData("satisfaction", "95,5", null, "reported", "decimal_text_expected")]
    public void A_value_is_a_figure_or_a_text(string indicator, string? value, string? text, string kind, string? code) => Assert.Equal(
        code, EntryRules.Judge(Value(indicator, value) with { Text = text, Kind = kind }, Known(), Planner, Now).Refused?.Code);

    [Theory]
    [InlineData("guancheng", 1, 2025, ">=", "85", null, null)]
    [InlineData("nowhere", 1, 2025, ">=", "85", null, "plan_unknown")]
    [InlineData("guancheng", 99, 2025, ">=", "85", null, "plan_row_unknown")]
    [InlineData("guancheng", 7, 2025, ">=", "85", null, "target_not_left_to_city")]
    [InlineData("guancheng", 1, 2024, ">=", "85", null, "target_not_left_to_city")]
    [InlineData("guancheng", 1, 2025, ">", "85", null, "comparator_unknown")]
    [InlineData("guancheng", 1, 2025, ">=", "many", null, "decimal_text_expected")]
    [InlineData("guancheng", 1, 2025, ">=", "85", "410104", "not_yours")]
    [InlineData("guancheng", 1, 2025, ">=", "85", "411000", "not_yours")]
    [InlineData("guancheng", 1, 2025, ">=", "85", "410100", null)]
    public void Only_what_is_left_to_the_city_is_assigned_and_only_by_it(
        string plan, int row, int year, string comparator, string value, string? region, string? code) => Assert.Equal(
        code, EntryRules.Judge(
            new AssignTarget(Guid.Empty, Now, plan, row, year, comparator, value, "文"), Known(), Planner with { Region = region }, Now).Refused?.Code);

    [Theory]
    [InlineData("guancheng", "410104", """{"id": "guancheng"}""", "plan_malformed")]
    [InlineData("guancheng", "410104", "[]", "plan_malformed")]
    [InlineData("Guan cheng", "410104", "{}", "field_malformed")]
    [InlineData("guancheng", "41", "{}", "division_unknown")]
    public void A_plan_has_the_form_of_the_printed_ones(string plan, string region, string document, string code) => Assert.Equal(
        code, AdoptionRules.Judge(new AdoptPlan(Guid.Empty, Now, plan, region, Json(document)), Known(), Planner, Now).Refused?.Code);

    [Theory]
    [InlineData("""{"id": "p"}""", "$: region_name, document, base_year")]
    [InlineData("""{"id": "p", "region_name": "R", "document": "D", "base_year": 2022, "target_years": [], "indicators": [{"no": 1}], "text_targets": [], "anomalies": []}""", "$.indicators[0]: code, name, mandatory")]
    [InlineData("""{"id": 7}""", "$.id")]
    public void What_a_plan_lacks_is_named(string document, string where) => Assert.StartsWith(
        where, AdoptionRules.Judge(new AdoptPlan(Guid.Empty, Now, "p", "410104", Json(document)), Known(), Planner, Now).Refused?.Details?["where"], StringComparison.Ordinal);

    /// <summary>What would break every report of the plan is refused when it comes, with its place.</summary>
    [Theory]
    [InlineData("$.indicators[0]", "\"indicators\": [", "\"indicators\": [null, ")]
    [InlineData("$.text_targets[0]", "\"text_targets\": []", "\"text_targets\": [null]")]
    [InlineData("$.indicators[0].targets[1]", "explicit\"}]", "explicit\"}, null]")]
    [InlineData("$.anomalies[0]", "\"anomalies\": []", "\"anomalies\": [null]")]
    [InlineData("$.indicators[0].data_sources[0]", "[\"源\"]", "[null]")]
    [InlineData("$.indicators[0].lead_departments[0]", "[\"牵头部门\"]", "[null]")]
    [InlineData("$.indicators[0].baseline.parts[0]", "\"value\": null}", "\"value\": null, \"parts\": [null]}")]
    [InlineData("$.indicators[0].targets[0].year: 20250", "{\"year\": 2025", "{\"year\": 20250")]
    [InlineData("$.indicators[0].targets[0].reference_year: 99999", "{\"year\": 2025", "{\"reference_year\": 99999, \"year\": 2025")]
    [InlineData("$.indicators[0].baseline.year: 0", "{\"year\": 2022", "{\"year\": 0")]
    [InlineData("$.base_year: -1", "\"base_year\": 2022", "\"base_year\": -1")]
    [InlineData("$.target_years[1]: 2205", "[2023, 2025]", "[2023, 2205]")]
    [InlineData("$.text_targets[0].year: 1949", "\"text_targets\": []", "\"text_targets\": [{\"quote\": \"Q\", \"indicator_name\": \"I\", \"value\": 1, \"unit\": \"%\", \"year\": 1949, \"comparator\": \">=\", \"code\": \"satisfaction\", \"table_no\": null, \"lead_departments\": []}]")]
    public void A_plan_with_an_empty_place_or_an_impossible_year_is_none(string where, string printed, string instead)
    {
        var document = PlanTexts.Of("p", PlanTexts.Row(1, "satisfaction", PlanTexts.Target(">=", "90")));
        Assert.Null(Adopted(document).Refused);
        var refused = Adopted(document.Replace(printed, instead, StringComparison.Ordinal)).Refused!;
        Assert.Equal(("plan_malformed", where), (refused.Code, refused.Details!["where"]));
    }

    [Fact]
    public void A_plan_without_any_year_cannot_be_reported_and_is_none() => Assert.Equal(
        "$.target_years", Adopted(PlanTexts.Empty("p").Replace("[2023, 2025]", "[]", StringComparison.Ordinal)).Refused!.Details!["where"]);

    static Judgement Adopted(string document) => AdoptionRules.Judge(new AdoptPlan(Guid.Empty, Now, "p", "410104", Json(document)), Known(), Planner, Now);

    [Fact]
    public void The_five_plans_are_taken_and_all_their_codes_are_listed()
    {
        foreach (var plan in Waste.Plans.All)
        {
            var judgement = AdoptionRules.Judge(new AdoptPlan(Guid.Empty, Now, plan.Plan, plan.Region, Json(plan.Text)), Known(), Planner, Now);
            Assert.Null(judgement.Refused);
            Assert.StartsWith($"editions/{plan.Plan}@", Assert.Single(judgement.Claims!).Key, StringComparison.Ordinal);
            Assert.DoesNotContain(judgement.Notes, static n => n.Code == "plan_codes_unlisted");
        }
    }

    [Fact]
    public void A_table_is_known_and_its_text_is_the_one_that_was_hashed()
    {
        var text = Tables.Text("codes/units.csv");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var act = new AdoptTable(Guid.Empty, Now, "units.csv", "2025", new LocalDate(2025, 1, 1), hash, text);
        Assert.Null(AdoptionRules.Judge(act, Known(), Planner, Now).Refused);
        Assert.Equal("table_hash_differs", AdoptionRules.Judge(act with { Text = text + " " }, Known(), Planner, Now).Refused?.Code);
        Assert.Equal("table_unknown", AdoptionRules.Judge(act with { Table = "unit.csv" }, Known(), Planner, Now).Refused?.Code);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\n", "")]
    [InlineData("furlong,length\n", "edition_not_in_force")]
    public void An_edition_that_differs_is_kept_and_said_not_to_be_in_force(string more, string notes)
    {
        foreach (var text in new[] { Tables.Text("codes/units.csv"), Tables.Text("codes/units.csv").ReplaceLineEndings("\r\n"), "\uFEFF" + Tables.Text("codes/units.csv") })
        {
            var said = text + more;
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
            var judgement = AdoptionRules.Judge(
                new AdoptTable(Guid.Empty, Now, "units.csv", "2025", new LocalDate(2025, 1, 1), hash, said), Known(), Planner, Now);
            Assert.Null(judgement.Refused);
            Assert.Equal(notes, string.Join(' ', judgement.Notes.Select(static n => n.Code)));
        }
    }

    [Theory]
    [InlineData("codes/waivers.csv", "99,permit,HW49,D1,,,2026-01-01,,x,verified,\n", "", "edition_in_force")]
    [InlineData("codes/waivers.csv", "", "", "")]
    [InlineData("codes/waivers.csv", "99,permit\n", "table_malformed", "")]
    [InlineData("codes/rules.csv", "x,x,x,,,,refuse,,x,x,unverified,2026-01-01,\n", "rule_not_verified", "")]
    public void An_edition_of_a_law_takes_effect_unless_it_says_what_holds_already(string table, string more, string refused, string notes)
    {
        var text = Tables.Text(table) + more;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var judgement = AdoptionRules.Judge(
            new AdoptTable(Guid.Empty, Now, table["codes/".Length..], "2026", new LocalDate(2026, 1, 1), hash, text), Known(), Planner, Now);
        Assert.Equal(refused, judgement.Refused?.Code ?? "");
        Assert.Equal(notes, string.Join(' ', judgement.Notes.Select(static n => n.Code)));
    }

    /// <summary>A table of the law holds everywhere, so who answers for a region changes none; what holds already he may put on record.</summary>
    [Theory]
    [InlineData("99,permit,HW49,D1,,,2026-01-01,,x,verified,\n", "not_yours /table")]
    [InlineData("", "")]
    public void Who_answers_for_a_region_changes_no_law(string more, string told)
    {
        var text = Tables.Text("codes/waivers.csv") + more;
        var act = new AdoptTable(
            Guid.Empty, Now, "waivers.csv", "2026", new LocalDate(2026, 1, 1), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
        Assert.Equal(told, AdoptionRules.Judge(act, Known(), Planner with { Region = "410104" }, Now).Refused is { } r ? $"{r.Code} {r.Pointer}" : "");
    }

    [Theory]
    [InlineData("plan_malformed")]
    [InlineData("plan_codes_unlisted")]
    [InlineData("table_unknown")]
    [InlineData("table_hash_differs")]
    [InlineData("statistic_unit_wrong")]
    [InlineData("value_kind_unknown")]
    [InlineData("value_or_text")]
    [InlineData("target_not_left_to_city")]
    [InlineData("comparator_unknown")]
    [InlineData("department_differs")]
    [InlineData("zero_report_not_zero")]
    [InlineData("unit_to_convert")]
    [InlineData("taken_over_from_department")]
    [InlineData("period_of_another_year")]
    [InlineData("period_not_kept")]
    [InlineData("entered_by_other_department")]
    [InlineData("correction_reason_missing")]
    [InlineData("adoption_reason_missing")]
    public void Every_word_has_its_sentence(string code) => Assert.True(Refusals.Knows(code));

    static EnterIndicatorValue Value(string indicator, string? value, string department = "第三方调查") =>
        new(Guid.Empty, Now, indicator, "410104", 2024, ValueKinds.Reported, value, null, department, "表");

    static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>A room that knows Guancheng's plan.</summary>
    static Register Known()
    {
        var city = new HandWritten();
        city.Adopt("guancheng", "410104", Waste.Plans.Find("guancheng")!.Text);
        return city.Register();
    }
}
