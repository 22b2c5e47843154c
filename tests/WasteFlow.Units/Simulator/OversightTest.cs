using NodaTime;
using WasteFlow.Bench;
using WasteFlow.Contracts;
using WasteFlow.Simulator.Frauds;

namespace WasteFlow.Units.Simulator;

/// <summary>Alarms are held against deeds: what nobody committed is a false alarm, and what nobody saw is missed.</summary>
public class OversightTest
{
    static readonly Instant Now = Instant.FromUtc(2025, 3, 31, 0, 0);

    [Fact]
    public void A_deed_is_found_by_an_alarm_of_its_kind_about_it()
    {
        var figures = Judged(
            [Deed("short-weight", 900, "M1", "works@plant@sludge"), Deed("short-weight", 50, "M2", "works@plant@sludge"), Deed("never-received", 5_000, "M3")],
            [Alarm("short-weight", "M1"), Alarm("short-weight", "M9"), Alarm("transit-too-long", "M3"), Alarm("split-load", "M2")]);
        Assert.Equal((0.5, 1, 0.667), (figures.Goals["precision"].Got, figures.Goals["recall_above_3x_tolerance"].Got, figures.Goals["recall_all"].Got));
        Assert.Equal(0, figures.Ratios["recall_below_1x_tolerance"]);
    }

    [Fact]
    public void Small_ones_that_add_up_are_found_by_the_way_they_went() => Assert.Equal(
        1, Judged([Deed("short-weight", 50, "M1", "works@plant@sludge")], [Alarm("short-weight", "works@plant@sludge")]).Goals["recall_all"].Got);

    [Fact]
    public void What_was_only_recorded_late_is_no_alarm_and_what_may_still_come_is_not_missed()
    {
        var late = Alarm("never-received", "M1") with { InTime = true };
        var yesterday = Deed("never-received", 5_000, "M2") with { At = Now - Duration.FromDays(1) };
        var figures = Judged([yesterday, Deed("never-received", 5_000, "M3")], [late, Alarm("never-received", "M3")]);
        Assert.Equal((1, 1), (figures.Goals["precision"].Got, figures.Goals["recall_all"].Got));
    }

    [Fact]
    public void Of_a_kind_that_nobody_committed_no_share_is_told_and_no_goal_is_reached_by_nothing()
    {
        var nothing = Judged([], []);
        Assert.Equal((0, 0), (nothing.Goals["precision"].Got, nothing.Goals["recall_all"].Got));
        Assert.DoesNotContain(nothing.Ratios.Keys, static name => name.StartsWith("recall_", StringComparison.Ordinal));
        var some = Judged([Deed("split-load", 400, "M1")], [Alarm("split-load", "M1")]);
        Assert.Equal(1, some.Ratios["recall_split-load"]);
        Assert.DoesNotContain("recall_dumped", some.Ratios.Keys);
    }

    [Fact]
    public void A_stock_take_is_known_by_its_line() =>
        Assert.Equal(1, Judged([Deed("dumped", 400, "77")], [Alarm("stock-loss", "77-L12-1")]).Goals["precision"].Got);

    static Figures Judged(Deed[] deeds, Alarm[] alarms)
    {
        var into = new Measurements("oversight");
        OversightBench.Judge(into, deeds, Now, alarms, 1000, static _ => { });
        return into.Done();
    }

    static Deed Deed(string kind, long grams, params string[] subjects) => new(kind, Now - Duration.FromDays(20), subjects, grams, 100);

    static Alarm Alarm(string kind, string subject) => new(
        $"{kind}:{subject}", kind, "serious", "open", "bureau", "officer", null, null, null, null, null, null, null, null, Now, Now, true, null, null, null, false, []);
}
