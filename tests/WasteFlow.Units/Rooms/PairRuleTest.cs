using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>Who receives without a permit: the receiver of a point-to-point pair, and an emergency facility in the emergency mode.</summary>
public class PairRuleTest
{
    // The exemption list of 2021, by which the pair is judged, was superseded on the first day of 2025, and the one after it is not at hand.
    [Theory]
    [InlineData("works", "900-249-08", "R9", "DDD-1", "plan_missing recorded_late", "plan_missing")]
    [InlineData("works", "900-249-08", "R9", null, "outside_the_pair /items/0/method", "outside_the_pair plan_missing")]
    [InlineData("works", "336-064-17", "R9", "DDD-1", "outside_the_pair /items/0/method", "approval_does_not_cover outside_the_pair plan_missing")]
    [InlineData("clinic", "900-249-08", "R9", "DDD-1", "outside_the_pair /items/0/method", "approval_does_not_cover outside_the_pair plan_missing")]
    [InlineData("works", "900-249-08", "D10", "DDD-1", "outside_the_pair /items/0/method", "approval_does_not_cover outside_the_pair plan_missing")]
    public void A_receiver_of_a_fixed_pair_takes_nothing_else(string mover, string code, string method, string? approval, string in2024, string in2025)
    {
        var quarter = new Quarter();
        quarter.Say(new GrantApproval(
            Guid.Empty, Now, "DDD-1", "point-to-point", Works, [Oil.Text], Tonnes(50), new(2024, 7, 1), new(2025, 6, 30), Bricks, Methods: ["R9"], Purpose: "替代燃料"));
        var act = File(new(code), method, receiver: Bricks, mover: new(mover)) with { Approval = approval };
        Assert.Equal(in2024, Filed(quarter, act with { HappenedAt = Instant.FromUtc(2024, 12, 31, 4, 0) }));
        Assert.Equal(in2025, Filed(quarter, act));
    }

    [Fact]
    public void An_emergency_facility_receives_while_the_mode_is_on()
    {
        var quarter = new Quarter();
        quarter.Say(new ChangeSite(Guid.Empty, Now, Plant, Today, Facility: new("emergency")));
        var act = File(Sludge);
        Assert.Equal("permit_does_not_cover /items/0/method", Filed(quarter, act));
        quarter.Say(new DeclareEmergency(Guid.Empty, Now, "YJ-1", "410100", ["hazardous"], Today, Today, "泄漏", "指挥部令"));
        Assert.Equal("emergency_facility plan_missing", Filed(quarter, act));
        Assert.Equal("permit_does_not_cover /items/0/method", Filed(quarter, act with { Departure = Today.PlusDays(1) }));
        quarter.Say(new DeclareEmergency(Guid.Empty, Now, "YJ-1", "410100", ["hazardous"], Today.PlusDays(-2), Today.PlusDays(-1), "泄漏", "指挥部令"));
        Assert.Equal("emergency_mode_off plan_missing", Filed(quarter, File()));
    }

    static string Filed(Quarter quarter, FileManifest? act = null)
    {
        var told = Told(Filing.Judge(act ?? File(), quarter.Register, Officer(null), Now));
        return told.Contains('/', StringComparison.Ordinal) ? told : string.Join(' ', told.Split(' ').Order(StringComparer.Ordinal));
    }
}
