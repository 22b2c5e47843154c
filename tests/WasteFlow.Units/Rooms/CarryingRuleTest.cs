using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Transporters;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What the carriers' room finds: whose vehicle it is, and whether it may carry the load.</summary>
public class CarryingRuleTest
{
    [Theory]
    [InlineData("豫A00001", "not_national")]
    [InlineData("豫A00002", "vehicle_not_licensed /vehicle")]
    [InlineData("豫A00003", "vehicle_not_licensed /vehicle")]
    [InlineData("豫A00009", "vehicle_unknown /vehicle")]
    [InlineData("豫A77777", "vehicle_unknown /vehicle")]
    [InlineData(" ", "field_missing /vehicle")]
    public void Hazardous_waste_goes_by_a_vehicle_of_the_carrier_with_a_licence(string plate, string told)
    {
        var quarter = new Quarter();
        Assert.Equal(told, PickUp(quarter, quarter.Filed(File(), "L20254101000001"), plate));
    }

    [Theory]
    [InlineData("豫A00001", "")]
    [InlineData("豫A00003", "")]
    [InlineData("豫A00009", "vehicle_unknown")]
    [InlineData("豫A·挂88", "vehicle_unknown")]
    public void Other_waste_may_go_by_a_strange_plate_and_it_is_noted(string plate, string told)
    {
        var quarter = new Quarter();
        Assert.Equal(told, PickUp(quarter, quarter.Filed(File(Ash, "building-material", "general-industrial")), plate));
    }

    /// <summary>Whose papers the register does not keep, it says nothing of; an exempt load and other waste ask for none.</summary>
    [Theory]
    [InlineData("", "hazardous", null, "not_national")]
    [InlineData("dangerous-goods-carriage 2025-03-05", "hazardous", null, "not_national")]
    [InlineData("dangerous-goods-carriage 2025-03-04", "hazardous", null, "carrier_not_licensed not_national")]
    [InlineData("dangerous-goods-carriage 2025-03-04,dangerous-goods-carriage 2026-03-04", "hazardous", null, "not_national")]
    [InlineData("dangerous-goods-carriage 2025-03-04", "general-industrial", null, "")]
    [InlineData("dangerous-goods-carriage 2025-03-04", "medical", null, "exemption_applied not_national")]
    [InlineData("driver 2025-03-04 li", "hazardous", "li", "driver_not_licensed not_national")]
    [InlineData("driver 2025-03-04 li", "hazardous", "wang", "person_without_licence not_national")]
    [InlineData("driver 2025-03-04 li", "hazardous", null, "not_national")]
    [InlineData("driver 2025-03-05 li", "hazardous", "li", "not_national")]
    [InlineData("dangerous-goods-carriage 2025-03-04 - refuse", "hazardous", null, "carrier_not_licensed /carrier")]
    public void Carrier_and_driver_have_papers_that_hold(string papers, string stream, string? driver, string told)
    {
        var quarter = new Quarter();
        foreach (var (paper, i) in papers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static (p, i) => (p.Split(' '), i)))
        {
            quarter.Say(new RegisterLicence(
                Guid.Empty, Now, Carrier, $"Z-{i}", paper[0], new(2020, 1, 1), NodaTime.Text.LocalDatePattern.Iso.Parse(paper[1]).Value, paper.ElementAtOrDefault(2)));
        }

        if (papers.EndsWith("refuse", StringComparison.Ordinal))
        {
            quarter.Say(new ChangeRule(Guid.Empty, Now, "carrier-licensed", Today, "专项整治", "郑交〔2025〕1号", "refuse", null, "410100"));
        }

        var filing = stream switch
        {
            "hazardous" => File(),
            "medical" => File(Infectious, "Y11", "medical", mover: Clinic, receiver: Bricks),
            _ => File(Ash, "building-material", "general-industrial"),
        };
        var act = new PickUpWaste(Guid.Empty, Now, quarter.Filed(filing), Carrier, "豫A00001", Driver: driver);
        Assert.Equal(told, Told(Carrying.PickUp(act, quarter.Register, Driver("carrier"), Now)));
    }

    /// <summary>The escort's papers are asked for as the driver's are, at the pick-up and of the next carrier at the hand-over.</summary>
    [Theory]
    [InlineData("escort", "2025-03-04", "wang", "escort_not_licensed")]
    [InlineData("escort", "2025-03-05", "wang", "")]
    [InlineData("escort", "2025-03-04", "li", "person_without_licence")]
    [InlineData("driver", "2025-03-04", "wang", "")]
    public void An_escort_has_papers_that_hold(string kind, string until, string whose, string told)
    {
        var quarter = new Quarter();
        foreach (var carrier in new[] { Carrier, NextCarrier })
        {
            quarter.Say(new RegisterLicence(Guid.Empty, Now, carrier, "Z-1", kind, new(2020, 1, 1), NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value, whose));
        }

        var number = quarter.Filed(File() with { NationalNumber = "20254101000001" });
        Assert.Equal(told, Told(Carrying.PickUp(new(Guid.Empty, Now, number, Carrier, "豫A00001", Escort: "wang"), quarter.Register, Driver("carrier"), Now)));
        Assert.Equal(told, Told(Carrying.HandOver(new(Guid.Empty, Now, number, Carrier, NextCarrier, "豫A00009", Escort: "wang"), quarter.Register, Driver("carrier"), Now)));
    }

    [Fact]
    public void The_next_carriers_driver_has_papers_too()
    {
        var quarter = new Quarter();
        quarter.Say(new RegisterLicence(Guid.Empty, Now, NextCarrier, "Z-1", "driver", new(2020, 1, 1), new(2025, 3, 4), "li"));
        var act = new HandOverWaste(Guid.Empty, Now, quarter.Filed(File()), Carrier, NextCarrier, "豫A00009", "li");
        Assert.Equal("driver_not_licensed", Told(Carrying.HandOver(act, quarter.Register, Driver("carrier"), Now)));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("豫运单20250305-001", "")]
    [InlineData(" ", "field_malformed /waybill")]
    [InlineData("123456789012345678901234567890123456789012345678901", "field_malformed /waybill")]
    public void A_waybill_that_is_said_has_a_number(string? waybill, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File() with { NationalNumber = "20254101000001" });
        Assert.Equal(told, Told(Carrying.PickUp(new(Guid.Empty, Now, number, Carrier, "豫A00001", Waybill: waybill), quarter.Register, Driver("carrier"), Now)));
        Assert.Equal(told, Told(Carrying.HandOver(new(Guid.Empty, Now, number, Carrier, NextCarrier, "豫A00009", Waybill: waybill), quarter.Register, Driver("carrier"), Now)));
    }

    /// <summary>Whether an institution is a small one is told by its beds, whatever it was registered as (exemption item 2).</summary>
    [Theory]
    [InlineData("small-clinic", null, "exemption_applied vehicle_not_sealed")]
    [InlineData("small-clinic", 19, "exemption_applied vehicle_not_sealed")]
    [InlineData("small-clinic", 20, "vehicle_not_licensed /vehicle")]
    [InlineData("medical-institution", 19, "exemption_applied vehicle_not_sealed")]
    [InlineData("medical-institution", 20, "vehicle_not_licensed /vehicle")]
    [InlineData("medical-institution", null, "vehicle_not_licensed /vehicle")]
    public void A_small_institution_is_one_by_its_beds(string kind, int? beds, string told)
    {
        var quarter = new Quarter();
        quarter.Say(new RegisterSite(
            Guid.Empty, Now, Clinic, Of("clinic"), "clinic", "410183", "410183", kind, [], Wards: beds is { } known ? new(known, "PDY1") : null));
        var number = quarter.Filed(File(Infectious, "Y11", "medical", mover: Clinic, receiver: Bricks) with { NationalNumber = "20254101000001" });
        Assert.Equal(told, PickUp(quarter, number, "豫A00003"));
    }

    [Fact]
    public void What_travels_sealed_is_noted_in_an_open_vehicle()
    {
        var quarter = new Quarter();
        Assert.Equal("vehicle_not_sealed", PickUp(quarter, quarter.Filed(File(new("900-901-S72"), "new-building-material", "construction")), "豫A00003"));
    }

    /// <summary>The plant's permit covers HW08 and HW49 by D10 and R9, in 2024 and 2025.</summary>
    [Theory]
    [InlineData("2025-12-31", "not_national")]
    [InlineData("2026-01-01", "permit_unknown not_national")]
    [InlineData("changed", "permit_does_not_cover /manifest")]
    public void Whether_the_permit_covers_the_load_is_asked_again_on_the_day_it_leaves(string day, string told)
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File());
        if (day == "changed") quarter.Say(new GrantPermit(Guid.Empty, Now, Permit, Plant, ["HW49"], ["D10"], new(2024, 1, 1), new(2025, 12, 31)));
        var left = day == "changed" ? Now : Calendar.StartOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        quarter.Say(new RegisterVehicle(Guid.Empty, Now, "豫A00001", Carrier, Hazardous: true, Sealed: true, LicenceUntil: new(2027, 12, 31)));
        Assert.Equal(told, Told(Carrying.PickUp(new(Guid.Empty, left, number, Carrier, "豫A00001"), quarter.Register, Driver("carrier"), left)));
    }

    [Fact]
    public void A_small_clinics_boxes_may_go_without_a_licence()
    {
        var quarter = new Quarter();
        var number = quarter.Filed(File(Infectious, "Y11", "medical", mover: Clinic, receiver: Bricks));
        Assert.Equal("exemption_applied vehicle_not_sealed not_national", PickUp(quarter, number, "豫A00003"));
    }

    [Fact]
    public void A_national_number_needs_no_note()
    {
        var quarter = new Quarter();
        Assert.Equal("", PickUp(quarter, quarter.Filed(File() with { NationalNumber = "20254101000001" }), "豫A00001"));
    }

    [Theory]
    [InlineData("driver carrier", "carrier", "M1", "")]
    [InlineData("driver next-carrier", "carrier", "M1", "not_yours /carrier")]
    [InlineData("driver carrier", "nobody", "M1", "enterprise_unknown /carrier")]
    [InlineData("driver carrier", "carrier", "M9", "no_such_manifest /manifest")]
    [InlineData("officer 410104", "carrier", "M1", "")]
    public void A_carrier_speaks_for_itself(string who, string carrier, string number, string told)
    {
        var quarter = new Quarter();
        quarter.Filed(File(Ash, "building-material", "general-industrial"));
        Assert.Equal(told, Told(Carrying.PickUp(new(Guid.Empty, Now, new(number), Of(carrier), "豫A00001"), quarter.Register, Named(who), Now)));
    }

    [Theory]
    [InlineData("next-carrier", "豫A00009", "")]
    [InlineData("next-carrier", "豫A00001", "vehicle_unknown /vehicle")]
    [InlineData("nobody", "豫A00009", "enterprise_unknown /to")]
    [InlineData("carrier", "豫A00001", "carrier_is_the_same /to")]
    public void The_next_carrier_is_known_and_so_is_its_vehicle(string to, string plate, string told)
    {
        var quarter = new Quarter();
        var act = new Contracts.HandOverWaste(Guid.Empty, Now, quarter.Filed(File()), Carrier, Of(to), plate);
        Assert.Equal(told, Told(Carrying.HandOver(act, quarter.Register, Driver("carrier"), Now)));
    }

    [Theory]
    [InlineData("driver carrier", "", null)]
    [InlineData("gate plant", "", "party-carrier")]
    [InlineData("gate store", "not_yours /carrier", null)]
    public void The_receivers_gate_may_say_that_the_load_arrived(string who, string told, string? standsIn)
    {
        var quarter = new Quarter();
        var judgement = Carrying.Arrive(new(Guid.Empty, Now, quarter.Filed(File()), Carrier), quarter.Register, Named(who), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));
    }

    static string PickUp(Quarter quarter, ManifestNumber number, string plate) =>
        Told(Carrying.PickUp(new(Guid.Empty, Now, number, Carrier, plate), quarter.Register, Driver("carrier"), Now));
}
