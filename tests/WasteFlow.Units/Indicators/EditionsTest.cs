using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>A plan that is adopted again keeps its editions, each year has its own, and another plan may follow.</summary>
public class EditionsTest
{
    const string Region = "410104";
    static readonly Caller Planner = new("p", null, [Roles.Planner], Region);

    [Theory]
    [InlineData(2023, "90", "1", States.Met)]
    [InlineData(2024, "95", "修订版", States.Behind)]
    [InlineData(2025, "95", "修订版", States.Behind)]
    public void Each_year_is_judged_by_the_edition_in_force_for_it(int year, string target, string edition, string state)
    {
        var city = Revised();
        city.Value("satisfaction", ValueKinds.Reported, "92", year: year);
        var taken = Taken.Of(city.Documents, city.Number, new("p", ReportingPeriod.OfYear(year)))!;
        var row = taken.Report.Rows.Single();
        Assert.Equal((target, state), (row.Targets.Single().Value, row.State));
        Assert.Equal(edition, taken.Editions.Plan!.Edition);
    }

    [Fact]
    public void An_edition_without_a_day_takes_the_place_of_the_last_and_is_named_by_its_number()
    {
        var city = Revised();
        Adopt(city, "p", "97");
        Assert.Equal("97", city.Report("p", 2024).Rows.Single().Targets.Single().Value);
        Assert.Equal("90", city.Report("p", 2023).Rows.Single().Targets.Single().Value);
        Assert.Equal(
            [("1", null), ("修订版", new LocalDate(2024, 7, 1)), ("3", new LocalDate(2024, 7, 1))],
            PlanEditions.Of(city.Documents, "p")!.All.Select(static e => (e.Name, e.From)));
    }

    [Fact]
    public void A_number_that_an_edition_has_for_its_name_is_passed_over()
    {
        var city = new HandWritten();
        Adopt(city, "p", "90", edition: "2");
        Adopt(city, "p", "91");
        Adopt(city, "p", "92");
        Assert.Equal(["2", "3", "4"], PlanEditions.Of(city.Documents, "p")!.All.Select(static e => e.Name));
    }

    [Fact]
    public void A_report_at_an_earlier_line_keeps_its_edition()
    {
        var city = Revised();
        city.Value("satisfaction", ValueKinds.Reported, "92");
        var (line, before) = (city.Number, city.Report("p", 2025));
        Adopt(city, "p", "99", edition: "再修订");
        var earlier = EarlierDocuments.Of(city.Documents, city.Number, line);
        Assert.Equal(JsonSerializer.Serialize(before, Wire.Options), JsonSerializer.Serialize(ReportMaker.Make(Snapshot.Read(earlier, line, "p")!, ReportingPeriod.OfYear(2025)), Wire.Options));
        Assert.Equal("99", city.Report("p", 2025).Rows.Single().Targets.Single().Value);
    }

    [Theory]
    [InlineData(2025, States.Met, null, States.NotJudged, "plan_not_in_force")]
    [InlineData(2026, States.NotJudged, "plan_followed", States.Behind, null)]
    public void From_its_day_on_the_plan_that_follows_judges(int year, string state, string? reason, string stateOfNext, string? reasonOfNext)
    {
        var city = new HandWritten();
        Adopt(city, "p", "90");
        Adopt(city, "next", "95", from: new(2026, 1, 1), follows: "p");
        city.Value("satisfaction", ValueKinds.Reported, "92", year: year);
        var (row, next) = (city.Report("p", year).Rows.Single(), city.Report("next", year).Rows.Single());
        Assert.Equal((state, reason, stateOfNext, reasonOfNext), (row.State, row.Reason, next.State, next.Reason));
        Assert.Equal(("next", "p"), (Said(city, "p").FollowedBy, Said(city, "next").Follows));
    }

    [Fact]
    public void A_text_of_a_year_that_another_edition_is_in_force_for_is_not_judged()
    {
        var city = Revised(texts: Text("satisfaction", ">=", "80", year: "2023"));
        city.Value("satisfaction", ValueKinds.Reported, "92", year: 2023);
        var text = city.Report("p", 2025).TextTargets.Single();
        Assert.Equal((States.NotJudged, "other_edition"), (text.State, text.Reason));
    }

    [Fact]
    public void A_target_that_was_assigned_to_another_indicator_under_the_number_is_not_taken_over()
    {
        var city = new HandWritten();
        string task = Target("complete_city_task", "null");
        city.Adopt("p", Region, Of("p", Row(1, "satisfaction", task)));
        city.Add(new AssignTarget(Guid.Empty, default, "p", 1, 2025, ">=", "85", "文"));
        Assert.Single(city.Report("p", 2025).Rows.Single().Targets, static t => t.Assigned);
        city.Adopt("p", Region, Of("p", Row(1, "participation", task)));
        Assert.DoesNotContain(city.Report("p", 2025).Rows.Single().Targets, static t => t.Assigned);
        city.Adopt("p", Region, Of("p", Row(1, "satisfaction", task)));
        Assert.Single(city.Report("p", 2025).Rows.Single().Targets, static t => t.Assigned);
    }

    [Fact]
    public void An_evaluation_says_by_which_edition_and_who_follows()
    {
        var city = Revised();
        Adopt(city, "next", "95", from: new(2026, 1, 1), follows: "p");
        var made = Making.Of(Taken.Of(city.Documents, city.Number, new("p", ReportingPeriod.OfYear(2025), Kind: ReportKind.Evaluation))!, default);
        var texts = string.Join('\n', Papers.Of(made, ReportKind.Evaluation, "zh").Blocks.OfType<WasteFlow.Documents.PaperText>().Select(static t => t.Text));
        Assert.Contains("方案版本“修订版”，自 2024-07-01 起施行（第 2 行采纳）", texts, StringComparison.Ordinal);
        Assert.Contains("本方案自 2026-01-01 起由方案 next 接续", texts, StringComparison.Ordinal);
        Assert.Contains("方案版本 修订版（第 2 行采纳）", string.Join('\n', Papers.Of(made, ReportKind.Annex, "zh").Seal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p", Region, "修订版", null, null, "plan_edition_taken")]
    [InlineData("p", Region, "", null, null, "field_malformed")]
    [InlineData("p", "410183", "x", null, null, "plan_of_other_region")]
    [InlineData("next", Region, null, null, "p", "field_missing")]
    [InlineData("next", Region, null, "2026-01-01", "nowhere", "plan_unknown")]
    [InlineData("p", Region, null, "2026-01-01", "p", "plan_cannot_follow")]
    [InlineData("third", Region, null, "2026-01-01", "followed", "plan_cannot_follow")]
    [InlineData("followed", Region, null, "2026-01-01", "follower", "plan_cannot_follow")]
    [InlineData("follower", Region, "2", "2026-01-01", "followed", null)]
    [InlineData("other", "410183", null, "2026-01-01", "p", "plan_cannot_follow")]
    [InlineData("next", Region, null, "2026-01-01", "p", null)]
    public void An_edition_has_a_name_of_its_own_and_a_plan_follows_one_of_its_region(
        string plan, string region, string? edition, string? from, string? follows, string? code)
    {
        var city = Revised();
        Adopt(city, "followed", "90");
        Adopt(city, "follower", "90", from: new(2026, 1, 1), follows: "followed");
        var act = new AdoptPlan(
            Guid.Empty, default, plan, region, JsonDocument.Parse(Plan(plan, "99")).RootElement, edition,
            from is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, follows);
        Assert.Equal(code, AdoptionRules.Judge(act, city.Register(), Planner with { Region = null }, default).Refused?.Code);
    }

    /// <summary>The first edition wants 90, the one from July 2024 on 95.</summary>
    static HandWritten Revised(string texts = "")
    {
        var city = new HandWritten();
        Adopt(city, "p", "90");
        Adopt(city, "p", "95", "修订版", new(2024, 7, 1), texts: texts);
        return city;
    }

    static PlanEdition Said(HandWritten city, string plan) => PlanEditions.Of(city.Documents, plan) is { } editions ? editions.Said(editions.Last) : throw new KeyNotFoundException(plan);

    static void Adopt(HandWritten city, string plan, string target, string? edition = null, LocalDate? from = null, string? follows = null, string texts = "") =>
        city.Add(new AdoptPlan(Guid.Empty, default, plan, Region, JsonDocument.Parse(Plan(plan, target, texts)).RootElement, edition, from, follows));

    static string Plan(string id, string target, string texts = "") => Of(id, Row(1, "satisfaction", Target(">=", target).Replace("\"year\": 2025", "\"year\": null", StringComparison.Ordinal)), texts);
}
