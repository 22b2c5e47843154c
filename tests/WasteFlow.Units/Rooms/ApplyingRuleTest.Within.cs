using NodaTime;
using NodaTime.Text;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What stays within an application, in which order its steps come, and who finds it.</summary>
public partial class ApplyingRuleTest
{
    /// <summary>Asked for a whole class, a code of it is no more than that.</summary>
    [Theory]
    [InlineData("HW08", "")]
    [InlineData("900-249-08", "")]
    [InlineData("HW09", "approval_beyond_application /codes")]
    [InlineData("900-041-49", "approval_beyond_application /codes")]
    [InlineData("HW08-HW09", "approval_beyond_application /codes")]
    public void A_code_of_the_class_that_was_asked_for_is_within_it(string code, string told)
    {
        var quarter = Agreed(Asked with { Codes = ["HW08"] });
        Assert.Equal(told, Told(Granting.Approval(Granted with { Codes = [code] }, quarter.Register, Officer("410000"), Now)));
    }

    /// <summary>What an application decided is changed within it: more, longer or somewhere else is asked for anew (Order 23 art. 28).</summary>
    [Theory]
    [InlineData(80, "2026-03-31", "SQ-1", "")]
    [InlineData(101, "2026-03-31", "SQ-1", "approval_beyond_application /quantity")]
    [InlineData(100, "2026-04-01", "SQ-1", "approval_beyond_application /until")]
    [InlineData(80, "2026-03-31", null, "approval_beyond_application /application")]
    [InlineData(900, "2027-03-31", null, "approval_beyond_application /application")]
    public void An_approval_that_an_application_decided_stays_within_it(int tonnes, string until, string? application, string told)
    {
        var quarter = Agreed();
        quarter.Say(Granted);
        var again = Granted with { ActId = Guid.NewGuid(), Quantity = Tonnes(tonnes), Until = LocalDatePattern.Iso.Parse(until).Value, Application = application };
        Assert.Equal(told, Told(Granting.Approval(again, quarter.Register, Officer("410000"), Now)));
        quarter.Say(again with { Application = Number });
        Assert.Equal(["apply", "accept", "consult", "agree", "approve"], ApplicationFold.Find(Number, quarter.Register)!.Way.Select(static w => w.Step));
    }

    /// <summary>What was asked for in cubic metres is granted in them, whatever one weighs; in another unit it counts by its mass.</summary>
    [Theory]
    [InlineData("10 m3 1500", "10 m3 1600", "")]
    [InlineData("10 m3 1500", "1000 m3 10", "approval_beyond_application /quantity")]
    [InlineData("10 m3 1500", "10.001 m3 1", "approval_beyond_application /quantity")]
    [InlineData("10 m3 1500", "15 t", "")]
    [InlineData("10 m3 1500", "15.000001 t", "approval_beyond_application /quantity")]
    [InlineData("15 t", "10 m3 1500", "")]
    [InlineData("15 t", "10 m3 1501", "approval_beyond_application /quantity")]
    public void An_approval_grants_no_more_than_was_asked_for_in_its_unit(string asked, string granted, string told)
    {
        static Quantity Read(string text) => text.Split(' ') is [var value, var unit, .. var factor] ? new(value, unit, factor is [var one] ? one : null) : throw new ArgumentException(text);
        var quarter = Agreed(Asked with { Quantity = Read(asked) });
        Assert.Equal(told, Told(Granting.Approval(Granted with { Quantity = Read(granted) }, quarter.Register, Officer("410000"), Now)));
    }

    [Theory]
    [InlineData("2025-03-02", "date_out_of_order /happenedAt")]
    [InlineData("2025-03-03", "")]
    public void No_step_is_older_than_what_it_answers(string day, string told) =>
        Assert.Equal(told, Told(Applying.Advance(new(Guid.NewGuid(), At(day), Number, "accept"), Applied().Register, Officer(null), Now)));

    /// <summary>A bureau reads what waits at its end, an enterprise its own; whoever asks for one site that is not his is told so.</summary>
    [Theory]
    [InlineData("officer 410000", null, null, "SQ-1 SQ-2")]
    [InlineData("officer 410104", null, null, "SQ-1 SQ-2")]
    [InlineData("officer 410183", null, null, "")]
    [InlineData("officer 370000", null, null, "SQ-1")]
    [InlineData("officer 410104 hazardous", null, null, "SQ-1 SQ-2")]
    [InlineData("officer 410104 household", null, null, "")]
    [InlineData("officer 370000 household", null, null, "")]
    [InlineData("officer 410104", null, "applied", "SQ-2")]
    [InlineData("officer 410104", null, "accepted", "SQ-1")]
    [InlineData("officer 370000", "works", null, "SQ-1")]
    [InlineData("clerk works", null, null, "SQ-1 SQ-2")]
    [InlineData("clerk plant", null, null, "")]
    [InlineData("clerk plant", "works", null, "not_yours")]
    [InlineData("clerk works", "nowhere", null, "site_unknown")]
    public void Who_has_to_do_with_an_application_finds_it(string who, string? site, string? state, string found)
    {
        var quarter = Applied();
        quarter.Say(new AdvanceApplication(Guid.NewGuid(), At("2025-03-04"), Number, "accept"));
        quarter.Say(Asked with { Application = "SQ-2", Kind = "point-to-point", Receiver = WorksYard });
        var read = ApplicationList.Of(site is null ? null : new SiteId(site), state, Named(who), quarter.Register);
        Assert.Equal(found, read.Refused?.Code ?? string.Join(' ', read.View!.Select(static a => a.Asked.Application)));
    }
}
