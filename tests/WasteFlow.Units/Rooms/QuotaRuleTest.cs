using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>When a plan, a permit's scale or an approval may not be overdrawn.</summary>
public class QuotaRuleTest
{
    [Fact]
    public void A_register_is_young_until_the_rule_s_days_are_over()
    {
        var register = new Quarter().Register;
        var works = register.Site(Works)!;
        Assert.True(register.IsYoung(works, Today.PlusDays(29)));
        Assert.False(register.IsYoung(works, Today.PlusDays(30)));
    }

    /// <summary>Paper tells what has happened: it counts in the year in which the load left, so that last year's takes nothing of what is left of this one's scale.</summary>
    [Theory]
    [InlineData(null, "2024-12-30", "permit/permit-1/2024")]
    [InlineData("2024-12-30", "2025-03-05", "permit/permit-1/2024")]
    [InlineData("2025-01-02", "2025-03-05", "permit/permit-1/2025")]
    [InlineData(null, "2025-03-05", "permit/permit-1/2025")]
    public void What_is_entered_from_paper_takes_of_the_scale_of_the_year_it_left_in(string? departure, string filled, string takes)
    {
        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        var act = File() with { Paper = "Z-1", Departure = departure is null ? null : Day(departure), HappenedAt = Calendar.StartOf(Day(filled)) };
        var judgement = Filing.Judge(act, new Quarter().Register, Officer(null), Now);
        Assert.Null(judgement.Refused);
        Assert.Equal([new(takes, 5_000_000, Item: 1, Pointer: "/items/0/quantity")], judgement.Takes);
    }

    [Theory]
    [InlineData("plan-quantity", "", "")]
    [InlineData("plan-quantity", "on", "plan/works/900-249-08/2025")]
    [InlineData("permit-scale", "on", "permit/permit-1/2025")]
    [InlineData("permit-scale-renewed", "on", "permit/permit-1/2025")]
    [InlineData("permit-scale-renewed", "on young", "")]
    [InlineData("permit-scale-renewed", "elsewhere", "")]
    [InlineData("approval-quantity", "on", "approval/HZ-1")]
    [InlineData("plan-quantity", "on young", "")]
    [InlineData("plan-quantity", "on afterwards", "")]
    [InlineData("permit-scale", "on afterwards", "")]
    [InlineData("approval-quantity", "on afterwards", "")]
    [InlineData("plan-quantity", "elsewhere", "")]
    public void An_allowance_is_firm_where_the_bureau_says_so_and_the_register_is_not_young(string rule, string how, string firm)
    {
        var quarter = new Quarter();
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2025, [new(Oil, Tonnes(3))]));
        quarter.Say(new GrantApproval(
            Guid.Empty, Now, "HZ-1", "storage-extension", Works, [Oil.Text], Tonnes(3), new(2025, 1, 1), new(2025, 12, 31)));
        if (!how.Contains("young", StringComparison.Ordinal))
        {
            Enact("register-young", null, 0, null);
        }

        if (how.Length > 0)
        {
            Enact(rule, "refuse", null, how == "elsewhere" ? "411000" : "410100");
        }

        var act = File() with { Approval = "HZ-1", Paper = how.Contains("afterwards", StringComparison.Ordinal) ? "Z-1" : null };
        var judgement = Filing.Judge(act, quarter.Register, Officer(null), Now);
        Assert.Null(judgement.Refused);
        Assert.Equal(3, judgement.Takes.Count);
        Assert.Equal(firm, string.Join(' ', judgement.Firm!.Where(static f => !f.Warns).Select(static f => f.Allowance)));
        Assert.Equal(
            "plan/works/900-249-08/2025 plan-quantity, permit/permit-1/2025 permit-scale, permit/permit-1/2025 permit-scale-renewed 120, approval/HZ-1 approval-quantity".Split(", ").Order(StringComparer.Ordinal),
            judgement.Firm!.Select(static f => $"{f.Allowance} {f.Basis!.Rule} {f.Percent}".TrimEnd()).Order(StringComparer.Ordinal));

        void Enact(string changed, string? effect, int? value, string? place) => quarter.Say(
            new ChangeRule(Guid.Empty, Now, changed, Today, "控制总量", "豫环固〔2025〕1号", effect, value, place, Unverified: true));
    }
}
