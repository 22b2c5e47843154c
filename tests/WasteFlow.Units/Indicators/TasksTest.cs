using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>What is missing for a report is somebody's task with a day, and no 0; what is there says whose it is and of how many units.</summary>
public class TasksTest
{
    const long Tonne = 1_000_000;
    static readonly LocalDate InTime = new(2026, 1, 15), TooLate = new(2026, 4, 1);

    /// <summary>One row of a plan of Guancheng: what is waited for, of which year, from whom.</summary>
    [Theory]
    [InlineData("satisfaction", ">=", "value satisfaction 2025 牵头部门")]
    [InlineData("gi-utilisation", ">=", "")]
    [InlineData("gi-intensity", "<=", "statistic industrial-value-added 2025 统计局")]
    [InlineData("med-coverage", ">=", "")]
    [InlineData("msw-per-capita", "<=", "statistic resident-population 2025 统计局|statistic days-counted 2025 城市管理局")]
    [InlineData("gi-storage-decline", "decrease_by_pct", "statistic gi-stored-disposed 2022 生态环境局")]
    [InlineData("msw-landfill", "=", "zero-report msw-landfill 2025 牵头部门")]
    [InlineData("prefab-share", "complete_city_task", "value prefab-share 2025 牵头部门|assignment prefab-share 2025 郑州市")]
    public void A_missing_input_is_a_task_of_whose_it_is(string code, string comparator, string tasks)
    {
        var city = Planned(Row(1, code, Target(comparator, comparator == "complete_city_task" ? "null" : "50")));
        Assert.Equal(tasks, string.Join('|', Of(city).Select(static t => $"{t.Kind} {t.What} {t.Period} {string.Join('、', t.Departments)}")));
        Assert.All(Of(city), static t => Assert.Equal((EntryTaskStates.Open, null), (t.State, t.Line)));
    }

    /// <summary>The statistics table knows kinds of offices; who is reminded is the office that the plan names.</summary>
    [Theory]
    [InlineData("guancheng", "410104", "film-used", "区农业农村工作委员会")]
    [InlineData("guancheng", "410104", "industrial-value-added", "区统计局")]
    [InlineData("guancheng", "410104", "hw-landfilled", "市生态环境局管城分局")]
    [InlineData("zhengzhou", "410100", "film-used", "市农委")]
    [InlineData("jianan", "411003", "resident-population", "区统计局")]
    public void A_statistic_is_asked_of_the_office_that_the_plan_names(string plan, string region, string statistic, string department)
    {
        var city = new HandWritten();
        city.Adopt(plan, region, WasteFlow.Waste.Plans.Find(plan)!.Text);
        var tasks = EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>($"plan/{plan}")!, null, InTime);
        Assert.Equal([department], tasks.Single(t => t.Kind == EntryTaskKinds.Statistic && t.What == statistic).Departments);
    }

    /// <summary>Rows that their plans give to nobody are handed in by the bureau that leads the plan, and their tasks say so.</summary>
    [Theory]
    [InlineData("guancheng", "410104", "coordination", "市生态环境局管城分局")]
    [InlineData("xinmi", "410183", "satisfaction", "郑州市生态环境局新密分局")]
    [InlineData("zhengzhou", "410100", "urban-rural-sorting", "市生态环境局")]
    public void A_row_that_the_plan_gives_to_nobody_is_its_own_leads(string plan, string region, string code, string lead)
    {
        var city = new HandWritten();
        city.Adopt(plan, region, WasteFlow.Waste.Plans.Find(plan)!.Text);
        var tasks = EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>($"plan/{plan}")!, null, InTime);
        Assert.Equal((lead, true), tasks.Single(t => t.What == code) is var task ? (task.Departments.Single(), task.ByLead) : default);
        Assert.All(tasks, static t => Assert.NotEmpty(t.Departments));
        Assert.Contains(tasks, static t => !t.ByLead);
    }

    [Fact]
    public void Of_two_bureaus_the_one_with_more_rows_leads_the_plan()
    {
        string Led(int no, string code, string lead) => Row(no, code, Target(">=", "90")).Replace("\"牵头部门\"", lead, StringComparison.Ordinal).Replace("\"源\"", "", StringComparison.Ordinal);
        var city = Planned(string.Join(
            ',', Led(1, "satisfaction", "\"区生态环境分局\""), Led(2, "participation", "\"市生态环境局\""), Led(3, "awareness", "\"市生态环境局\""), Led(4, "edu-coverage", "")));
        Assert.Equal(["市生态环境局"], Of(city).Single(static t => t.ByLead).Departments);
    }

    [Fact]
    public void A_plan_that_names_no_bureau_is_led_by_its_regions()
    {
        var city = Planned(Row(1, "satisfaction", Target(">=", "90")).Replace("[\"源\"]", "[]", StringComparison.Ordinal).Replace("[\"牵头部门\"]", "[]", StringComparison.Ordinal));
        Assert.Equal(("管城回族区生态环境主管部门", true), Of(city).Single() is var task ? (task.Departments.Single(), task.ByLead) : default);
    }

    [Fact]
    public void A_task_is_done_by_the_line_that_enters_it()
    {
        var city = Planned(string.Join(',', Row(1, "gi-intensity", Target("<=", "50")), Row(2, "hw-intensity", Target("<=", "50")), Row(3, "prefab-share", Target("complete_city_task", "null"))));
        var tasks = Of(city);
        Assert.Equal([1, 2], tasks[0].Rows);
        city.Statistic("industrial-value-added", "120");
        Assert.Equal((EntryTaskStates.Done, city.Number), (Of(city)[0].State, Of(city)[0].Line));
        city.Add(new AssignTarget(Guid.Empty, default, "p", 3, 2025, ">=", "60", "文"));
        city.Value("prefab-share", ValueKinds.Reported, "61");
        Assert.All(Of(city, TooLate), static t => Assert.Equal(EntryTaskStates.Done, t.State));
    }

    [Fact]
    public void A_value_that_was_adopted_for_the_row_asks_for_no_statistic()
    {
        var city = Planned(Row(1, "gi-intensity", Target("<=", "50")));
        city.Value("gi-intensity", ValueKinds.Adopted, "0.05");
        Assert.Equal(EntryTaskStates.Done, Of(city).Single().State);
    }

    /// <summary>A year's figures are due by the end of March here, in the zone by the end of the year; a month's by the tenth.</summary>
    [Theory]
    [InlineData("410104", "2025", "2026-03-31", "2026-03-31", "open")]
    [InlineData("410104", "2025", "2026-03-31", "2026-04-01", "late")]
    [InlineData("410171", "2025", "2025-12-31", "2026-01-01", "late")]
    [InlineData("410104", "2025-11", "2025-12-10", "2025-12-10", "open")]
    [InlineData("410104", "2025-12", "2026-01-10", "2026-01-11", "late")]
    [InlineData("410171", "2025-02", "2025-02-28", "2025-02-01", "open")]
    [InlineData("410104", "2025-Q1", "2025-04-15", "2025-04-01", "open")]
    [InlineData("410104", "2025-01..08", "2025-09-10", "2025-09-11", "late")]
    public void A_task_has_the_day_of_the_reporting_calendar(string region, string period, string due, string today, string state)
    {
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var city = new HandWritten();
        city.Adopt("p", region, PlanTexts.Of("p", Row(1, "msw-landfill", Target("=", "0"))));
        var task = EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>("plan/p")!, months, Day(today)).Single(static t => t.Kind != EntryTaskKinds.Report);
        Assert.Equal((Day(due), state), (task.Due, task.State));
    }

    /// <summary>The zone's plan asks for a briefing every month (工作简报), a paper every half-year and one by the end of the year; no other plan says so.</summary>
    [Theory]
    [InlineData("410171", "2025-03", "briefing 2025-03 2025-03-31 late")]
    [InlineData("410171", "2025-07", "briefing 2025-07 2025-07-31 open")]
    [InlineData("410171", "2025-Q2", "briefing 2025-04 2025-04-30 late|briefing 2025-05 2025-05-31 late|briefing 2025-06 2025-06-30 done")]
    [InlineData("410171", "2025-H2", "briefing 2025-07 2025-07-31 open|briefing 2025-08 2025-08-31 open|briefing 2025-09 2025-09-30 open|briefing 2025-10 2025-10-31 open|"
        + "briefing 2025-11 2025-11-30 open|briefing 2025-12 2025-12-31 open|half-year 2025-H2 2025-12-31 open")]
    [InlineData("410104", "2025-03", "")]
    public void A_paper_that_the_plan_wants_is_a_task_until_its_final_is_issued(string region, string period, string tasks)
    {
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var city = new HandWritten();
        city.Adopt("p", region, PlanTexts.Of("p", Row(1, "msw-landfill", Target("=", "0"))));
        var june = new ReportingPeriod(2025, 6, 6);
        city.Add(new IssueReport(Guid.Empty, default, "p", june with { First = 5, Last = 5 }, ReportKind.Briefing, ReportStages.Draft, city.Number, "", "送审稿"));
        city.Add(new IssueReport(Guid.Empty, default, "p", june, ReportKind.Briefing, ReportStages.Final, city.Number, "", "简报第6期"));
        var papers = EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>("plan/p")!, months, new(2025, 7, 10)).Where(static t => t.Kind == EntryTaskKinds.Report).ToList();
        Assert.Equal(tasks, string.Join('|', papers.Select(static t => $"{t.What} {t.Period} {t.Due:uuuu-MM-dd} {t.State}")));
        Assert.All(papers, t => Assert.Equal(t.State == EntryTaskStates.Done ? city.Number : null, t.Line));
        Assert.All(papers, static t => Assert.Equal(["领导小组办公室"], t.Departments));
    }

    [Fact]
    public void A_month_asks_for_nothing_that_has_years_only()
    {
        var city = Planned(string.Join(',', Row(1, "gi-intensity", Target("<=", "50")), Row(2, "satisfaction", Target(">=", "50")), Row(3, "msw-per-capita", Target("<=", "1"))));
        var tasks = EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>("plan/p")!, new ReportingPeriod(2025, 3, 3), InTime);
        Assert.Equal([("resident-population", "2025")], tasks.Select(static t => (t.What, t.Period.ToString())));
    }

    [Theory]
    [InlineData("p", "统计局", null, null)]
    [InlineData("p", "管城回族区统计局", "410104", null)]
    [InlineData("p", "统计局", "410183", "not_yours")]
    [InlineData("p", "商务局", null, "nothing_to_remind")]
    [InlineData("p", " ", null, "nothing_to_remind")]
    [InlineData("q", "统计局", null, "plan_unknown")]
    public void Only_who_is_waited_for_is_reminded(string plan, string department, string? region, string? code)
    {
        var city = Planned(Row(1, "gi-intensity", Target("<=", "50")));
        var act = new RemindDepartment(Guid.Empty, default, plan, ReportingPeriod.OfYear(2025), department);
        var judgement = TaskDoors.Judge(act, city.Register(), new("planner", null, [Roles.Planner], region), Instant.FromUtc(2026, 1, 15, 0, 0));
        Assert.Equal(code, judgement.Refused?.Code);
    }

    [Fact]
    public void A_reminder_stands_with_the_task_and_ends_with_it()
    {
        var city = Planned(Row(1, "gi-intensity", Target("<=", "50")));
        var act = new RemindDepartment(Guid.Empty, default, "p", ReportingPeriod.OfYear(2025), "管城回族区统计局", "催办函 3 号");
        city.Add(act);
        city.Add(act with { Period = ReportingPeriod.OfYear(2024) });
        Assert.Equal([(2L, "催办函 3 号")], Of(city).Single().Reminders.Select(static r => (r.Line, r.Document!)));
        city.Statistic("industrial-value-added", "120");
        Assert.Equal(
            "nothing_to_remind",
            TaskDoors.Judge(act, city.Register(), new("planner", null, [Roles.Planner]), Instant.FromUtc(2026, 1, 15, 0, 0)).Refused?.Code);
    }

    /// <summary>A zero of the flows is one once somebody says that there was none; the landfill of an emergency makes it no zero.</summary>
    [Theory]
    [InlineData(false, false, "0.0000", States.NotJudged, "zero_not_confirmed", "牵头部门")]
    [InlineData(true, false, "0.0000", States.Met, null, null)]
    [InlineData(true, true, "0.0001", States.Behind, null, null)]
    public void Zero_landfill_is_confirmed(bool confirmed, bool emergency, string value, string state, string? reason, string? waiting)
    {
        var city = Planned(Row(11, "msw-landfill", Target("=", "0"), unit: "万吨"));
        city.Site("street", kind: "collection-area");
        var lot = city.Enter("street", "900-901-S64", Tonne, "household");
        if (emergency)
        {
            city.Treat("street", "D1", Classes.Landfilled, [(Tonne, lot)], 0, 0);
        }

        if (confirmed)
        {
            city.Add(new EnterIndicatorValue(
                Guid.Empty, default, "msw-landfill", "410104", 2025, ValueKinds.Reported, "0", null, "城管局", "零报告", ConfirmedZero: true));
        }

        var row = city.Report("p", 2025).Rows.Single();
        Assert.Equal((value, state, reason, waiting), (row.Value, row.State, row.Reason, row.Waiting));
        Assert.Equal(confirmed && emergency ? "0" : null, row.Reported);
    }

    [Fact]
    public void A_row_says_whose_figure_it_prints()
    {
        var city = Planned(Row(12, "gi-utilisation", Target(">=", "50")));
        city.Site("works");
        var lot = city.Enter("works", "900-099-S59", 3 * Tonne);
        city.Treat("works", "road-base", Classes.Utilised, [(2 * Tonne, lot)], 2 * Tonne, 0);
        Assert.Equal(new Adoption("computed"), city.Report("p", 2025).Rows.Single().Adopted);
        city.Add(new EnterIndicatorValue(
            Guid.Empty, default, "gi-utilisation", "410104", 2025, ValueKinds.Adopted, "70", null, "生态环境局", "纪要", Reason: "纸质台账", Evidence: ["甲", "乙"]));
        var adopted = city.Report("p", 2025).Rows.Single().Adopted!;
        Assert.Equal(
            ("adopted", city.Number, "生态环境局", "person", "纸质台账", "纪要"),
            (adopted.Basis, adopted.Line, adopted.Department, adopted.Person, adopted.Reason, adopted.Document));
        Assert.Equal(["甲", "乙"], adopted.Evidence);
        Assert.Null(Planned(Row(1, "satisfaction", Target(">=", "50"))).Report("p", 2025).Rows.Single().Adopted);
    }

    /// <summary>Of three works one told of the period, one of the year before, and one has closed.</summary>
    [Theory]
    [InlineData(2025, 1, 2)]
    [InlineData(2024, 2, 3)]
    [InlineData(2023, 0, 3)]
    public void A_computed_figure_says_of_how_many_units_it_is(int year, int told, int expected)
    {
        var city = Planned(Row(12, "hw-utilisation", Target(">=", "50")));
        city.Day = new(2024, 5, 1);
        foreach (var site in new[] { "told", "silent", "gone" })
        {
            city.Site(site);
        }

        city.Site("elsewhere", region: "410183");
        city.Enter("silent", "900-214-08", Tonne, "hazardous");
        city.Enter("gone", "900-214-08", Tonne, "hazardous");
        city.Add(new ChangeSite(Guid.Empty, default, new("gone"), new LocalDate(2024, 12, 1), Status: "closed"));
        city.Day = new(2025, 5, 1);
        city.Enter("told", "900-214-08", Tonne, "hazardous");
        var coverage = city.Report("p", year).Rows.Single().Coverage;
        Assert.Equal((told, expected), (coverage!.Reported, coverage.Registered));
    }

    [Fact]
    public void Where_a_row_tells_no_sites_apart_it_expects_who_ever_told_of_its_streams()
    {
        var city = Planned(Row(12, "gi-utilisation", Target(">=", "50")));
        foreach (var site in new[] { "told", "silent", "other" })
        {
            city.Site(site);
        }

        city.Day = new(2024, 5, 1);
        city.Enter("silent", "900-099-S59", Tonne);
        city.Day = new(2025, 5, 1);
        city.Enter("told", "900-099-S59", Tonne);
        city.Enter("other", "900-214-08", Tonne, "hazardous");
        var coverage = city.Report("p", 2025).Rows.Single().Coverage!;
        Assert.Equal((1, 2), (coverage.Reported, coverage.Registered));
    }

    static IReadOnlyList<EntryTask> Of(HandWritten city, LocalDate? today = null) =>
        EntryTasks.Of(city.Documents, city.Documents.Get<AdoptedPlan>("plan/p")!, ReportingPeriod.OfYear(2025), today ?? InTime);

    static HandWritten Planned(string rows)
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", rows));
        return city;
    }

    static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
