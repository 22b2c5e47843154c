using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What the bureau's room finds, and what it shows to whom.</summary>
public class BureauRuleTest
{
    [Theory]
    [InlineData("P-9", "plant", "HW08", "D10", "officer 410183", "")]
    [InlineData("P-9", "plant", "HW02-HW50", "*", "officer 410100", "")]
    [InlineData("P-9", "plant", "900-*", "D10", "officer", "")]
    [InlineData("P-9", "plant", "HW8", "D10", "officer 410183", "code_malformed /codes/0")]
    [InlineData("P-9", "plant", "HW08-HW", "D10", "officer 410183", "code_malformed /codes/0")]
    [InlineData("P-9", "plant", "HW08", "D99", "officer 410183", "no_such_method /methods/0")]
    [InlineData("P-9", "plant", "HW08", "", "officer 410183", "field_missing /methods")]
    [InlineData("P-9", "plant", "HW08", "D10", "officer 410104", "not_yours /site")]
    [InlineData("P-9", "nowhere", "HW08", "D10", "officer 410183", "site_unknown /site")]
    [InlineData(" ", "plant", "HW08", "D10", "officer 410183", "field_malformed /permit")]
    [InlineData("permit-2 ", "plant", "HW08", "D10", "officer 410183", "field_malformed /permit")]
    [InlineData("permit-1", "plant", "HW08", "D10", "officer 410183", "")]
    [InlineData("permit-1", "bricks", "HW08", "D10", "officer 410183", "grant_number_taken /permit")]
    public void A_permit_is_granted_in_ones_own_region_for_codes_and_methods_that_exist(
        string permit, string site, string codes, string method, string who, string told) => Assert.Equal(
        told,
        Told(Granting.Permit(
            new(Guid.Empty, Now, permit, new(site), [codes], method.Length == 0 ? [] : [method], new(2025, 1, 1), new(2029, 12, 31)), new Quarter().Register, Named(who), Now)));

    [Theory]
    [InlineData("0", "mass_zero /yearlyScale/value", "mass_zero /quantity/value")]
    [InlineData("-1", "mass_negative /yearlyScale/value", "mass_negative /quantity/value")]
    [InlineData("1", "", "")]
    public void Nothing_is_granted_for_nothing(string tonnes, string permit, string approval)
    {
        var (register, amount) = (new Quarter().Register, new Quantity(tonnes, "t"));
        Assert.Equal(permit, Told(Granting.Permit(
            new(Guid.Empty, Now, "P-9", Plant, ["HW08"], ["D10"], new(2025, 1, 1), new(2025, 12, 31), amount), register, Officer("410183"), Now)));
        Assert.Equal(approval, Told(Granting.Approval(
            new(Guid.Empty, Now, "A-1", "cross-province", Works, ["HW17"], amount, new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Officer("410104"), Now)));
    }

    /// <summary>A slip in the unit's factor makes an account a thousand times too large or too small, so it is noted at the door; boxes are not granted by halves.</summary>
    [Theory]
    [InlineData("20", "m3", "1500", "")]
    [InlineData("20", "m3", "10", "")]
    [InlineData("20", "m3", "5000", "")]
    [InlineData("20", "m3", "1.5", "factor_implausible")]
    [InlineData("20", "m3", "5000.000001", "factor_implausible")]
    [InlineData("20", "head", "110000", "factor_implausible")]
    [InlineData("20", "piece", "0.0002", "factor_implausible")]
    [InlineData("20", "box", "15", "")]
    [InlineData("20.5", "box", "15", "count_not_whole /quantity/value")]
    public void What_is_granted_has_a_plausible_factor_and_whole_pieces(string value, string unit, string factor, string told)
    {
        var (register, amount) = (new Quarter().Register, new Quantity(value, unit, factor));
        Assert.Equal(told.Replace("/quantity", "/yearlyScale", StringComparison.Ordinal), Told(Granting.Permit(
            new(Guid.Empty, Now, "P-9", Plant, ["HW08"], ["D10"], new(2025, 1, 1), new(2025, 12, 31), amount), register, Officer("410183"), Now)));
        Assert.Equal(told, Told(Granting.Approval(
            new(Guid.Empty, Now, "A-1", "cross-province", Works, ["HW17"], amount, new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Officer("410104"), Now)));
        Assert.Equal(told, Told(Applying.Apply(
            new(Guid.Empty, Now, "SQ-1", "cross-province", Works, ["HW17"], [], amount, new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Clerk("works"), Now)));
    }

    /// <summary>The terms that were granted under a number, with a scale or none; the next word; and the years that have a scale no more.</summary>
    [Theory]
    [InlineData("2024-01-01..2026-12-31 7", "2024-01-01..2026-12-31 8", "")]
    [InlineData("2024-01-01..2026-12-31 7", "2024-01-01..2026-12-31", "2024 2025 2026")]
    [InlineData("2024-01-01..2026-12-31 7", "2024-01-01..2025-06-30 7", "2026")]
    [InlineData("2024-01-01..2026-12-31 7", "2025-06-01..2026-12-31", "2026")]
    [InlineData("2024-01-01..2026-12-31 7", "2027-01-01..2029-12-31", "")]
    [InlineData("2024-01-01..2025-12-31 7; 2026-01-01..2027-12-31 9", "2024-01-01..2025-12-31", "2024 2025")]
    [InlineData("2024-01-01..2025-12-31", "2024-01-01..2025-12-31", "")]
    public void A_permit_without_its_scale_has_none_any_more(string granted, string next, string ended)
    {
        var quarter = new Quarter();
        foreach (var term in granted.Split("; "))
        {
            quarter.Say(Of(term));
        }

        var judgement = Granting.Permit(Of(next), quarter.Register, Officer("410183"), Now);
        Assert.Equal("", Told(judgement));
        Assert.Equal(ended, string.Join(' ', (judgement.Ended ?? []).Select(static a => a["permit/P-9/".Length..])));

        static GrantPermit Of(string text)
        {
            var scale = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? Tonnes(int.Parse(text[at..], System.Globalization.CultureInfo.InvariantCulture)) : null;
            return new(Guid.Empty, Now, "P-9", Plant, ["HW08"], ["D10"], Day(text[..10]), Day(text[12..22]), scale);
        }

        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
    }

    [Theory]
    [InlineData("comprehensive", "2029-12-31", "")]
    [InlineData("comprehensive", "2030-01-01", "permit_too_long")]
    [InlineData("collection", "2027-12-31", "")]
    [InlineData("collection", "2028-01-01", "permit_too_long")]
    [InlineData(null, "2030-01-01", "")]
    [InlineData("provisional", "2025-12-31", "register_kind_unknown /kind")]
    public void A_permit_runs_as_long_as_its_kind_may(string? kind, string until, string told) => Assert.Equal(
        told,
        Told(Granting.Permit(
            new(Guid.Empty, Now, "P-9", Plant, ["HW08"], ["D10"], new(2025, 1, 1), NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value, Kind: kind),
            new Quarter().Register, Officer("410183"), Now)));

    [Theory]
    [InlineData("cross-province", "far-kiln", 2025, "")]
    [InlineData("cross-province", "far-kiln", 2026, "approval_too_long")]
    [InlineData("cross-province", "nowhere", 2025, "site_unknown /receiver")]
    [InlineData("by-word-of-mouth", null, 2025, "approval_kind_unknown /kind")]
    public void An_approval_is_of_a_known_kind(string kind, string? receiver, int until, string told) => Assert.Equal(
        told,
        Told(Granting.Approval(
            new(Guid.Empty, Now, "A-1", kind, Works, ["HW17"], Tonnes(1), new(2025, 1, 1), new(until, 12, 31), receiver is null ? null : new SiteId(receiver)),
            new Quarter().Register, Officer("410104"), Now)));

    /// <summary>An officer for some streams decides nothing about the waste of others: every class that a pattern reaches has to be his.</summary>
    [Theory]
    [InlineData("HW08", "hazardous", "")]
    [InlineData("HW08", "medical", "not_yours /codes")]
    [InlineData("HW08,HW01", "hazardous", "not_yours /codes")]
    [InlineData("HW08,841-001-01", "hazardous", "not_yours /codes")]
    [InlineData("HW08,HW01", "hazardous medical", "")]
    [InlineData("HW02-HW08", "hazardous", "")]
    [InlineData("HW01-HW08", "hazardous", "not_yours /codes")]
    [InlineData("900-249-*", "hazardous", "")]
    [InlineData("841-00*", "medical", "")]
    [InlineData("841-00*", "hazardous", "not_yours /codes")]
    [InlineData("*", "hazardous", "not_yours /codes")]
    [InlineData("*", "", "")]
    [InlineData("HW31", "hazardous", "")]
    [InlineData("900-052-31", "hazardous", "")]
    [InlineData("900-052-31", "batteries", "")]
    [InlineData("900-052-31", "medical", "not_yours /codes")]
    public void What_is_granted_is_of_ones_own_streams(string codes, string streams, string told)
    {
        var (register, all, by) = (new Quarter().Register, codes.Split(','), streams.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(told, Told(Granting.Permit(new(Guid.Empty, Now, "P-9", Plant, all, ["D10"], new(2025, 1, 1), new(2025, 12, 31)), register, Officer("410183", by), Now)));
        Assert.Equal(told, Told(Granting.Approval(
            new(Guid.Empty, Now, "A-1", "cross-province", Works, all, Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Officer("410104", by), Now)));
        Assert.Equal(told, Told(Applying.Apply(
            new(Guid.Empty, Now, "SQ-1", "cross-province", Works, all, [], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Officer("410104", by), Now)));
    }

    /// <summary>"All but" reaches nothing of what it leaves out whole.</summary>
    [Theory]
    [InlineData("HW01", "hazardous", "")]
    [InlineData("HW01-HW03", "hazardous", "")]
    [InlineData("841-001-01", "hazardous", "not_yours /codes")]
    [InlineData("HW08", "hazardous", "not_yours /codes")]
    [InlineData("HW01", "medical", "not_yours /codes")]
    public void What_a_permit_leaves_out_need_not_be_ones_own(string except, string stream, string told) => Assert.Equal(told, Told(Granting.Permit(
        new(Guid.Empty, Now, "P-9", Plant, ["HW01-HW08"], ["D10"], new(2025, 1, 1), new(2025, 12, 31), Except: [except]), new Quarter().Register, Officer("410183", [stream]), Now)));

    [Theory]
    [InlineData("cross-province", "HW17", "plant", "approval_within_province")]
    [InlineData("cross-province", "HW17", "far-kiln", "")]
    [InlineData("general-out-of-province", "SW17", "plant", "approval_within_province")]
    [InlineData("point-to-point", "HW17", "plant", "")]
    public void What_is_for_another_province_names_a_receiver_there(string kind, string code, string receiver, string told)
    {
        var register = new Quarter().Register;
        Assert.Equal(told, Told(Granting.Approval(
            new(Guid.Empty, Now, "A-1", kind, Works, [code], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), new SiteId(receiver)), register, Officer("410104"), Now)));
        Assert.Equal(told, Told(Applying.Apply(
            new(Guid.Empty, Now, "SQ-1", kind, Works, [code], [], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), new SiteId(receiver)), register, Clerk("works"), Now)));
    }

    [Fact]
    public void No_step_is_open_where_none_is()
    {
        var quarter = new Quarter();
        quarter.Say(new ApplyForApproval(Guid.NewGuid(), Now, "SQ-1", "cross-province", Works, ["HW17"], [], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), FarKiln));
        quarter.Say(new AdvanceApplication(Guid.NewGuid(), Now, "SQ-1", "accept"));
        quarter.Say(new AdvanceApplication(Guid.NewGuid(), Now, "SQ-1", "refuse"));
        var told = Applying.Advance(new(Guid.NewGuid(), Now, "SQ-1", "dance"), quarter.Register, Officer(null), Now).Refused!;
        Assert.Equal(("step_unknown", "-"), (told.Code, told.Details!["steps"]));
    }

    /// <summary>Hazardous waste has approvals of its own; for what else a kind is not about there is a note, and none where a pattern does not say.</summary>
    [Theory]
    [InlineData("construction-disposal", "900-901-S73", "")]
    [InlineData("construction-disposal", "SW70-SW99", "")]
    [InlineData("construction-disposal", "*", "")]
    [InlineData("construction-disposal", "900-*", "")]
    [InlineData("construction-disposal", "SW17", "approval_code_foreign")]
    [InlineData("construction-disposal", "900-249-08", "approval_not_for_hazardous /codes/1")]
    [InlineData("construction-disposal", "HW01-HW50", "approval_not_for_hazardous /codes/1")]
    [InlineData("general-out-of-province", "HW08", "approval_not_for_hazardous /codes/1")]
    [InlineData("cross-province", "HW08", "")]
    [InlineData("cross-province", "SW17", "approval_code_foreign")]
    public void An_approval_is_of_what_its_kind_is_about(string kind, string code, string told)
    {
        var (own, register) = (kind == "cross-province" ? "HW17" : "SW72", new Quarter().Register);
        var granted = Granting.Approval(
            new(Guid.Empty, Now, "A-1", kind, Works, [own, code], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Officer("410104"), Now);
        Assert.Equal(told, Told(granted));
        Assert.Equal(told.StartsWith("approval_not", StringComparison.Ordinal), granted.Refused?.Basis?.Mark == "verified");
        Assert.Equal(told, Told(Applying.Apply(
            new(Guid.Empty, Now, "SQ-1", kind, Works, [own, code], [], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), FarKiln), register, Clerk("works"), Now)));
    }

    [Theory]
    [InlineData("works", "")]
    [InlineData("works-yard", "grant_number_taken /approval")]
    public void An_approvals_number_is_one_sites(string site, string told)
    {
        var quarter = new Quarter();
        GrantApproval Of(string at) => new(
            Guid.Empty, Now, "A-1", "cross-province", new(at), ["HW17"], Tonnes(1), new(2025, 1, 1), new(2025, 12, 31), new SiteId("far-kiln"));
        quarter.Say(Of("works"));
        Assert.Equal(told, Told(Granting.Approval(Of(site), quarter.Register, Officer("410104"), Now)));
    }

    [Theory]
    [InlineData("machine", 31, "")]
    [InlineData("machine", 30, "expiry_not_due /happenedAt")]
    [InlineData("officer 410104 hazardous", 31, "")]
    [InlineData("officer 410183", 31, "")]
    [InlineData("officer 410184", 31, "not_yours /manifest")]
    [InlineData("officer 410104 medical", 31, "not_yours /manifest")]
    public void A_manifest_expires_when_its_days_are_over(string who, int days, string told)
    {
        var quarter = new Quarter();
        var act = new ExpireManifest(Guid.Empty, Now + Duration.FromDays(days), quarter.Filed(File()));
        Assert.Equal(told, Told(Deciding.Expire(act, quarter.Register, Named(who), act.HappenedAt)));
    }

    /// <summary>The rule's thirty days are counted from the planned day of departure; of what was entered afterwards, from its entry.</summary>
    [Theory]
    [InlineData(60, false, 90, "expiry_not_due /happenedAt")]
    [InlineData(60, false, 91, "")]
    [InlineData(-90, true, 30, "expiry_not_due /happenedAt")]
    [InlineData(-90, true, 31, "")]
    [InlineData(-90, false, 31, "")]
    public void Nothing_expires_before_it_could_leave(int departs, bool afterwards, int days, string told)
    {
        var quarter = new Quarter();
        var filing = File() with { Departure = Today.PlusDays(departs), Paper = afterwards ? "Z-1" : null };
        var manifest = quarter.Filed(afterwards ? filing with { HappenedAt = Now - Duration.FromDays(90) } : filing, recorded: Now);
        var act = new ExpireManifest(Guid.Empty, Now + Duration.FromDays(days), manifest);
        Assert.Equal(told, Told(Deciding.Expire(act, quarter.Register, Named("officer 410183"), act.HappenedAt)));
    }

    [Theory]
    [InlineData("officer 410183", "M1", "双方认可", "")]
    [InlineData("officer 410183", "M1", "", "field_missing /reason")]
    [InlineData("officer 410183", "M2", "双方认可", "no_such_manifest /manifest")]
    public void A_difference_is_settled_with_a_reason(string who, string number, string reason, string told)
    {
        var quarter = new Quarter();
        quarter.Filed(File());
        Assert.Equal(told, Told(Deciding.Settle(new(Guid.Empty, Now, new(number), 1, reason), quarter.Register, Named(who), Now)));
    }

    [Theory]
    [InlineData("clerk works", null, null, null, "M3 M2 M1")]
    [InlineData("clerk works", "on-the-way", null, null, "M2")]
    [InlineData("clerk works", "filed", null, null, "M3 M1")]
    [InlineData("clerk works", null, "plant", null, "M2 M1")]
    [InlineData("clerk works", null, null, "party-bricks", "M3")]
    [InlineData("clerk bricks", null, null, null, "M4 M3")]
    [InlineData("clerk bricks", null, "works", null, "M3")]
    [InlineData("clerk clinic", null, null, null, "M4")]
    [InlineData("driver carrier", null, null, null, "M4 M3 M2 M1")]
    [InlineData("driver next-carrier", null, null, null, "M2")]
    [InlineData("officer 410104", null, null, null, "M3 M2 M1")]
    [InlineData("officer 410104 hazardous", null, null, null, "M2 M1")]
    [InlineData("officer 410183 medical", null, null, null, "M4")]
    [InlineData("officer 411000", null, null, null, "")]
    [InlineData("machine", "on-the-way", null, null, "M2")]
    public void A_reader_sees_its_own_manifests_and_a_bureau_those_of_its_region_and_streams(
        string who, string? state, string? site, string? enterprise, string numbers)
    {
        var asked = new ManifestQuestion(
            state, site is null ? null : new SiteId(site), enterprise is null ? null : new EnterpriseId(enterprise), ManifestQuestion.TakeMax);
        Assert.Equal(numbers, Numbers(ManifestList.Of(asked, Named(who), Listed().Register)));
    }

    [Fact]
    public void Only_so_many_are_given_the_latest_first() =>
        Assert.Equal("M4 M3", Numbers(ManifestList.Of(new(null, null, null, 2), Machine, Listed().Register)));

    [Fact]
    public void A_row_follows_its_manifest()
    {
        var quarter = Listed();
        var row = ManifestList.Of(new("on-the-way", null, null, 10), Machine, quarter.Register).Single();
        Assert.Equal((NextCarrier, "豫A00009", 5_000_000, "in-transit"), (row.Carrier, row.Vehicle, row.Declared, row.State));
        quarter.Say(new ReceiveWaste(Guid.Empty, Now, new("M2"), Plant), new(new("M2"), "closed"));
        Assert.Empty(ManifestList.Of(new("on-the-way", null, null, 10), Machine, quarter.Register));
    }

    [Fact]
    public void What_is_carried_on_by_a_new_manifest_is_no_longer_on_the_way()
    {
        var quarter = Listed();
        var next = File() with { LinkedTo = new("M2"), HappenedAt = Now + Duration.FromDays(5) };
        quarter.Say(next, new(new("M5"), "in-transit"), null, new Note("carries_on", "/linkedTo"));
        Assert.Equal("M5", Numbers(ManifestList.Of(new("on-the-way", null, null, 10), Machine, quarter.Register)));
        Assert.Equal("M2", Numbers(ManifestList.Of(new("diverted", null, null, 10), Machine, quarter.Register)));
    }

    [Fact]
    public void An_allowance_is_granted_reserved_and_used_up()
    {
        var quarter = new Quarter();
        const string plan = "plan/works/900-249-08/2025";
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2025, [new(Oil, Tonnes(100))]), null, [new(plan, 100, 0, 0)]);
        quarter.Say(File(), new(new("M1"), "filed"), [new(plan, 0, 30, 0)]);
        quarter.Say(new ReceiveWaste(Guid.Empty, Now, new("M1"), Plant), new(new("M1"), "closed"), [new(plan, 0, -30, 30)]);
        quarter.Say(new FileManagementPlan(Guid.Empty, Now, Works, 2025, [new(Oil, Tonnes(80))]), null, [new(plan, -20, 0, 0)]);
        Assert.Equal([new AllowanceView(plan, Works, 80, 0, 30, 50)], AllowanceFold.Of(Works, quarter.Register));
        Assert.Empty(AllowanceFold.Of(Plant, quarter.Register));
    }

    [Fact]
    public void An_allowance_is_shown_in_the_unit_it_was_granted_in()
    {
        var quarter = new Quarter();
        quarter.Say(
            new GrantApproval(Guid.Empty, Now, "A1", "construction-disposal", Works, ["*"], new("20", "m3", "1500"), new(2025, 1, 1), new(2025, 12, 31)), null,
            [new("approval/A1", 20_000, 0, 0, "L")]);
        quarter.Say(File(), new(new("M1"), "filed"), [new("approval/A1", 0, 5_000, 0, "L")]);
        Assert.Equal([new AllowanceView("approval/A1", Works, 20_000, 5_000, 0, 15_000, "L")], AllowanceFold.Of(Works, quarter.Register));
    }

    [Fact]
    public void An_allowance_that_moved_to_another_unit_is_shown_in_that()
    {
        var quarter = new Quarter();
        var grant = new GrantApproval(Guid.Empty, Now, "A1", "construction-disposal", Works, ["*"], new("20", "m3", "1500"), new(2025, 1, 1), new(2025, 12, 31));
        quarter.Say(grant, null, [new("approval/A1", 20_000, 0, 0, "L")]);
        quarter.Say(grant with { Quantity = Tonnes(20) }, null, [new("approval/A1", -20_000, 0, 0, "L"), new("approval/A1", 20_000_000, 0, 0)]);
        Assert.Equal([new AllowanceView("approval/A1", Works, 20_000_000, 0, 0, 20_000_000)], AllowanceFold.Of(Works, quarter.Register));
    }

    static string Numbers(IEnumerable<ManifestRow> rows) => string.Join(' ', rows.Select(static r => r.Number.Text));

    /// <summary>Two hazardous loads, one handed over on the way; ash of the month after; a clinic's boxes.</summary>
    static Quarter Listed()
    {
        var quarter = new Quarter();
        quarter.Filed(File(), "M1");
        quarter.Filed(File() with { HappenedAt = Now + Duration.FromHours(1) }, "M2");
        quarter.Say(new PickUpWaste(Guid.Empty, Now, new("M2"), Carrier, "豫A00001"), new(new("M2"), "in-transit"));
        quarter.Say(new HandOverWaste(Guid.Empty, Now, new("M2"), Carrier, NextCarrier, "豫A00009"), new(new("M2"), "in-transit"));
        quarter.Filed(File(Ash, "building-material", "general-industrial", receiver: Bricks) with { HappenedAt = Now + Duration.FromDays(30) }, "M3");
        quarter.Filed(File(Infectious, "Y11", "medical", Clinic, Bricks) with { HappenedAt = Now + Duration.FromDays(31) }, "M4");
        return quarter;
    }

    [Theory]
    [InlineData("clerk works", 0, "the load never left", "")]
    [InlineData("clerk works", 0, " ", "field_missing /reason")]
    [InlineData("clerk plant", 0, "the load never left", "not_yours /line")]
    [InlineData("officer 410104", 0, "the load never left", "not_yours /line")]
    [InlineData("clerk works", -1, "the load never left", "no_stand_in /line")]
    public void Only_the_party_it_was_made_for_contests_an_entry(string who, int off, string reason, string told)
    {
        var quarter = new Quarter();
        var line = quarter.SayFor(Of("works"), File());
        var act = new ContestEntry(Guid.Empty, Now, line + off, reason);
        Assert.Equal(told, Told(Contesting.Contest(act, quarter.Register, Named(who), Now)));
        quarter.Say(new ContestEntry(Guid.Empty, Now, line, "x"));
        if (told == "") Assert.Equal("contested_already /line", Told(Contesting.Contest(act, quarter.Register, Named(who), Now)));
    }
}
