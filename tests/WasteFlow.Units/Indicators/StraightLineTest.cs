using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>Before its year a target is judged by the straight line from the base year, which is said with what it comes to.</summary>
public class StraightLineTest
{
    const string Forty = """{"year": 2022, "text": "40", "value": 40}""";

    /// <summary>From 40 in 2022 to 100 in 2025 the straight line passes 80 in 2024.</summary>
    [Theory]
    [InlineData(">=", "100", "80", States.OnTheWay, "80.000")]
    [InlineData(">=", "100", "79.9", States.Behind, "80.000")]
    [InlineData(">=", "100", "100", States.Met, null)]
    [InlineData("=", "100", "85", States.OnTheWay, "80.000")]
    [InlineData("=", "10", "19", States.OnTheWay, "20.000")]
    [InlineData("=", "10", "21", States.Behind, "20.000")]
    [InlineData("=", "40", "41", States.Behind, "40.000")]
    public void A_target_of_a_later_year_is_a_straight_line(string comparator, string target, string value, string state, string? expected)
    {
        var row = Of2024(Row(1, "satisfaction", Target(comparator, target), Forty), city => city.Value("satisfaction", ValueKinds.Reported, value, year: 2024));
        Assert.Equal((state, expected, expected is null ? null : "straight_line"), (row.State, row.Expected, row.Reason));
    }

    [Theory]
    [InlineData("80", States.OnTheWay)]
    [InlineData("79.9", States.Behind)]
    [InlineData("100", States.Met)]
    public void What_the_city_assigned_for_a_later_year_is_one_too(string value, string state)
    {
        var row = Of2024(Row(3, "prefab-share", Target("complete_city_task", "null"), Forty), city =>
        {
            city.Value("prefab-share", ValueKinds.Reported, value, year: 2024);
            city.Add(new AssignTarget(Guid.Empty, default, "p", 3, 2025, ">=", "100", "郑办〔2024〕1号"));
        });
        Assert.Equal(state, row.State);
    }

    /// <summary>Of 30 % less by 2025 it is 20 % in 2024: of a rate that says how much less, and of an amount that is to be less.</summary>
    [Theory]
    [InlineData("%", "-", "null", "20", States.OnTheWay)]
    [InlineData("%", "-", "null", "19.9", States.Behind)]
    [InlineData("吨", "50", "50", "40", States.OnTheWay)]
    [InlineData("吨", "50", "50", "40.1", States.Behind)]
    [InlineData("吨", "50", "50", "35", States.Met)]
    public void A_decline_comes_from_nought_in_its_base_year(string unit, string text, string before, string value, string state)
    {
        var row = Of2024(
            Row(1, unit == "%" ? "pesticide-decline" : "pesticide-use", Target("decrease_by_pct", "30"), $$"""{"year": 2022, "text": "{{text}}", "value": {{before}}}""", unit),
            city => city.Value(unit == "%" ? "pesticide-decline" : "pesticide-use", ValueKinds.Reported, value, year: 2024));
        Assert.Equal(state, row.State);
    }

    /// <summary>Entered for the year that the plan states it goes before the printed value; else it is only taken where none is printed, and the line begins in its own year.</summary>
    [Theory]
    [InlineData("2022", "40", 2022, "70", "90.000")]
    [InlineData("2022", "40", 2021, "70", "80.000")]
    [InlineData("2022", "null", 2021, "60", "90.000")]
    [InlineData("null", "null", 2022, "70", "90.000")]
    public void A_base_value_that_is_entered_is_of_its_own_year(string stated, string printed, int year, string entered, string expected)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of(
            "p", Row(1, "satisfaction", Target(">=", "100"), $$"""{"year": {{stated}}, "text": "T", "value": {{printed}}}"""), baseYear: stated));
        city.Value("satisfaction", ValueKinds.Reported, "1", year: 2024);
        city.Value("satisfaction", ValueKinds.Base, entered, year: year);
        Assert.Equal(expected, city.Report("p", 2024).Rows.Single().Expected);
    }

    [Theory]
    [InlineData(2022, "not_after_base")]
    [InlineData(2021, "not_after_base")]
    [InlineData(2023, "straight_line")]
    public void Until_the_base_year_is_over_there_is_no_line(int year, string reason)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", Row(1, "satisfaction", Target(">=", "100"), Forty)));
        city.Value("satisfaction", ValueKinds.Reported, "1", year: year);
        Assert.Equal(reason, city.Report("p", year).Rows.Single().Reason);
    }

    [Fact]
    public void A_base_value_of_one_part_is_not_that_of_another()
    {
        var row = Of2024(
            Row(23, "hw-spotcheck", string.Join(',', Target(">=", "100", more: ", \"part\": \"产生\""), Target(">=", "100", more: ", \"part\": \"经营\""))),
            city =>
            {
                foreach (var part in new[] { "产生", "经营" })
                {
                    city.Value("hw-spotcheck", ValueKinds.Reported, "50", year: 2024, part: part);
                }

                city.Value("hw-spotcheck", ValueKinds.Base, "40", year: 2022, part: "产生");
            });
        Assert.Equal([("80.000", "straight_line"), (null, "base_missing")], row.Parts!.Select(static p => (p.Expected, p.Reason)));
    }

    /// <summary>The city's word stands in the place of its task and of nothing else that the plan says of the row.</summary>
    [Fact]
    public void A_text_with_a_figure_of_its_own_is_not_judged_by_what_the_city_assigned()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", Row(3, "prefab-share", Target("complete_city_task", "null")), Text("prefab-share", ">=", "90", 3)));
        city.Value("prefab-share", ValueKinds.Reported, "85");
        city.Add(new AssignTarget(Guid.Empty, default, "p", 3, 2025, ">=", "80", "郑办〔2025〕1号"));
        var report = city.Report("p", 2025);
        Assert.Equal((States.Behind, States.Contradictory), (report.TextTargets.Single().State, report.Rows.Single().State));
    }

    [Fact]
    public void A_text_of_the_year_does_not_contradict_a_target_of_a_later_one()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", Row(1, "satisfaction", Target(">=", "100"), Forty), Text("satisfaction", ">=", "60", 1, "2024")));
        city.Value("satisfaction", ValueKinds.Reported, "70", year: 2024);
        var report = city.Report("p", 2024);
        Assert.Equal((States.Behind, States.Met), (report.Rows.Single().State, report.TextTargets.Single().State));
    }

    [Theory]
    [InlineData("zh", "直线进度评判，本期应达：80.000")]
    [InlineData("en", "judged by the straight line from the base year, which comes to: 80.000")]
    public void The_line_is_named_where_it_judges(string language, string said)
    {
        var row = Of2024(Row(1, "satisfaction", Target(">=", "100"), Forty), static city => city.Value("satisfaction", ValueKinds.Reported, "70", year: 2024));
        Assert.Contains(said, Sentences.In(language).Reason(row.Reason, row.Waiting ?? row.Expected), StringComparison.Ordinal);
    }

    static ReportRow Of2024(string row, Action<HandWritten> fill)
    {
        var city = new HandWritten { Day = new LocalDate(2024, 3, 5) };
        city.Adopt("p", "410104", PlanTexts.Of("p", row));
        fill(city);
        return city.Report("p", 2024).Rows.Single();
    }
}
