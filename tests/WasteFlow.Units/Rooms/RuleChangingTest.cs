using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Transporters;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>Changing a rule is a line: who may, what may be said, and who is judged by it.</summary>
public class RuleChangingTest
{
    [Theory]
    [InlineData("vehicle-sealed", "refuse", null, true, "410104", null, "officer 410100", "")]
    [InlineData("vehicle-sealed", "refuse", null, null, "410104", null, "officer 410100", "rule_not_verified /unverified")]
    [InlineData("vehicle-sealed", "note", null, null, "410104", null, "officer 410100", "")]
    [InlineData("permit-covers", "refuse", null, null, null, null, "officer", "")]
    [InlineData("vehicle-sealed", "note", null, null, "410300", null, "officer 410100", "not_yours /jurisdiction")]
    [InlineData("vehicle-sealed", "note", null, null, null, null, "officer 410100", "not_yours /jurisdiction")]
    [InlineData("vehicle-sealed", "note", null, null, "999999", null, "officer", "division_unknown /jurisdiction")]
    [InlineData("vehicle-sealed", "forbid", null, null, null, null, "officer", "effect_unknown /effect")]
    [InlineData("vehicle-sealed", null, null, null, null, null, "officer", "field_missing /effect")]
    [InlineData("vehicle-sealed", null, 3, null, null, null, "officer", "rule_without_value /value")]
    [InlineData("clock-ahead", null, 30, null, null, null, "officer", "")]
    [InlineData("clock-ahead", null, -1, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("clock-ahead", null, 10_080, null, null, null, "officer", "")]
    [InlineData("clock-ahead", null, 10_081, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("happened-ahead", null, 2_000_000_000, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("month-report", null, 31, null, null, null, "officer", "")]
    [InlineData("month-report", null, 32, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("management-plan-filed", null, 1231, null, null, null, "officer", "")]
    [InlineData("management-plan-filed", null, 1399, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("management-plan-filed", null, 229, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("management-plan-filed", null, 0, null, null, null, "officer", "rule_value_beyond /value")]
    [InlineData("vehicle-painted", "note", null, null, null, null, "officer", "rule_unknown /rule")]
    [InlineData("never-utilised", "note", null, null, null, "kitchen", "officer", "rule_not_there /from")]
    [InlineData("never-utilised", "note", null, null, null, "medical", "officer", "")]
    [InlineData("vehicle-sealed", "note", null, null, null, "glass", "officer", "stream_unknown /stream")]
    public void A_rule_is_changed_within_ones_region_and_what_is_not_verified_refuses_only_outright(
        string rule, string? effect, int? value, bool? unverified, string? place, string? stream, string who, string told) => Assert.Equal(
        told,
        Told(RuleChanging.Change(
            new(Guid.Empty, Now, rule, Today, "事故整改", "郑环〔2025〕3号", effect, value, place, stream, null, unverified), new Quarter().Register, Named(who), Now)));

    /// <summary>Who raises a rule that nothing asks is told so, or he would wait for refusals that never come.</summary>
    [Theory]
    [InlineData("kitchen-qualified", "kitchen", "rule_not_asked")]
    [InlineData("carrier-vehicles", null, "rule_not_asked")]
    [InlineData("construction-disposal-approval", null, "")]
    [InlineData("month-report", null, "")]
    public void A_rule_that_nothing_asks_says_so_when_it_is_changed(string rule, string? stream, string told) => Assert.Equal(
        told,
        Told(RuleChanging.Change(
            new(Guid.Empty, Now, rule, Today, "事故整改", "郑环〔2025〕3号", "refuse", Stream: stream, Unverified: true), new Quarter().Register, Officer(null), Now)));

    /// <summary>A journal from before the bounds may hold any value: it is read as the nearest that can be counted with.</summary>
    [Theory]
    [InlineData("happened-ahead", 2_000_000_000, 8_784)]
    [InlineData("management-plan-filed", 1399, 1231)]
    [InlineData("management-plan-filed", 229, 228)]
    [InlineData("management-plan-filed", 0, 101)]
    [InlineData("receipt-confirmed", 2_000_000_000, 750)]
    [InlineData("receipt-confirmed", 7, 7)]
    public void What_stands_in_a_line_stops_nobody(string rule, int said, int read)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeRule(Guid.Empty, Now, rule, Today, "事故整改", "郑环〔2025〕3号", null, said, "410100"));
        var row = quarter.Register.Law.On(Today).Rule(rule, "410104", null)!;
        Assert.Equal(read, row.Value);
        Assert.NotNull(Deadlines.Of(row, Calendar.StartOf(new(2199, 12, 31)), quarter.Register.Law));
    }

    /// <summary>Every row of the table is within what its unit allows.</summary>
    [Fact]
    public void The_tables_own_values_fit_their_units() => Assert.All(
        Rules.All.Where(static r => r.Value is not null), static r => Assert.True(RuleUnits.Fits(r.Unit, r.Value!.Value), $"{r.Rule}: {r.Value} {r.Unit}"));

    [Theory]
    [InlineData("", "郑环〔2025〕3号", 0, "field_missing /reason")]
    [InlineData("事故整改", " ", 0, "document_missing /document")]
    [InlineData("事故整改", "郑环〔2025〕3号", -1, "period_reversed /until")]
    public void It_has_a_reason_a_document_and_days_in_order(string reason, string document, int days, string told) => Assert.Equal(
        told,
        Told(RuleChanging.Change(
            new(Guid.Empty, Now, "vehicle-sealed", Today, reason, document, "note", Until: Today.PlusDays(days)), new Quarter().Register, Officer(null), Now)));

    [Theory]
    [InlineData("filed before", "vehicle_not_sealed")]
    [InlineData("filed after", "vehicle_not_sealed /vehicle")]
    public void A_manifest_is_picked_up_under_the_rules_it_was_filed_by(string when, string told)
    {
        var quarter = new Quarter();
        var sludge = File(new("462-901-S90"), "compost", "sludge");
        var raised = new ChangeRule(Guid.Empty, Now, "vehicle-sealed", Today, "事故整改", "郑环〔2025〕3号", "refuse", Unverified: true);
        if (when == "filed before") quarter.Filed(sludge);
        quarter.Say(raised);
        if (when == "filed after") quarter.Filed(sludge);
        var judged = Carrying.PickUp(new(Guid.Empty, Now, new("M1"), Carrier, "豫A00003"), quarter.Register, Clerk("carrier"), Now);
        Assert.Equal(told, Told(judged));
        var basis = judged.Refused?.Basis ?? judged.Notes[0].Basis!;
        Assert.Equal("vehicle-sealed", basis.Rule);
        Assert.Equal("second-hand", basis.Mark);
        Assert.Equal(when == "filed after", basis.Zh.Contains("郑环〔2025〕3号", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("clerk works", 15, "")]
    [InlineData("clerk works", 16, "clock_ahead")]
    [InlineData("clerk clinic", 16, "")]
    [InlineData("clerk clinic", 31, "clock_ahead")]
    [InlineData("officer", 16, "clock_ahead")]
    [InlineData("officer 410183", 30, "")]
    public void How_far_a_clock_may_be_ahead_is_the_rule_of_where_the_caller_is_at_home(string who, int ahead, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeRule(Guid.Empty, Now, "clock-ahead", Today, "山区信号差", "郑环〔2025〕4号", Value: 30, Jurisdiction: "410183"));
        var act = new GenerateWaste(Guid.Empty, Now + Duration.FromMinutes(ahead), Works, "hazardous", Oil, Tonnes(1));
        Assert.Equal(told, DoorClock.Ahead(act, quarter.Register, Named(who), Now)?.Code ?? "");
    }

    [Theory]
    [InlineData("clerk works", 24, 0, "")]
    [InlineData("clerk works", 24, 1, "happened_too_far_ahead /happenedAt")]
    [InlineData("clerk clinic", 24, 1, "")]
    [InlineData("clerk clinic", 48, 1, "happened_too_far_ahead /happenedAt")]
    [InlineData("officer", 24, 1, "happened_too_far_ahead /happenedAt")]
    public void Nothing_happens_a_day_ahead_of_our_clock(string who, int hours, int minutes, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeRule(Guid.Empty, Now, "happened-ahead", Today, "山区信号差", "郑环〔2025〕4号", Value: 48, Jurisdiction: "410183"));
        var act = new GenerateWaste(Guid.Empty, Now + Duration.FromHours(hours) + Duration.FromMinutes(minutes), Works, "hazardous", Oil, Tonnes(1));
        var refused = DoorClock.BeyondBelief(act, quarter.Register, Named(who), Now);
        Assert.Equal(told, refused is null ? "" : $"{refused.Code} {refused.Pointer}");
    }

    [Fact]
    public void Paper_may_be_as_old_as_it_is() => Assert.Equal(
        "from_paper",
        Told(Filing.Judge(
            File(Ash, "building-material", "general-industrial", receiver: Bricks) with { Departure = Today.PlusDays(-1000), Paper = "Z-1" },
            new Quarter().Register, Clerk("works"), Now)));

    [Theory]
    [InlineData(400, "")]
    [InlineData(401, "departure_too_far_ahead /departure")]
    [InlineData(-30, "")]
    [InlineData(-730, "permit_unknown plan_missing")]
    [InlineData(-731, "departure_too_far_back /departure")]
    public void A_departure_is_planned_for_a_day_that_can_be_planned_for(int days, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new GrantPermit(Guid.Empty, Now, "permit-2", Plant, ["HW08"], ["D10"], new(2024, 1, 1), new(2027, 12, 31), Tonnes(1000)));
        foreach (var year in new[] { 2025, 2026 }) quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, year, [new(Oil, Tonnes(100))]));
        Assert.Equal(told, Told(Filing.Judge(File() with { Departure = Today.PlusDays(days) }, quarter.Register, Clerk("works"), Now)));
    }
}
