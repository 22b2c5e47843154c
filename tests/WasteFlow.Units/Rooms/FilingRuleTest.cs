using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What the movers' room finds of a manifest before the ledger is asked.</summary>
public class FilingRuleTest
{
    [Theory]
    [InlineData("hazardous", "900-249-08", "D10", "plan_missing")]
    [InlineData("hazardous", "900-249-08", "R4", "exemption_applied plan_missing")]
    [InlineData("hazardous", "900-249-08", "D1", "permit_does_not_cover /items/0/method")]
    [InlineData("hazardous", "336-064-17", "D10", "permit_does_not_cover /items/0/method")]
    [InlineData("hazardous", "900-249-08", "Y11", "method_unknown /items/0/method")]
    [InlineData("hazardous", "90024908", "D10", "code_malformed /items/0/code")]
    [InlineData("hazardous", "441-901-S02", "D10", "code_not_carried /items/0/code")]
    [InlineData("hazardous", "900-199-49", "D10", "code_unlisted plan_missing")]
    [InlineData("radioactive", "900-249-08", "D10", "stream_unknown /stream")]
    [InlineData("general-industrial", "900-249-08", "D10", "hazardous_under_general /items/0/code")]
    [InlineData("general-industrial", "441-901-S02", "building-material", "")]
    [InlineData("general-industrial", "441-099-S02", "building-material", "code_unlisted")]
    [InlineData("medical", "841-001-01", "Y11", "permit_does_not_cover /items/0/method")]
    public void A_load_travels_under_a_stream_that_carries_it_to_somebody_who_may_take_it(string stream, string code, string method, string told) =>
        Assert.Equal(told, Told(Filing.Judge(File(new(code), method, stream), new Quarter().Register, Clerk("works"), Now)));

    /// <summary>Exemption items 3 to 5 name by which disinfection which medical waste leaves the list; what is in none is burnt.</summary>
    [Theory]
    [InlineData("841-001-01", "Y11", "410183", "permit_unknown")]
    [InlineData("841-003-01", "Y10", "410183", "permit_unknown")]
    [InlineData("841-003-01", "Y12", "410183", "permit_unknown")]
    [InlineData("841-003-01", "Y11", null, "route_not_own permit_unknown")]
    [InlineData("841-003-01", "Y11", "410184", "route_not_own permit_unknown")]
    [InlineData("841-003-01", "Y11", "410183", "route_not_own /items/0/method")]
    [InlineData("841-004-01", "Y12", "410183", "route_not_own /items/0/method")]
    [InlineData("841-005-01", "Y13", "410183", "route_not_own /items/0/method")]
    public void Pathological_waste_has_ways_of_its_own(string code, string method, string? refusing, string told)
    {
        var quarter = new Quarter();
        if (refusing is not null)
        {
            quarter.Say(new ChangeRule(Guid.Empty, Now, "own-routes", Today, "病理性医疗废物处置方案", "豫卫医〔2025〕1号", "refuse", null, refusing, Unverified: true));
        }

        Assert.Equal(told, Told(Filing.Judge(File(new(code), method, "medical", Clinic, Bricks), quarter.Register, Clerk("clinic"), Now)));
    }

    [Theory]
    [InlineData("clerk works", "", null)]
    [InlineData("gate works", "", null)]
    [InlineData("gate bricks", "", "party-works")]
    [InlineData("clerk bricks", "not_yours /mover", null)]
    [InlineData("clerk clinic", "not_yours /mover", null)]
    [InlineData("officer 410104", "", "party-works")]
    [InlineData("officer 410100 general-industrial", "", "party-works")]
    [InlineData("officer 410100 medical", "not_yours /mover", null)]
    [InlineData("officer 410183", "not_yours /mover", null)]
    [InlineData("machine", "", "party-works")]
    public void The_mover_files_or_the_receivers_gate_or_its_bureau_stands_in(string who, string told, string? standsIn)
    {
        var act = File(Ash, "building-material", "general-industrial", receiver: Bricks);
        var judgement = Filing.Judge(act, new Quarter().Register, Named(who), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));
    }

    [Theory]
    [InlineData("nowhere", "plant", "carrier", "site_unknown /mover")]
    [InlineData("works", "nowhere", "carrier", "site_unknown /receiver")]
    [InlineData("works", "plant", "nobody", "enterprise_unknown /carrier")]
    [InlineData("works", "plant", null, "site_is_no_enterprise /carrier")]
    [InlineData("works", "works", "carrier", "destination_is_origin /receiver")]
    public void Mover_carrier_and_receiver_are_known_and_two_places(string mover, string receiver, string? carrier, string told) => Assert.Equal(
        told,
        Told(Filing.Judge(
            File(mover: new(mover), receiver: new(receiver)) with { Carrier = carrier is null ? new(receiver) : Of(carrier) }, new Quarter().Register, Clerk("works"), Now)));

    [Fact]
    public void What_plan_and_permit_allow_is_taken_in_grams_item_by_item()
    {
        var quarter = new Quarter();
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2025, [new(Oil, Tonnes(100))]));
        var act = File();
        act = act with { Items = [.. act.Items, new(Oil, Tonnes(2), "D10")] };
        var judgement = Filing.Judge(act, quarter.Register, Clerk("works"), Now);
        Assert.Equal("", Told(judgement));
        Assert.Equal(
            [
                new AllowanceTake("permit/permit-1/2025", 5_000_000, Item: 1, Pointer: "/items/0/quantity"),
                new("plan/works/900-249-08/2025", 5_000_000, Item: 1, Pointer: "/items/0/quantity"),
                new("permit/permit-1/2025", 2_000_000, Item: 2, Pointer: "/items/1/quantity"),
                new("plan/works/900-249-08/2025", 2_000_000, Item: 2, Pointer: "/items/1/quantity"),
            ],
            judgement.Takes);
    }

    [Theory]
    [InlineData("2.5", "box", "15", "fraction_counts_whole plan_missing", 3)]
    [InlineData("0.4", "piece", "15", "fraction_counts_whole plan_missing", 1)]
    [InlineData("3", "box", "15", "plan_missing", 3)]
    [InlineData("2.5", "m3", "1100", "plan_missing", 2_500)]
    public void A_part_of_what_is_counted_one_by_one_counts_whole_and_is_noted(string value, string unit, string factor, string told, long taken)
    {
        var quarter = new Quarter();
        quarter.Say(new GrantApproval(Guid.Empty, Now, "P2P", "point-to-point", Works, ["HW17"], Tonnes(50), new(2025, 1, 1), new(2025, 12, 31), Plant));
        var act = File(Sludge, "D9") with { Approval = "P2P" };
        var judgement = Filing.Judge(act with { Items = [act.Items[0] with { Quantity = new(value, unit, factor) }] }, quarter.Register, Clerk("works"), Now);
        Assert.Equal((told, taken), (Told(judgement), judgement.Takes.Single().Amount));
    }

    /// <summary>The caller may have been granted it a moment ago.</summary>
    [Theory]
    [InlineData("P2P", false)]
    [InlineData("P2Q", true)]
    [InlineData(null, false)]
    public void An_approval_that_is_not_known_yet_is_looked_for_in_the_newest_lines(string? named, bool unread)
    {
        var quarter = new Quarter();
        quarter.Say(new GrantApproval(Guid.Empty, Now, "P2P", "point-to-point", Works, ["HW08"], Tonnes(50), new(2025, 1, 1), new(2025, 12, 31), Plant));
        var judgement = Filing.Judge(File() with { Approval = named }, quarter.Register, Clerk("works"), Now);
        Assert.Equal((unread, unread), (judgement.Unread, judgement.Notes.Any(static n => n.Code == "approval_unknown")));
    }

    [Fact]
    public void A_load_in_cubic_metres_says_its_litres_and_its_mass()
    {
        var quarter = new Quarter();
        quarter.Say(new GrantApproval(Guid.Empty, Now, "P2P", "point-to-point", Works, ["HW17"], Tonnes(50), new(2025, 1, 1), new(2025, 12, 31), Plant));
        var act = File(Sludge, "D9") with { Approval = "P2P" };
        act = act with { Items = [act.Items[0] with { Quantity = new("2.5", "m3", "1100") }, act.Items[0]] };
        Assert.Equal(
            [
                new AllowanceTake("approval/P2P", 2_500, "L", 2_750_000, 1, "/items/0/quantity"),
                new("approval/P2P", 5_000_000, Item: 2, Pointer: "/items/1/quantity"),
            ],
            Filing.Judge(act, quarter.Register, Clerk("works"), Now).Takes);
    }

    [Theory]
    [InlineData(2025, 12, 31, "plan_missing")]
    [InlineData(2026, 1, 1, "permit_unknown plan_missing")]
    [InlineData(2023, 12, 31, "permit_unknown plan_missing")]
    public void A_permit_counts_on_the_day_of_departure(int year, int month, int day, string told) => Assert.Equal(
        told, Told(Filing.Judge(File() with { Departure = new(year, month, day) }, new Quarter().Register, Clerk("works"), Now)));

    [Theory]
    [InlineData("works-yard", "hazardous", "336-064-17", "D9", "plan_missing")]
    [InlineData("store", "hazardous", "336-064-17", "D9", "permit_unknown plan_missing")]
    [InlineData("plant", "hazardous", "321-026-48", "R4", "exemption_applied plan_missing")]
    public void Own_use_and_exemptions_go_before_the_permit(string receiver, string stream, string code, string method, string told) => Assert.Equal(
        told, Told(Filing.Judge(File(new(code), method, stream, receiver: new(receiver)), new Quarter().Register, Clerk("works"), Now)));

    [Fact]
    public void A_point_to_point_approval_waives_the_permit_and_is_counted()
    {
        var quarter = new Quarter();
        quarter.Say(new GrantApproval(Guid.Empty, Now, "P2P", "point-to-point", Works, ["HW17"], Tonnes(50), new(2025, 1, 1), new(2025, 12, 31), Plant));
        var judgement = Filing.Judge(File(Sludge, "D9") with { Approval = "P2P" }, quarter.Register, Clerk("works"), Now);
        Assert.Equal("plan_missing", Told(judgement));
        Assert.Equal([new AllowanceTake("approval/P2P", 5_000_000, Item: 1, Pointer: "/items/0/quantity")], judgement.Takes);
    }

    [Theory]
    [InlineData(null, "approval_missing /approval")]
    [InlineData("NOT-OURS", "approval_unknown permit_unknown plan_missing")]
    [InlineData("CROSS", "permit_unknown plan_missing")]
    [InlineData("OTHER-CODE", "approval_does_not_cover /approval")]
    [InlineData("OTHER-RECEIVER", "approval_does_not_cover /approval")]
    [InlineData("OVER", "approval_does_not_cover /approval")]
    [InlineData("OTHER-KIND", "approval_does_not_cover /approval")]
    public void Hazardous_waste_leaves_the_province_only_under_an_approval(string? approval, string told)
    {
        var quarter = new Quarter();
        Grant("CROSS", "cross-province", "HW17", FarKiln, new(2025, 12, 31));
        Grant("OTHER-CODE", "cross-province", "HW08", FarKiln, new(2025, 12, 31));
        Grant("OTHER-RECEIVER", "cross-province", "HW17", Plant, new(2025, 12, 31));
        Grant("OVER", "cross-province", "HW17", FarKiln, new(2025, 3, 4));
        Grant("OTHER-KIND", "storage-extension", "HW17", FarKiln, new(2025, 12, 31));
        var act = File(Sludge, "C1", receiver: FarKiln) with { Approval = approval };
        Assert.Equal(told, Told(Filing.Judge(act, quarter.Register, Clerk("works"), Now)));

        void Grant(string number, string kind, string codes, SiteId receiver, NodaTime.LocalDate until) => quarter.Say(
            new GrantApproval(Guid.Empty, Now, number, kind, Works, [codes], Tonnes(50), new(2025, 1, 1), until, receiver));
    }

    /// <summary>Abroad is no other province: it has an approval of its own, which stands in for a permit, and of which we have not read the law.</summary>
    [Theory]
    [InlineData(null, "approval_missing permit_unknown plan_missing")]
    [InlineData("EX", "plan_missing")]
    [InlineData("CROSS", "approval_does_not_cover permit_unknown plan_missing")]
    public void Hazardous_waste_leaves_the_country_under_an_approval_of_export_or_it_is_noted(string? approval, string told)
    {
        var (quarter, smelter) = (new Quarter(), new SiteId("smelter"));
        quarter.Say(new RegisterSite(Guid.Empty, Now, smelter, Of("far"), "smelter", "440300", "410104", "hazardous-plant", [SiteTags.Abroad]));
        foreach (var (number, kind) in new[] { ("EX", "export"), ("CROSS", "cross-province") })
        {
            quarter.Say(new GrantApproval(Guid.Empty, Now, number, kind, Works, ["HW17"], Tonnes(50), new(2025, 1, 1), new(2025, 12, 31), smelter));
        }

        Assert.Equal(told, Told(Filing.Judge(File(Sludge, "D9", receiver: smelter) with { Approval = approval }, quarter.Register, Clerk("works"), Now)));
    }

    [Theory]
    [InlineData("works", "approval_missing")]
    [InlineData("store", "")]
    public void Construction_waste_leaves_its_producer_under_an_approval_or_it_is_noted(string mover, string told) => Assert.Equal(
        told,
        Told(Filing.Judge(
            File(new("900-901-S72"), "new-building-material", "construction", new(mover), Bricks), new Quarter().Register, Clerk(mover), Now)));

    [Theory]
    [InlineData(14, "plan_missing")]
    [InlineData(15, "plan_missing recorded_late")]
    public void A_manifest_from_paper_is_entered_within_ten_working_days(int days, string told)
    {
        var act = File();
        Assert.Equal(told, Told(Filing.Judge(act, new Quarter().Register, Clerk("works"), Now + NodaTime.Duration.FromDays(days))));
    }

    [Theory]
    [InlineData("pipeline", "works", null, "")]
    [InlineData("conveyor", "bricks", null, "")]
    [InlineData("conveyor", "carrier", null, "carrier_is_no_end /carrier")]
    [InlineData("pipeline", "works", "豫A00001", "no_vehicle /vehicle")]
    [InlineData("catapult", "works", null, "carriage_unknown /carriage")]
    public void What_no_vehicle_carries_is_carried_by_one_of_the_ends(string carriage, string carrier, string? vehicle, string told) => Assert.Equal(
        told,
        Told(Filing.Judge(
            File(Ash, "building-material", "general-industrial", receiver: Bricks) with { Carriage = carriage, Carrier = Of(carrier), Vehicle = vehicle },
            new Quarter().Register, Clerk("works"), Now)));

    /// <summary>The transfer has happened: what would have refused it is written down.</summary>
    [Fact]
    public void What_is_entered_from_paper_or_after_an_emergency_is_always_taken()
    {
        var act = File(Sludge, "C1", receiver: FarKiln);
        var register = new Quarter().Register;
        Assert.Equal("approval_missing /approval", Told(Filing.Judge(act, register, Clerk("works"), Now)));
        Assert.Equal("approval_missing permit_unknown plan_missing from_paper", Told(Filing.Judge(act with { Paper = "0001234" }, register, Clerk("works"), Now)));
        Assert.Equal(
            "approval_missing permit_unknown plan_missing emergency_transfer",
            Told(Filing.Judge(act with { Emergency = new("the dyke broke", "order 7") }, register, Clerk("works"), Now)));
        Assert.Equal(
            "approval_missing permit_unknown plan_missing left_on_provisional",
            Told(Filing.Judge(act with { Paper = ManifestNumbers.Provisional(act.ActId).Text }, register, Clerk("works"), Now)));
        Assert.Equal("permit_does_not_cover plan_missing from_paper", Told(Filing.Judge(File(Sludge) with { Paper = "0001234" }, register, Clerk("works"), Now)));
    }

    [Theory]
    [InlineData(" ", null, null, "field_missing /paper")]
    [InlineData(null, " ", "order 7", "field_missing /emergency/reason")]
    [InlineData(null, "the dyke broke", "", "document_missing /emergency/document")]
    public void What_it_is_entered_from_is_named(string? paper, string? reason, string? document, string told) => Assert.Equal(
        told,
        Told(Filing.Judge(
            File() with { Paper = paper, Emergency = reason is null ? null : new(reason, document!) }, new Quarter().Register, Clerk("works"), Now)));

    [Theory]
    [InlineData("0", "mass_zero /items/0/quantity/value")]
    [InlineData("-1", "mass_negative /items/0/quantity/value")]
    [InlineData("1000001", "mass_absurd /items/0/quantity/value")]
    public void A_load_has_a_mass(string tonnes, string told) => Assert.Equal(
        told,
        Told(Filing.Judge(File() with { Items = [new(Oil, new(tonnes, "t"), "D10")] }, new Quarter().Register, Clerk("works"), Now)));

    [Theory]
    [InlineData("R4", "never_utilised /items/0/method")]
    [InlineData("R9", "never_utilised /items/0/method")]
    [InlineData("no-such-method", "method_unknown /items/0/method")]
    public void What_may_only_be_disposed_of_takes_no_method_that_utilises(string method, string told)
    {
        var judged = Filing.Judge(File(Infectious, method, "medical", mover: Clinic), new Quarter().Register, Clerk("clinic"), Now);
        Assert.Equal(told, Told(judged));
        Assert.Equal(told[0] == 'n' ? "医疗废物管理条例第十四条" : null, judged.Refused!.Basis?.Zh.Split('；')[0]);
    }

    [Theory]
    [InlineData("front", "rear", false)]
    [InlineData("front", "front", true)]
    [InlineData(null, null, true)]
    public void Sorted_fractions_travel_in_compartments_of_their_own(string? one, string? other, bool mixed)
    {
        var act = File(new("900-901-S64"), "D10", "household", receiver: Bricks);
        act = act with { Items = [act.Items[0] with { Compartment = one }, act.Items[0] with { Code = new("900-911-S61"), Compartment = other }] };
        var notes = Filing.Judge(act, new Quarter().Register, Clerk("works"), Now);
        Assert.Null(notes.Refused);
        Assert.Equal(mixed, notes.Notes.Any(static n => n.Code == "fractions_mixed"));
    }
}
