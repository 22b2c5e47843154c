using NodaTime;
using NodaTime.Text;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>The way of an application for an approval: states, deadlines in working days, who takes which step, and what an approval may name.</summary>
public partial class ApplyingRuleTest
{
    const string Number = "SQ-1";

    static readonly ApplyForApproval Asked = new(
        Guid.Empty, At("2025-03-03"), Number, "cross-province", Works, [Oil.Text], ["R9"], Tonnes(100), new(2025, 4, 1), new(2026, 3, 31), FarKiln);

    static readonly GrantApproval Granted = new(
        Guid.Empty, At("2025-03-20"), "PZ-1", "cross-province", Works, [Oil.Text], Tonnes(100), new(2025, 4, 1), new(2026, 3, 31), FarKiln, Methods: ["R9"],
        Application: Number);

    [Theory]
    [InlineData("cross-province", "works", "far-kiln", "clerk works", "")]
    [InlineData("cross-province", "works", "far-kiln", "clerk plant", "not_yours /site")]
    [InlineData("cross-province", "works", null, "clerk works", "field_missing /receiver")]
    [InlineData("point-to-point", "works", null, "clerk works", "field_missing /receiver")]
    [InlineData("construction-disposal", "works", null, "clerk works", "")]
    [InlineData("cross-province", "works", "nowhere", "clerk works", "site_unknown /receiver")]
    [InlineData("by-word-of-mouth", "works", null, "clerk works", "approval_kind_unknown /kind")]
    public void The_mover_applies(string kind, string site, string? receiver, string who, string told) => Assert.Equal(
        told,
        Told(Applying.Apply(
            Asked with { Kind = kind, Codes = [kind == "construction-disposal" ? "SW73" : Oil.Text], Site = new(site), Receiver = receiver is null ? null : new SiteId(receiver) }, new Quarter().Register, Named(who), Now)));

    // 2025-03-03 is a Monday: five working days end on the 10th; ten after the 12th end on the 26th.
    [Theory]
    [InlineData("accept@2025-03-10", "")]
    [InlineData("ask-corrections@2025-03-10", "")]
    [InlineData("ask-corrections@2025-03-11", "step_not_now /step")]
    [InlineData("consult@2025-03-10", "step_not_now /step")]
    [InlineData("consult@2025-03-11", "deemed_accepted step_late")]
    [InlineData("accept@2025-03-05 consult@2025-03-12", "")]
    [InlineData("accept@2025-03-05 consult@2025-03-13", "step_late")]
    [InlineData("accept@2025-03-05 consult@2025-03-12 agree@2025-03-26", "")]
    [InlineData("accept@2025-03-05 consult@2025-03-12 agree@2025-03-27", "step_late")]
    [InlineData("accept@2025-03-05 consult@2025-03-12 agree@2025-03-26 approve@2025-04-02", "approve_by_granting /step")]
    [InlineData("accept@2025-03-05 agree@2025-03-06", "step_not_now /step")]
    [InlineData("accept@2025-03-05 refuse@2025-03-06", "")]
    [InlineData("accept@2025-03-05 consult@2025-03-12 disagree@2025-03-20 refuse@2025-03-21", "")]
    [InlineData("accept@2025-03-05 refuse@2025-03-06 consult@2025-03-07", "step_not_now /step")]
    [InlineData("approve@2025-03-05", "approve_by_granting /step")]
    [InlineData("dance@2025-03-05", "step_unknown /step")]
    public void Steps_come_in_their_order_and_late_ones_are_noted(string way, string told)
    {
        var quarter = Applied();
        var steps = way.Split(' ').Select(static s => s.Split('@')).Select(static s => new AdvanceApplication(Guid.NewGuid(), At(s[1]), Number, s[0])).ToList();
        foreach (var step in steps.SkipLast(1)) quarter.Say(step);
        Assert.Equal(told, Told(Applying.Advance(steps[^1], quarter.Register, Officer(null), steps[^1].HappenedAt)));
    }

    [Theory]
    [InlineData("accept", "officer 410000", "")]
    [InlineData("accept", "officer 370000", "not_yours /step")]
    [InlineData("agree", "officer 370000", "")]
    [InlineData("agree", "officer 410000", "not_yours /step")]
    [InlineData("accept", "officer 410000 hazardous medical", "")]
    [InlineData("accept", "officer 410000 household", "not_yours /step")]
    [InlineData("agree", "officer 370000 household", "not_yours /step")]
    public void Each_end_takes_its_own_steps(string step, string who, string told)
    {
        var quarter = Applied();
        if (step == "agree")
        {
            quarter.Say(new AdvanceApplication(Guid.NewGuid(), At("2025-03-05"), Number, "accept"));
            quarter.Say(new AdvanceApplication(Guid.NewGuid(), At("2025-03-06"), Number, "consult"));
        }

        Assert.Equal(told, Told(Applying.Advance(new(Guid.NewGuid(), At("2025-03-07"), Number, step), quarter.Register, Named(who), Now)));
    }

    [Fact]
    public void Corrections_are_asked_for_once()
    {
        var quarter = Applied();
        Assert.Equal("application_exists /application", Told(Applying.Apply(Asked with { ActId = Guid.NewGuid() }, quarter.Register, Clerk("works"), Now)));
        quarter.Say(new AdvanceApplication(Guid.NewGuid(), At("2025-03-04"), Number, "ask-corrections"));
        var corrected = Asked with { ActId = Guid.NewGuid(), HappenedAt = At("2025-03-06"), Documents = ["合同"] };
        Assert.Equal("", Told(Applying.Apply(corrected, quarter.Register, Clerk("works"), Now)));
        quarter.Say(corrected);
        Assert.Equal("step_not_now /step", Told(Applying.Advance(new(Guid.NewGuid(), At("2025-03-07"), Number, "ask-corrections"), quarter.Register, Officer(null), Now)));
        Assert.Equal("", Told(Applying.Advance(new(Guid.NewGuid(), At("2025-03-07"), Number, "accept"), quarter.Register, Officer(null), Now)));
        Assert.Equal("no_such_application /application", Told(Applying.Advance(new(Guid.NewGuid(), Now, "SQ-2", "accept"), quarter.Register, Officer(null), Now)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("kind", "approval_beyond_application /kind")]
    [InlineData("receiver", "approval_beyond_application /receiver")]
    [InlineData("codes", "approval_beyond_application /codes")]
    [InlineData("methods", "approval_beyond_application /methods")]
    [InlineData("any-method", "approval_beyond_application /methods")]
    [InlineData("quantity", "approval_beyond_application /quantity")]
    [InlineData("until", "approval_beyond_application /until")]
    [InlineData("application", "no_such_application /application")]
    [InlineData("permit", "approval_outlives /until")]
    public void An_approval_names_no_more_than_was_asked_for(string what, string told)
    {
        var quarter = Agreed();
        var act = what switch
        {
            "kind" => Granted with { Kind = "storage-extension" },
            "receiver" => Granted with { Receiver = Plant },
            "codes" => Granted with { Codes = ["HW08"] },
            "methods" => Granted with { Methods = ["R9", "D10"] },
            "any-method" => Granted with { Methods = null },
            "quantity" => Granted with { Quantity = Tonnes(101) },
            "until" => Granted with { Until = new(2026, 4, 1) },
            "application" => Granted with { Application = "SQ-2" },
            _ => Granted,
        };
        if (what == "permit")
        {
            quarter.Say(new GrantPermit(Guid.Empty, Now, "far", FarKiln, ["HW08"], ["R9"], new(2021, 1, 1), new(2025, 12, 31)));
        }

        Assert.Equal(told, Told(Granting.Approval(act, quarter.Register, Officer("410000"), Now)));
    }

    [Fact]
    public void Twelve_months_are_the_most_and_a_decision_needs_the_reply()
    {
        var quarter = Applied(Asked with { Until = new(2027, 3, 31) });
        Assert.Equal("step_not_now /application", Told(Granting.Approval(Granted, quarter.Register, Officer("410000"), Now)));
        Assert.Equal("approval_outlives /until", Told(Granting.Approval(Granted with { Until = new(2026, 4, 1) }, quarter.Register, Officer("410000"), Now)));
    }

    [Fact]
    public void An_application_keeps_its_way_and_what_came_of_it()
    {
        var quarter = Agreed();
        quarter.Say(Granted);
        var view = ApplicationFold.Find(Number, quarter.Register)!;
        Assert.Equal(("approved", "PZ-1"), (view.State, view.Approval));
        Assert.Equal("apply accept consult agree approve", string.Join(' ', view.Way.Select(static w => w.Step)));
    }

    [Theory]
    [InlineData("21:00", "06:00", "2025-03-05 22:30", "")]
    [InlineData("21:00", "06:00", "2025-03-05 05:59", "")]
    [InlineData("21:00", "06:00", "2025-03-05 06:00", "outside_hours")]
    [InlineData("09:00", "17:00", "2025-03-05 08:59", "outside_hours")]
    [InlineData("09:00", "17:00", "2025-03-05 09:00", "")]
    public void A_trip_goes_within_the_hours_of_its_approval(string from, string until, string at, string told)
    {
        var found = new Findings(new Quarter().Register.Law.On(Today));
        ApprovedTrips.Look(Granted with { Hours = new(from, until) }, Local(at), null, Carrier, found);
        Assert.Equal(told, Told(found.Close(null)));
    }

    [Theory]
    [InlineData("中州大道", "carrier", "")]
    [InlineData(null, "carrier", "")]
    [InlineData("航海路", "carrier", "off_route")]
    [InlineData("中州大道", "next-carrier", "carrier_not_approved")]
    public void A_trip_goes_by_the_route_and_the_carrier_of_its_approval(string? route, string carrier, string told)
    {
        var found = new Findings(new Quarter().Register.Law.On(Today));
        ApprovedTrips.Look(Granted with { Route = "中州大道", Carrier = Carrier }, Now, route, Of(carrier), found);
        ApprovedTrips.Look(null, Now, route, Of(carrier), found);
        Assert.Equal(told, Told(found.Close(null)));
    }

    [Theory]
    [InlineData("08:00", "20:00", true)]
    [InlineData("20:00", "08:00", true)]
    [InlineData("08:00", "08:00", false)]
    [InlineData("8 o'clock", "20:00", false)]
    [InlineData("08:00", "24:00", false)]
    public void Hours_are_two_times_of_day(string from, string until, bool sound) => Assert.Equal(sound, new HoursOfDay(from, until).IsSound());

    [Theory]
    [InlineData("410183", "hazardous", "officer 410183", "2025-06-30", "")]
    [InlineData("410183", "hazardous", "officer 410104", "2025-06-30", "not_yours /region")]
    [InlineData("410183", "stardust", "officer 410100", "2025-06-30", "stream_unknown /streams")]
    [InlineData("999999", "hazardous", "officer", "2025-06-30", "division_unknown /region")]
    [InlineData("410183", "hazardous", "officer", "2025-02-01", "period_reversed /until")]
    public void An_emergency_is_declared_by_the_authority_of_the_region(string region, string stream, string who, string until, string told) => Assert.Equal(
        told,
        Told(Emergencies.Declare(
            new(Guid.Empty, Now, "YJ-1", region, [stream], Today, LocalDatePattern.Iso.Parse(until).Value, "疫情", "指挥部令"), new Quarter().Register, Named(who), Now)));

    static Quarter Applied(ApplyForApproval? asked = null)
    {
        var quarter = new Quarter();
        quarter.Say(asked ?? Asked);
        return quarter;
    }

    static Quarter Agreed(ApplyForApproval? asked = null)
    {
        var quarter = Applied(asked);
        foreach (var (step, day) in new[] { ("accept", "2025-03-05"), ("consult", "2025-03-10"), ("agree", "2025-03-18") })
        {
            quarter.Say(new AdvanceApplication(Guid.NewGuid(), At(day), Number, step));
        }

        return quarter;
    }

    static Instant At(string day) => Local(day + " 12:00");

    static Instant Local(string time) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(time).Value.InZoneStrictly(Calendar.Zone).ToInstant();
}
