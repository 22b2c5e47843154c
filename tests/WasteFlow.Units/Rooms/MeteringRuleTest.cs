using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What a receiver's room finds of a meter's reading.</summary>
public class MeteringRuleTest
{
    static readonly MeterWaste Reading = new(
        Guid.Empty, Now, Works, Bricks, Of("works"), "conveyor", "general-industrial", Ash, "building-material", "belt-1", "100", "120.5", "t");

    [Theory]
    [InlineData("clerk bricks", "", "party-works")]
    [InlineData("gate bricks", "", "party-works")]
    [InlineData("officer 410183", "", "party-bricks")]
    [InlineData("clerk works", "not_yours /receiver", null)]
    public void The_receiver_reads_its_meter_and_it_counts_as_entered_for_the_mover(string who, string told, string? standsIn)
    {
        var judgement = Metering.ForTreatment(Reading, new Quarter().Register, Named(who), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));
    }

    [Fact]
    public void What_is_no_reading_or_nobodys_is_refused()
    {
        No("site_unknown /mover", Reading with { Mover = new("nowhere") });
        No("destination_is_origin /receiver", Reading with { Mover = Bricks });
        No("carriage_unknown /carriage", Reading with { Carriage = "catapult" });
        No("carrier_is_no_end /carrier", Reading with { Carrier = Of("carrier") });
        No("field_missing /meter", Reading with { Meter = " " });
        No("field_malformed /meter", Reading with { Meter = new string('m', 61) });
        No("meter_backwards /to", Reading with { To = "99" });
        No("mass_zero /to", Reading with { To = "100" });
        No("mass_zero /sent/value", Reading with { Sent = Tonnes(0) });
        No("impurity_out_of_range /impurityPerMille", Reading with { ImpurityPerMille = 1001 });
        No("factor_missing /factor", Reading with { Unit = "m3" });
        No("code_not_carried /code", Reading with { Code = new("900-901-S72") });
        No("wrong_door /method", Reading with { Method = "S" });
        No("method_unknown /method", Reading with { Method = "Y11" });

        static void No(string told, MeterWaste act) => Assert.Equal(told, Told(Metering.ForTreatment(act, new Quarter().Register, Clerk("bricks"), Now)));
    }

    [Fact]
    public void What_has_flowed_is_written_down_whatever_the_permit_says()
    {
        var act = Reading with { Receiver = Plant, Stream = "hazardous", Code = Sludge, Method = "D10", Carrier = Of("plant") };
        Assert.Equal("permit_does_not_cover", Told(Metering.ForTreatment(act, new Quarter().Register, Clerk("plant"), Now)));
        var oil = Metering.ForTreatment(act with { Code = Oil }, new Quarter().Register, Clerk("plant"), Now);
        Assert.Equal([new AllowanceTake("permit/permit-1/2025", 20_500_000, Item: 1, Pointer: "/to")], oil.Takes);
    }
}
