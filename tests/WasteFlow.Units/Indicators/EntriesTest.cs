using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>What offices enter: whose figure it is, of which months, in which unit; and what is kept of every version.</summary>
public class EntriesTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 5, 4, 0);
    static readonly Caller Planner = new("planner", null, [Roles.Planner]);

    /// <summary>万元 is asked for.</summary>
    [Theory]
    [InlineData("120.5", "万元", null, null)]
    [InlineData("120.5", "亿元", "unit_to_convert", "1205000")]
    [InlineData("1205000", "元", "unit_to_convert", "120.5")]
    [InlineData("120.5", "吨", "statistic_unit_wrong", null)]
    [InlineData("many", "亿元", "statistic_unit_wrong", null)]
    public void A_figure_in_another_unit_is_said_in_the_right_one(string value, string unit, string? code, string? converted)
    {
        var refused = EntryRules.Judge(Added(value) with { Unit = unit }, new HandWritten().Register(), Planner, Now).Refused;
        Assert.Equal((code, converted), (refused?.Code, refused?.Details?.GetValueOrDefault("converted")));
        Assert.True(code is null || refused!.Pointer == "/unit");
    }

    [Theory]
    [InlineData("satisfaction", "%", null)]
    [InlineData("satisfaction", "‰", "unit_to_convert")]
    [InlineData("satisfaction", "家", "statistic_unit_wrong")]
    public void A_value_may_say_its_unit_and_then_it_is_the_indicators(string indicator, string unit, string? code) => Assert.Equal(
        code, EntryRules.Judge(Value("95", indicator) with { Unit = unit }, new HandWritten().Register(), Planner, Now).Refused?.Code);

    /// <summary>Value added is of years, a survey too, the number of factories of half-years, buried waste of any months.</summary>
    [Theory]
    [InlineData("2025", null, null)]
    [InlineData("2024", "period_of_another_year", null)]
    [InlineData("2025-03", "period_not_kept", "2025")]
    [InlineData("2025-H1", "period_not_kept", "2025")]
    public void A_yearly_statistic_is_not_taken_for_a_month(string period, string? code, string? instead)
    {
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var refused = EntryRules.Judge(Added("1") with { Period = months }, new HandWritten().Register(), Planner, Now).Refused;
        Assert.Equal((code, instead), (refused?.Code, refused?.Details?.GetValueOrDefault("instead")));
    }

    [Theory]
    [InlineData("green-factory-count", "reported", "2025-08", "2025-H2")]
    [InlineData("green-factory-count", "reported", "2025-01..04", "2025-H1")]
    [InlineData("green-factory-count", "reported", "2025-H1", null)]
    [InlineData("msw-landfill", "reported", "2025-08", null)]
    [InlineData("msw-landfill", "base", "2025-08", "2025")]
    public void A_value_is_of_the_months_that_its_indicator_has(string indicator, string kind, string period, string? instead)
    {
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var refused = EntryRules.Judge(
            Value("4", indicator) with { Year = 2025, Period = months, Kind = kind }, new HandWritten().Register(), Planner, Now).Refused;
        Assert.Equal(instead, refused?.Details?["instead"]);
    }

    [Theory]
    [InlineData("统计局", "120", null, null)]
    [InlineData("统计局", "120.0", null, null)]
    [InlineData("管城回族区统计局", "121", "printed twice", null)]
    [InlineData("统计局", "121", null, "correction_reason_missing")]
    [InlineData("统计局", "121", " ", "correction_reason_missing")]
    [InlineData("发展改革委", "120", "theirs", "entered_by_other_department")]
    [InlineData("市财政局", "120", "theirs", "entered_by_other_department")]
    public void A_figure_is_corrected_by_its_own_department_and_with_a_reason(string department, string value, string? reason, string? code)
    {
        var city = new HandWritten();
        city.Add(Added("120"));
        var refused = EntryRules.Judge(Added(value) with { Department = department, Reason = reason }, city.Register(), Planner, Now).Refused;
        Assert.Equal(code, refused?.Code);
        Assert.True(code is null || (refused!.Details!["department"], refused.Details["value"], refused.Details["line"]) == ("统计局", "120", "1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("局")]
    [InlineData("委员会")]
    public void What_any_office_may_be_called_is_the_name_of_none(string department)
    {
        var city = new HandWritten();
        city.Add(Added("120"));
        Judgement[] judged =
        [
            EntryRules.Judge(Added("121") with { Department = department, Reason = "r" }, city.Register(), Planner, Now),
            EntryRules.Judge(Value("95") with { Department = department }, city.Register(), Planner, Now),
        ];
        Assert.All(judged, static j => Assert.Equal(("department_unnamed", "/department"), (j.Refused?.Code, j.Refused?.Pointer)));
    }

    [Theory]
    [InlineData("统计局", "管城回族区统计局", true)]
    [InlineData("委员会", "卫生健康委员会", false)]
    [InlineData("", "统计局", false)]
    [InlineData("局", "统计局", false)]
    [InlineData("市统计局", "管城回族区统计局", false)]
    public void A_department_is_named_shorter_or_longer(string one, string other, bool same) =>
        Assert.Equal((same, same), (Entering.IsSame(one, other), Entering.IsSame(other, one)));

    [Fact]
    public void The_named_source_takes_over_from_a_department_that_is_not_named()
    {
        var city = new HandWritten();
        city.Add(Added("120") with { Department = "发展改革委" });
        var judgement = EntryRules.Judge(Added("125"), city.Register(), Planner, Now);
        Assert.Null(judgement.Refused);
        Assert.Equal(["taken_over_from_department"], judgement.Notes.Select(static n => n.Code));
    }

    [Fact]
    public void Figures_of_other_scopes_and_months_are_other_figures()
    {
        var city = new HandWritten();
        city.Add(Added("120"));
        var other = Added("80") with { Department = "发展改革委" };
        Assert.Null(EntryRules.Judge(other with { Scope = "规模以上" }, city.Register(), Planner, Now).Refused);
        Assert.Null(EntryRules.Judge(other with { Year = 2024 }, city.Register(), Planner, Now).Refused);
    }

    [Theory]
    [InlineData("garages", "12.5", "家", "value_not_whole")]
    [InlineData("garages", "12.0", "家", "")]
    [InlineData("resident-population", "61.2345", "万人", "")]
    [InlineData("resident-population", "61.23456", "万人", "value_not_whole")]
    [InlineData("film-used", "12.5", "吨", "")]
    public void A_part_of_what_is_counted_one_by_one_is_noted_and_taken(string statistic, string value, string unit, string note)
    {
        var judged = EntryRules.Judge(Added(value) with { Statistic = statistic, Unit = unit, Department = "统计局" }, new HandWritten().Register(), Planner, Now);
        Assert.Null(judged.Refused);
        Assert.Equal(note, string.Join(' ', judged.Notes.Select(static n => n.Code).Where(static c => c == "value_not_whole")));
    }

    [Theory]
    [InlineData("satisfaction", "950", "value_over_hundred")]
    [InlineData("satisfaction", "100", "")]
    [InlineData("msw-collected", "950", "")]
    public void A_percentage_over_a_hundred_is_noted_and_taken(string indicator, string value, string note)
    {
        var judged = EntryRules.Judge(Value(value, indicator), new HandWritten().Register(), Planner, Now);
        Assert.Null(judged.Refused);
        Assert.Equal(note, string.Join(' ', judged.Notes.Select(static n => n.Code)));
    }

    [Theory]
    [InlineData(null, "adoption_reason_missing")]
    [InlineData("covers the two works that report on paper", null)]
    public void Who_adopts_says_why(string? reason, string? code) => Assert.Equal(
        code, EntryRules.Judge(Value("95") with { Kind = ValueKinds.Adopted, Reason = reason }, new HandWritten().Register(), Planner, Now).Refused?.Code);

    [Theory]
    [InlineData("0", "reported", null)]
    [InlineData("0.00", "reported", null)]
    [InlineData("1", "reported", "zero_report_not_zero")]
    [InlineData("0", "base", "zero_report_not_zero")]
    public void A_zero_report_is_a_zero(string value, string kind, string? code) => Assert.Equal(
        code, EntryRules.Judge(
            Value(value, "msw-landfill") with { Kind = kind, ConfirmedZero = true }, new HandWritten().Register(), Planner, Now).Refused?.Code);

    [Fact]
    public void Every_version_is_kept_and_the_last_stands()
    {
        var city = new HandWritten();
        city.Add(Added("120") with { Definition = "增加值", PriceBasis = "现价" });
        city.Add(Added("80") with { Scope = "规模以上" });
        city.Add(Added("121") with { Reason = "年鉴更正" });
        var figures = EntryHistory.Statistics(city.Documents, "410104", "industrial-value-added", ReportingPeriod.OfYear(2025));
        Assert.Equal([null, "规模以上"], figures.Select(static f => f.Part));
        Assert.Equal([(1, "120", null), (3, "121", "年鉴更正")], figures[0].Versions.Select(static v => (v.Line, v.Value!, v.Reason)));
        Assert.Equal(("增加值", "现价", "person"), (figures[0].Versions[0].Definition, figures[0].Versions[0].PriceBasis, figures[0].Versions[0].Person));
        Assert.Empty(EntryHistory.Statistics(city.Documents, "410104", "industrial-value-added", ReportingPeriod.OfYear(2024)));
        Assert.Empty(EntryHistory.Statistics(city.Documents, "410100", null, null));
    }

    [Fact]
    public void A_month_is_reported_beside_its_year()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "msw-landfill", Target("=", "0"), unit: "万吨")));
        city.Add(Value("3", "msw-landfill") with { Year = 2025, Period = new(2025, 3, 3) });
        Assert.Equal("3", city.Report("p", period: "2025-03").Rows.Single().Value);
        Assert.Null(city.Report("p", 2025).Rows.Single().Value);
        city.Add(Value("9", "msw-landfill") with { Year = 2025 });
        Assert.Equal("9", city.Report("p", 2025).Rows.Single().Value);
        Assert.Equal("3", city.Report("p", period: "2025-03").Rows.Single().Value);
    }

    /// <summary>Adopted, then the yearbook, then the flows, then what a department reported.</summary>
    [Theory]
    [InlineData("official", "71", "71", "66.67")]
    [InlineData("official adopted", "72", "72", "66.67")]
    [InlineData("reported", "73", "66.67", null)]
    [InlineData("", "", "66.67", null)]
    public void An_official_series_goes_before_the_flows(string kinds, string last, string value, string? computed)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(12, "gi-utilisation", Target(">=", "70"))));
        city.Site("works");
        var lot = city.Enter("works", "900-099-S59", 3_000_000);
        city.Treat("works", "road-base", Classes.Utilised, [(2_000_000, lot)], 2_000_000, 0);
        foreach (var kind in kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            city.Value("gi-utilisation", kind, kind == ValueKinds.Official && kinds.Contains(ValueKinds.Adopted, StringComparison.Ordinal) ? "71" : last);
        }

        var row = city.Report("p", 2025).Rows.Single();
        Assert.Equal((value, computed), (row.Value, row.Computed));
    }

    /// <summary>A pilot's year is past before the first line: its series judges it.</summary>
    [Theory]
    [InlineData(2020, "89", States.Behind)]
    [InlineData(2020, "90", States.Met)]
    [InlineData(2023, "95", States.Met)]
    [InlineData(2025, "96.9", States.Behind)]
    public void Each_target_is_judged_against_its_own_year(int year, string value, string state)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(
            1, "med-coverage", string.Join(',', Target(">=", "90", year: 2020), Target(">=", "95", year: 2023), Target(">=", "97", year: 2025)))));
        city.Value("med-coverage", ValueKinds.Official, value, year: year);
        Assert.Equal(state, city.Report("p", year).Rows.Single().State);
    }

    /// <summary>A part's name that no row has would be entered and never be seen again; one that a plan prints with a stroke can be entered.</summary>
    [Theory]
    [InlineData("产生/收集", "")]
    [InlineData("经营", "")]
    [InlineData("经营单位", "value_part_not_asked: 产生/收集、经营")]
    [InlineData(null, "value_part_not_asked: 产生/收集、经营")]
    public void A_part_that_no_row_asks_for_is_noted_and_taken(string? part, string note)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", PlanTexts.Row(23, "hw-spotcheck", string.Join(',', new[] { "产生/收集", "经营" }.Select(
            static p => PlanTexts.Target(">=", "90", more: $", \"part\": \"{p}\""))))));
        var judged = EntryRules.Judge(Value("95", "hw-spotcheck") with { Part = part, Department = "牵头部门" }, city.Register(), Planner, Now);
        Assert.Null(judged.Refused);
        Assert.Equal(note, string.Join(' ', judged.Notes.Select(static n => $"{n.Code}: {n.Details!["parts"]}")));
    }

    static EnterStatistic Added(string value) =>
        new(Guid.Empty, Now, "industrial-value-added", "410104", 2025, value, "万元", "统计局", "年鉴");

    static EnterIndicatorValue Value(string value, string indicator = "satisfaction") =>
        new(Guid.Empty, Now, indicator, "410104", 2024, ValueKinds.Reported, value, null, "第三方调查", "表");
}
