using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>How a row's figure is found and judged, as rows of a table.</summary>
public class ReportTest
{
    const long Tonne = 1_000_000;

    /// <summary>A row of class A with a reported value of 2025, against one target.</summary>
    [Theory]
    [InlineData(">=", "90", "explicit", "90", States.Met)]
    [InlineData(">=", "90", "explicit", "89.99", States.Behind)]
    [InlineData("<=", "23", "inferred", "23.01", States.Behind)]
    [InlineData("=", "0", "inferred", "0.00", States.Met)]
    [InlineData("decrease_by_pct", "18", "inferred", "18", States.Met)]
    [InlineData("decrease_by_pct", "18", "inferred", "17.9", States.Behind)]
    [InlineData("gradual_increase", "null", "explicit", "51", States.Met)]
    [InlineData("gradual_increase", "null", "explicit", "50", States.Behind)]
    [InlineData("negative_growth", "null", "explicit", "-0.1", States.Met)]
    [InlineData("negative_growth", "null", "explicit", "0", States.Behind)]
    [InlineData("complete_city_task", "null", "explicit", "77", States.NotAssigned)]
    [InlineData("text", "null", "explicit", "77", States.NotJudged)]
    [InlineData(">=", "90", "explicit", null, States.NoFigure)]
    [InlineData("complete_city_task", "null", "explicit", null, States.NotAssigned)]
    public void An_entered_figure_is_judged_by_the_printed_sign(string comparator, string target, string basis, string? value, string state)
    {
        var row = Single(
            Row(1, "satisfaction", Target(comparator, target, basis: basis), baseline: """{"year": 2022, "text": "50", "value": 50}"""),
            city => { if (value is not null) city.Value("satisfaction", ValueKinds.Reported, value); });
        Assert.Equal((state, value), (row.State, row.Value));
        Assert.Equal(state is States.Met or States.Behind, row.Reason is null);
        if (value is null)
        {
            Assert.Equal(("waiting_for_department", "牵头部门"), (row.Reason, row.Waiting));
        }
    }

    [Theory]
    [InlineData("98", States.NotJudged, "direction_unknown")]
    [InlineData("负", States.NotJudged, "not_numeric")]
    public void What_the_source_leaves_open_is_not_judged(string value, string state, string reason)
    {
        var row = Single(
            Row(1, "gi-storage-disposal", Target("<=", "31.25", basis: "inferred"), unit: "万吨"),
            city => city.Value("gi-storage-disposal", ValueKinds.Adopted, value == "负" ? null : value, value == "负" ? value : null));
        Assert.Equal((state, reason), (row.State, row.Reason));
    }

    [Theory]
    [InlineData("全面运转", States.Met, null)]
    [InlineData("部分运转", States.NotJudged, "text_target")]
    public void A_status_is_met_when_it_says_what_the_target_says(string text, string state, string? reason)
    {
        var row = Single(
            Row(1, "coordination", Target("operating", "null", text: "全面运转"), unit: "/"),
            city => city.Value("coordination", ValueKinds.Reported, null, text));
        Assert.Equal((text, state, reason), (row.Value, row.State, row.Reason));
    }

    [Fact]
    public void After_its_year_a_target_is_past()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "satisfaction", Target(">=", "100"))));
        city.Value("satisfaction", ValueKinds.Reported, "100", year: 2026);
        var row = city.Report("p", 2026).Rows.Single();
        Assert.Equal((States.NotJudged, "no_target"), (row.State, row.Reason));
    }

    [Theory]
    [InlineData(">=", true, "95", States.Behind)]
    [InlineData(">=", true, "95.01", States.Met)]
    [InlineData(">=", false, "95", States.Met)]
    [InlineData("<=", true, "95", States.Behind)]
    [InlineData("<=", true, "94.99", States.Met)]
    public void A_sign_that_leaves_the_value_out_is_not_met_by_it(string comparator, bool strict, string value, string state)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "satisfaction", Target(comparator, "95", more: strict ? ", \"strict\": true" : ""))));
        city.Value("satisfaction", ValueKinds.Reported, value);
        Assert.Equal(state, city.Report("p", 2025).Rows.Single().State);
    }

    [Theory]
    [InlineData("decrease_by_pct", "0", States.NotJudged, "base_zero")]
    [InlineData("negative_growth", "0", States.NotJudged, "base_zero")]
    [InlineData("decrease_by_pct", "10", States.Met, null)]
    public void Since_a_base_of_nought_nothing_is_a_change(string comparator, string baseline, string state, string? reason)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(
            1, "satisfaction", Target(comparator, "20"), baseline: $$"""{"year": 2022, "text": "{{baseline}}", "value": {{baseline}}}""", unit: "家")));
        city.Value("satisfaction", ValueKinds.Reported, "5");
        var row = city.Report("p", 2025).Rows.Single();
        Assert.Equal((state, reason), (row.State, row.Reason));
    }

    [Theory]
    [InlineData("85", ">=", States.Met)]
    [InlineData("78", ">=", States.Met)]
    [InlineData("77.9", ">=", States.Behind)]
    public void What_the_city_assigns_is_the_target(string value, string comparator, string state)
    {
        var row = Single(
            Row(3, "prefab-share", Target("complete_city_task", "null", text: "完成市定目标")),
            city =>
            {
                city.Value("prefab-share", ValueKinds.Reported, value);
                city.Add(new AssignTarget(Guid.Empty, default, "p", 3, 2025, comparator, "78", "郑办〔2025〕1号"));
            });
        Assert.Equal(state, row.State);
        Assert.Equal(("78", ">=", true, "完成市定目标"), (row.Targets[0].Value, row.Targets[0].Comparator, row.Targets[0].Assigned, row.Targets[0].Text));
    }

    [Fact]
    public void A_computed_figure_stands_with_its_exact_terms()
    {
        var row = Single(Row(12, "gi-utilisation", Target(">=", "66.66")), Flows);
        Assert.Equal(("66.67", States.Met, null), (row.Value, row.State, row.Reason));
        Assert.Equal(new Exact("200000000", "3000000", "%"), row.Exact);
        Assert.False(row.Simulated);
        Assert.Null(row.Computed);
    }

    [Fact]
    public void Reported_and_computed_both_stand_and_adopted_goes_first()
    {
        var row = Single(Row(12, "gi-utilisation", Target(">=", "70")), city =>
        {
            Flows(city);
            city.Value("gi-utilisation", ValueKinds.Reported, "71.5");
        });
        Assert.Equal(("66.67", null, "71.5", States.Behind), (row.Value, row.Computed, row.Reported, row.State));
        row = Single(Row(12, "gi-utilisation", Target(">=", "70")), city =>
        {
            Flows(city);
            city.Value("gi-utilisation", ValueKinds.Reported, "71.5");
            city.Value("gi-utilisation", ValueKinds.Adopted, "71.50");
        });
        Assert.Equal(("71.50", "66.67", null, States.Met), (row.Value, row.Computed, row.Reported, row.State));
        Assert.NotNull(row.Exact);
    }

    [Fact]
    public void A_missing_statistic_is_named_with_its_department()
    {
        var row = Single(Row(1, "gi-intensity", Target("<=", "0.06"), unit: "吨/万元"), Flows);
        Assert.Equal((null, "waiting_for_statistic", "工业增加值 2025（统计局）", States.NoFigure), (row.Value, row.Reason, row.Waiting, row.State));
        row = Single(Row(1, "gi-intensity", Target("<=", "0.06"), unit: "吨/万元"), city =>
        {
            Flows(city);
            city.Statistic("industrial-value-added", "64.5", simulated: true);
        });
        Assert.Equal(("0.0465", true, States.Met), (row.Value, row.Simulated, row.State));
        Assert.Equal(new Exact("3000000", "64500000", "吨/万元"), row.Exact);
    }

    [Fact]
    public void A_zero_is_as_simulated_as_what_makes_it_one()
    {
        var row = Single(Row(11, "msw-landfill", Target("=", "0"), unit: "万吨"), static city =>
        {
            city.Site("street", kind: "collection-area", simulated: true);
            city.Enter("street", "900-901-S64", Tonne, "household");
            city.Add(new EnterIndicatorValue(
                Guid.Empty, default, "msw-landfill", "410104", 2025, ValueKinds.Reported, "0", null, "城管局", "零报告", ConfirmedZero: true));
        });
        Assert.Equal(("0.0000", States.Met, true), (row.Value, row.State, row.Simulated));
    }

    [Fact]
    public void A_decline_needs_its_base_year()
    {
        var decline = Row(21, "gi-storage-decline", Target("decrease_by_pct", "60", basis: "inferred"));
        Assert.Equal("waiting_for_statistic", Single(decline, Flows).Reason);
        var row = Single(decline, city =>
        {
            Flows(city);
            city.Statistic("gi-stored-disposed", "4", year: 2022);
        });
        Assert.Equal(("75.00", States.Met), (row.Value, row.State));
        Assert.Equal("base_zero", Single(decline, city =>
        {
            Flows(city);
            city.Statistic("gi-stored-disposed", "0", year: 2022);
        }).Reason);
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(21, "gi-storage-decline", Target("decrease_by_pct", "60"), baseline: """{"year": null, "text": "/", "value": null}"""), baseYear: "null"));
        Flows(city);
        Assert.Equal("base_year_not_stated", city.Report("p").Rows.Single().Reason);
    }

    [Fact]
    public void What_is_known_only_by_collecting_is_not_judged()
    {
        var row = Single(Row(26, "sludge-harmless", Target(">=", "98")), static city =>
        {
            city.Site("works");
            var lot = city.Enter("works", "462-901-S90", Tonne, "sludge");
            city.Treat("works", "D10", Classes.Incinerated, [(Tonne, lot)], 0, 0);
        });
        Assert.Equal(("100.00", States.NotJudged, "hundred_by_construction"), (row.Value, row.State, row.Reason));
    }

    [Theory]
    [InlineData("99", States.Contradictory)]
    [InlineData("100", States.Met)]
    [InlineData("97", States.Behind)]
    public void A_table_and_a_text_that_differ_give_no_verdict_of_their_own(string value, string state)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(26, "insurance", Target(">=", "98")), Text("insurance", ">=", "100", 26)));
        city.Value("insurance", ValueKinds.Reported, value);
        Assert.Equal(state, city.Report("p").Rows.Single().State);
        Assert.Equal(value == "100" ? States.Met : States.Behind, city.Report("p").TextTargets.Single().State);
    }

    [Fact]
    public void A_decline_that_is_to_grow_negative_is_a_contradiction() => Assert.Equal(
        (States.Contradictory, "contradictory_source"),
        Single(Row(19, "pesticide-decline", Target("negative_growth", "null")), static c => c.Value("pesticide-decline", ValueKinds.Reported, "3")) is var row
            ? (row.State, row.Reason)
            : default);

    [Fact]
    public void A_text_is_judged_in_its_own_year_and_without_a_code_not_at_all()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", "", string.Join(',',
            Text("sorting-households", ">=", "6000", year: "2019", unit: "户"), Text("sorting-households", ">=", "10000", year: "2020", unit: "户"), Text("", "text", "null"))));
        city.Value("sorting-households", ValueKinds.Reported, "7000", year: 2019);
        var texts = city.Report("p", 2020).TextTargets;
        Assert.Equal((States.Met, "7000"), (texts[0].State, texts[0].Value));
        Assert.Equal((States.NoFigure, "waiting_for_department"), (texts[1].State, texts[1].Reason));
        Assert.Equal((States.NotJudged, "no_indicator"), (texts[2].State, texts[2].Reason));
    }

    [Fact]
    public void Nulls_of_the_fixed_shape_are_written()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "satisfaction", Target(">=", "90")), Text("", "text", "null")));
        var json = JsonSerializer.SerializeToElement(city.Report("p"), Wire.Options);
        var row = json.GetProperty("rows")[0];
        Assert.All(["value", "exact", "parts"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
        Assert.Equal("waiting_for_department", row.GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("textTargets")[0].GetProperty("value").ValueKind);
    }

    static ReportRow Single(string row, Action<HandWritten> fill)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", row));
        fill(city);
        return city.Report("p", 2025).Rows.Single();
    }

    /// <summary>3 t generated, 2 t utilised, 1 t still stored.</summary>
    static void Flows(HandWritten city)
    {
        city.Site("works");
        var lot = city.Enter("works", "900-099-S59", 3 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(2 * Tonne, lot)], 2 * Tonne, 0);
    }
}
