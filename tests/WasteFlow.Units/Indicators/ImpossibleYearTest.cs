using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>A plan that was adopted with a year that cannot be, before such years were refused: it is answered, and what has no such year is as it was.</summary>
public class ImpossibleYearTest
{
    [Theory]
    [InlineData(20255)]
    [InlineData(0)]
    [InlineData(-99999)]
    public void A_target_of_a_year_that_cannot_be_is_not_judged_and_stands_as_printed(int year)
    {
        var city = Adopted(
            $"{Row(1, "satisfaction", Target(">=", "90", year, "90以上"))},{Row(2, "participation", Target(">=", "80"))},{Row(3, "prefab-share", Target("complete_city_task", "null", year))}",
            Text("satisfaction", ">=", "95", year: $"{year}"));
        city.Value("satisfaction", ValueKinds.Reported, "92");
        city.Value("participation", ValueKinds.Reported, "92");
        var report = city.Report("p", 2025);
        Assert.Equal((States.NotJudged, "92", "90以上", null), (report.Rows[0].State, report.Rows[0].Value, report.Rows[0].Targets[0].Text, report.Rows[0].Targets[0].Year));
        Assert.Equal(States.Met, report.Rows[1].State);
        Assert.Equal(States.NotJudged, report.TextTargets.Single().State);
        Assert.Equal(2025, ReportMaker.Make(Snapshot.Read(city.Documents, city.Number, "p")!, null).Year);
        Assert.Equal(["satisfaction", "participation", "prefab-share"], Tasks(city).Select(static t => t.What));
    }

    [Theory]
    [InlineData("20225", "2022")]
    [InlineData("2022", "-5")]
    public void A_base_year_that_cannot_be_is_not_stated(string ofPlan, string ofRow)
    {
        var city = Adopted(
            $$"""{{Row(1, "hw-landfill-decline", Target("decrease_by_pct", "64"), $$"""{"year": {{ofRow}}, "text": "-", "value": null}""")}},{{Row(2, "gi-storage-decline", Target("decrease_by_pct", "9"), """{"year": null, "text": "-", "value": null}""")}}""",
            baseYear: ofPlan);
        Assert.All(city.Report("p", 2025).Rows, static r => Assert.Null(r.Value));
        Assert.All(Tasks(city), static t => Assert.InRange(t.Period.Year, Reports.FirstYear, Reports.LastYear));
    }

    [Fact]
    public void Of_a_plan_without_a_year_that_can_be_one_wants_to_be_asked_for()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", Row(1, "satisfaction", Target(">=", "90", 20255))).Replace("[2023, 2025]", "[20255]", StringComparison.Ordinal));
        var taken = Taken.Of(city.Documents, city.Number, new("p"))!;
        Assert.Equal("year_out_of_range", Reports.Objection(taken.Report.Period, "")!.Code);
        Assert.Equal("year_out_of_range", Reports.Objection(EntryTasks.PeriodOf(city.Documents, city.Documents.Get<AdoptedPlan>("plan/p")!), "")!.Code);
        Assert.Single(city.Report("p", 2025).Rows);
    }

    [Theory]
    [InlineData("1999", "year_out_of_range")]
    [InlineData("2101-03", "year_out_of_range")]
    [InlineData("2000", null)]
    [InlineData("2100", null)]
    public void A_department_is_reminded_of_no_year_that_is_not_reported(string period, string? code)
    {
        var city = Adopted(Row(1, "satisfaction", Target(">=", "90")));
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var act = new RemindDepartment(Guid.Empty, default, "p", months, "牵头部门");
        Assert.Equal(code, TaskDoors.Judge(act, city.Register(), new Caller("planner", null, [Roles.Planner]), Instant.FromUtc(2026, 1, 1, 0, 0)).Refused?.Code);
    }

    static IReadOnlyList<EntryTask> Tasks(HandWritten city) =>
        EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>("plan/p")!, null, new(2026, 1, 15));

    static HandWritten Adopted(string rows, string texts = "", string baseYear = "2022")
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", Of("p", rows, texts, baseYear));
        return city;
    }
}
