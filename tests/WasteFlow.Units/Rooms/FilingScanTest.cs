using WasteFlow.Contracts;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>What a manifest that is opened by a scan at loading stands on.</summary>
public class FilingScanTest
{
    [Theory]
    [InlineData("GOOD", "construction", "900-901-S72", "driver carrier", "豫A00001", "", "party-works")]
    [InlineData("GOOD", "construction", "900-901-S72", "clerk works", "豫A00001", "", null)]
    [InlineData("GOOD", "construction", "900-901-S72", "driver carrier", "豫A00003", "vehicle_not_sealed", "party-works")]
    [InlineData("GOOD", "construction", "900-901-S72", "driver carrier", null, "field_missing /vehicle", null)]
    [InlineData("GOOD", "construction", "900-901-S72", "driver next-carrier", "豫A00001", "not_yours /mover", null)]
    [InlineData(null, "construction", "900-901-S72", "driver carrier", "豫A00001", "scan_unfounded /scanned", null)]
    [InlineData("NOWHERE", "construction", "900-901-S72", "driver carrier", "豫A00001", "no_such_approval /approval", null)]
    [InlineData("OVER", "construction", "900-901-S72", "driver carrier", "豫A00001", "approval_not_current /approval", null)]
    [InlineData("NOT-YET", "construction", "900-901-S72", "driver carrier", "豫A00001", "approval_not_current /approval", null)]
    [InlineData("OTHER-CODE", "construction", "900-901-S72", "driver carrier", "豫A00001", "approval_does_not_cover /approval", null)]
    [InlineData("GOOD", "general-industrial", "441-901-S02", "driver carrier", "豫A00001", "scan_not_here /scanned", null)]
    public void A_scan_at_loading_stands_on_its_approval(
        string? approval, string stream, string code, string who, string? vehicle, string told, string? standsIn)
    {
        var quarter = new Quarter();
        Grant("GOOD", "SW70-SW74", new(2025, 1, 1), new(2025, 12, 31));
        Grant("OVER", "SW70-SW74", new(2024, 1, 1), new(2025, 3, 4));
        Grant("NOT-YET", "SW70-SW74", new(2025, 4, 1), new(2025, 12, 31));
        Grant("OTHER-CODE", "SW70", new(2025, 1, 1), new(2025, 12, 31));
        var method = stream == "construction" ? "new-building-material" : "building-material";
        var act = File(new(code), method, stream, receiver: Bricks) with { Approval = approval, Scanned = true, Vehicle = vehicle };
        var judgement = Filing.Judge(act, quarter.Register, Named(who), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));

        void Grant(string number, string codes, NodaTime.LocalDate from, NodaTime.LocalDate until) => quarter.Say(
            new GrantApproval(Guid.Empty, Now, number, "construction-disposal", Works, [codes], Tonnes(50), from, until));
    }

    [Theory]
    [InlineData("RECEIVER", "900-901-S72", "approval_missing", "party-works")]
    [InlineData("CARRIER", "900-901-S72", "approval_missing", "party-works")]
    [InlineData("THEIRS", "900-901-S72", "no_such_contract /contract", null)]
    [InlineData("OTHERS", "900-901-S72", "contract_does_not_cover /contract", null)]
    [InlineData("RECEIVER", "900-901-S71", "contract_does_not_cover /contract", null)]
    [InlineData("OVER", "900-901-S72", "contract_not_current /contract", null)]
    [InlineData("NOT-YET", "900-901-S72", "contract_not_current /contract", null)]
    [InlineData("NOWHERE", "900-901-S72", "no_such_contract /contract", null)]
    public void A_scan_at_loading_stands_on_a_contract_too(string contract, string code, string told, string? standsIn)
    {
        var quarter = new Quarter();
        Sign("RECEIVER", "works", "bricks", new(2025, 1, 1), new(2025, 3, 5));
        Sign("CARRIER", "works", "carrier", new(2025, 3, 5), new(2025, 12, 31));
        Sign("THEIRS", "bricks", "works", new(2025, 1, 1), new(2025, 12, 31));
        Sign("OTHERS", "works", "far", new(2025, 1, 1), new(2025, 12, 31));
        Sign("OVER", "works", "bricks", new(2024, 1, 1), new(2025, 3, 4));
        Sign("NOT-YET", "works", "bricks", new(2025, 3, 6), new(2025, 12, 31));
        var act = File(new(code), "new-building-material", "construction", receiver: Bricks) with { Contract = contract, Scanned = true, Vehicle = "豫A00001" };
        var judgement = Filing.Judge(act, quarter.Register, Named("driver carrier"), Now);
        Assert.Equal((told, standsIn), (Told(judgement), judgement.StandInFor?.Text));

        void Sign(string number, string by, string with, NodaTime.LocalDate from, NodaTime.LocalDate until) => quarter.Say(
            new RegisterContract(Guid.Empty, Now, Of(by), number, "collection", [Of(with)], ["SW72"], from, until));
    }

    [Theory]
    [InlineData(null, "approval_missing")]
    [InlineData("2025-03-05", "approval_missing")]
    [InlineData("2025-03-04", "scan_unfounded /scanned")]
    public void A_scan_at_loading_stands_on_the_route_that_is_its_mover(string? until, string told)
    {
        var quarter = new Quarter();
        var last = until is null ? (NodaTime.LocalDate?)null : NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value;
        quarter.Say(new RegisterServiceArea(Guid.Empty, Now, Works, [new(1000, new(2025, 1, 1), last, "410104")]));
        var act = File(new("900-901-S72"), "new-building-material", "construction", receiver: Bricks) with { Scanned = true, Vehicle = "豫A00001" };
        Assert.Equal(told, Told(Filing.Judge(act, quarter.Register, Named("driver carrier"), Now)));
    }

    [Fact]
    public void A_driver_only_scans_and_never_files() => Assert.Equal(
        "role_not_allowed ",
        Told(Filing.Judge(File(Ash, "building-material", "general-industrial", receiver: Bricks), new Quarter().Register, Driver("works"), Now)));

    [Fact]
    public void What_is_entered_afterwards_is_no_scan_at_loading() => Assert.Equal(
        "scan_is_now /scanned",
        Told(Filing.Judge(
            File(new("900-901-S72"), "new-building-material", "construction", receiver: Bricks) with { Scanned = true, Paper = "7", Approval = "A", Vehicle = "豫A00001" },
            new Quarter().Register, Clerk("works"), Now)));
}
