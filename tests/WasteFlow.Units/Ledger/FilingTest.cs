using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Filing reserves lots and allowances; nothing is reserved twice.</summary>
public class FilingTest
{
    [Fact]
    public async Task Filing_reserves_the_oldest_first_and_moves_nothing()
    {
        await using var table = await Table.Laid();
        var old = await table.Generated(60);
        table.Now += NodaTime.Duration.FromDays(1);
        var young = await table.Generated(60);
        var manifest = await table.Filed(100);
        Assert.Equal((60_000, 40_000), (table.Lot(old).Reserved, table.Lot(young).Reserved));
        Assert.Empty(table.LastLine.Moves);
        Assert.Equal(States.Filed, table.Manifest(manifest).State);
    }

    [Fact]
    public async Task More_than_a_lot_holds_is_refused_with_what_is_free()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(60);
        await table.Filed(50);
        var refused = await table.No(table.File(11, lots: [lot]));
        Assert.Equal(("lot_holds_less", "/items/0/quantity"), (refused.Code, refused.Pointer));
        Assert.Equal(("10000", "11000"), (refused.Details!["free"], refused.Details["asked"]));
        await table.Do(table.File(10, lots: [lot]));
    }

    [Fact]
    public async Task Of_many_who_want_the_last_kilogram_exactly_one_gets_it()
    {
        await using var table = await Table.Laid();
        await table.Generated(1);
        var asks = Enumerable.Range(0, 20).Select(_ => table.File(1)).ToArray();
        var answers = await Task.WhenAll(asks.Select(a => Task.Run(() => table.Ask(a))));
        Assert.Single(answers, static a => a.Accepted is not null);
        Assert.All(answers.Where(static a => a.Accepted is null), static a => Assert.Equal("lot_holds_less", a.Refused!.Code));
    }

    [Fact]
    public async Task Two_items_of_one_manifest_cannot_have_the_same_kilogram()
    {
        await using var table = await Table.Laid();
        await table.Generated(10);
        var item = new ManifestItem(Table.Slag, Table.Kg(6), "building-material");
        var refused = await table.No(table.File(Table.Industrial, null, null, null, item, item));
        Assert.Equal(("lot_holds_less", "/items/1/quantity"), (refused.Code, refused.Pointer));
    }

    [Fact]
    public async Task A_lot_is_named_once_lies_at_the_mover_and_has_the_code()
    {
        await using var table = await Table.Laid();
        var here = await table.Generated(10);
        var there = await table.Generated(10, Table.Yard);
        var rock = await table.Generated(10, code: Table.Rock);
        Assert.Equal(("lot_named_twice", "/items/0/lots/1"), Of(await table.No(table.File(5, lots: [here, here]))));
        Assert.Equal(("no_such_lot", "/items/0/lots/0"), Of(await table.No(table.File(5, lots: [there]))));
        Assert.Equal(("no_such_lot", "/items/0/lots/1"), Of(await table.No(table.File(5, lots: [here, new(999, 1)]))));
        Assert.Equal(("lot_of_other_code", "/items/0/lots/0"), Of(await table.No(table.File(5, lots: [rock]))));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_filed()
    {
        await using var table = await Table.Laid();
        await table.Generated(10);
        Assert.Equal(("site_unknown", "/mover"), Of(await table.No(table.File(5, mover: new("nowhere")))));
        Assert.Equal(("site_unknown", "/receiver"), Of(await table.No(table.File(5, receiver: new("nowhere")))));
        Assert.Equal(("mass_zero", "/items/0/quantity/value"), Of(await table.No(table.File(0))));
        Assert.Equal(("stream_unknown", "/stream"), Of(await table.No(table.File(5) with { Stream = "moon-dust" })));
        Assert.Equal(("items_missing", "/items"), Of(await table.No(table.File(5) with { Items = [] })));
        var one = table.File(5).Items[0];
        Assert.Equal(("items_too_many", "/items"), Of(await table.No(table.File(5) with { Items = [.. Enumerable.Repeat(one, 201)] })));
        Assert.Equal(("lots_missing", "/items/0/lots"), Of(await table.No(table.File(5) with { Items = [one with { Lots = [] }] })));
        Assert.Equal(("no_such_manifest", "/linkedTo"), Of(await table.No(table.File(5, linkedTo: new("41012025")))));
        var elsewhere = new ManifestItem(Table.Slag, Table.Kg(5), "building-material", Origin: new SiteId("nowhere"));
        Assert.Equal(("site_unknown", "/items/0/origin"), Of(await table.No(table.File(Table.Industrial, null, null, null, elsewhere))));
    }

    [Fact]
    public async Task Where_the_receipt_makes_mass_known_nothing_need_be_in_store()
    {
        await using var table = await Table.Laid();
        var manifest = await table.Filed(300, Table.Kitchen);
        Assert.Empty(table.Manifest(manifest).Items[0].Reserved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_and_expiring_set_everything_free(bool cancelled)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(60);
        await table.Do(Grant(table, 100));
        var manifest = (await table.Do(table.File(60), new AllowanceTake("approval/A1", 60_000))).Manifest!.Value;
        Assert.Equal(60_000, table.Allowance("approval/A1").Pending);

        await table.Do(cancelled ? table.Cancel(manifest) : table.Expire(manifest));
        Assert.Equal(0, table.Lot(lot).Reserved);
        Assert.Equal((0, 0, 100_000), (table.Allowance("approval/A1").Pending, table.Allowance("approval/A1").Posted, table.Allowance("approval/A1").Free));
    }

    [Fact]
    public async Task Two_filings_at_once_cannot_both_take_the_last_ton_of_a_firm_allowance()
    {
        await using var table = await Table.Laid();
        await table.Do(Grant(table, 1000));
        for (var round = 0; round < 20; round++)
        {
            var answers = await table.AskAtOnce(
                [.. Enumerable.Range(0, 8).Select(_ => table.File(1000, Table.Kitchen))], [new("approval/A1", 1_000_000)], [new("approval/A1")]);
            var taken = Assert.Single(answers, static a => a.Accepted is not null);
            Assert.All(answers.Where(a => a != taken), static a => Assert.Equal("allowance_exceeded", a.Refused?.Code));
            Assert.Equal((0, 1_000_000), (table.Allowance("approval/A1").Free, table.Allowance("approval/A1").Pending));
            await table.Do(table.Cancel(taken.Accepted!.Manifest!.Value));
            Assert.Equal(1_000_000, table.Allowance("approval/A1").Free);
        }

        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Allowances_are_pending_when_filed_and_used_when_received()
    {
        await using var table = await Table.Laid();
        await table.Generated(60);
        await table.Do(Grant(table, 100));
        var manifest = (await table.Do(table.File(60), new AllowanceTake("approval/A1", 60_000))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        Assert.Equal((60_000, 0), (table.Allowance("approval/A1").Pending, table.Allowance("approval/A1").Posted));
        await table.Do(table.Receive(manifest, 60));
        Assert.Equal((0, 60_000), (table.Allowance("approval/A1").Pending, table.Allowance("approval/A1").Posted));
    }

    [Fact]
    public async Task A_refused_load_gives_its_allowances_back()
    {
        await using var table = await Table.Laid();
        await table.Generated(60);
        await table.Do(Grant(table, 100));
        var manifest = (await table.Do(table.File(60), new AllowanceTake("approval/A1", 60_000))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Refuse(1)));
        Assert.Equal(100_000, table.Allowance("approval/A1").Free);
    }

    [Fact]
    public async Task A_warn_only_allowance_bears_everything_and_says_so()
    {
        await using var table = await Table.Laid();
        await table.Generated(60);
        await table.Do(Grant(table, 50));
        var filed = await table.Do(table.File(60), new AllowanceTake("approval/A1", 60_000));
        Assert.Single(filed.Notes, static n => n.Code == "allowance_exceeded");
        Assert.Equal(-10_000, table.Allowance("approval/A1").Free);
        Assert.Equal("allowance_unknown", (await table.No(table.File(1, Table.Kitchen), new AllowanceTake("approval/none", 1))).Code);
    }

    [Theory]
    [InlineData("warns", "allowance_exceeded plan-quantity", false)]
    [InlineData("refuses", "allowance_exceeded plan-quantity", true)]
    [InlineData("warns refuses", "allowance_exceeded plan-quantity", true)]
    [InlineData("", "allowance_exceeded ", false)]
    public async Task What_goes_above_an_allowance_cites_the_rule_it_stands_under(string rules, string told, bool refused)
    {
        await using var table = await Table.Laid();
        var draft = table.Draft();
        draft.Grant("quota", Grams(10), warnOnly: true);
        var basis = new LegalBasis("plan-quantity", "计划", "plan", "unverified", new(2025, 1, 1));
        var answer = draft.Take(
            [new("quota", 11)], [.. rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => new FirmAllowance("quota", basis, r == "warns"))], out _);
        Assert.Equal(refused, answer is not null);
        var said = answer is null ? draft.Answer().Notes.Select(static n => (n.Code, n.Basis)).Single() : (answer.Code, answer.Basis);
        Assert.Equal(told, $"{said.Code} {said.Basis?.Rule}");
    }

    /// <summary>Above the scale is one finding and a fifth above it another, each with an effect of its own.</summary>
    [Theory]
    [InlineData(10, true, "")]
    [InlineData(11, true, "allowance_exceeded permit-scale")]
    [InlineData(12, true, "allowance_exceeded permit-scale")]
    [InlineData(13, true, "allowance_exceeded permit-scale, new_grant_wanted permit-scale-renewed")]
    [InlineData(12, false, "allowance_exceeded permit-scale")]
    [InlineData(13, false, "refused new_grant_wanted permit-scale-renewed")]
    public async Task A_fifth_above_a_scale_is_found_by_a_rule_of_its_own(long asked, bool warns, string told)
    {
        await using var table = await Table.Laid();
        var draft = table.Draft();
        draft.Grant("quota", Grams(10), warnOnly: true);
        Assert.Null(draft.Take([new("quota", 4)], null, out _));
        var refused = draft.Take(
            [new("quota", asked - 4)], [new("quota", Cited("permit-scale"), true), new("quota", Cited("permit-scale-renewed"), warns, 120)], out _);
        Assert.Equal(told, refused is not null
            ? $"refused {refused.Code} {refused.Basis?.Rule}"
            : string.Join(", ", draft.Answer().Notes.Select(static n => $"{n.Code} {n.Basis?.Rule}")));
        if (refused is not null) Assert.Equal(("10", "13", "120"), (refused.Details!["granted"], refused.Details["taken"], refused.Details["percent"]));

        static LegalBasis Cited(string rule) => new(rule, "许可", "permit", "verified", new(2025, 1, 1));
    }

    [Fact]
    public async Task A_strict_allowance_refuses_what_it_cannot_bear()
    {
        await using var table = await Table.Laid();
        var draft = table.Draft();
        draft.Grant("quota", Grams(10), warnOnly: false);
        Assert.Null(draft.Take([new("quota", 7)], null, out _));
        Assert.Equal("allowance_exceeded", draft.Take([new("quota", 4)], null, out _)!.Code);
        Assert.Null(draft.Take([new("quota", 3)], null, out _));
    }

    [Fact]
    public async Task Numbers_have_no_gap_and_a_series_for_each_prefecture_year_and_kind()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        await table.Generated(100, code: Table.Oil, stream: Table.Hazardous);
        Assert.Equal("4101202503000000001", (await table.Filed(10)).Text);
        await table.No(table.File(1000));
        Assert.Equal("4101202503000000002", (await table.Filed(10)).Text);
        Assert.Equal("L20254101000001", (await table.Filed(10, Table.Hazardous)).Text);
        Assert.Equal("4101202506000000001", (await table.Filed(10, Table.Kitchen)).Text);
        table.Now += NodaTime.Duration.FromDays(365);
        Assert.Equal("4101202603000000001", (await table.Filed(10)).Text);
    }

    /// <summary>A number is of the year in which it is given, whenever the waste left: a year's counter is closed when the year is over.</summary>
    [Fact]
    public async Task What_left_last_year_and_is_filed_this_year_takes_a_number_of_this_year()
    {
        await using var table = await Table.Laid();
        await table.Generated(30);
        var filed = await table.Do(table.File(10) with { HappenedAt = NodaTime.Instant.FromUtc(2024, 12, 31, 0, 0), Paper = "Z-1" });
        Assert.Equal("4101202503000000001", filed.Manifest!.Value.Text);
        Assert.Equal("4101202503000000002", (await table.Filed(10)).Text);
    }

    static Quantity Grams(int grams) => new(grams.ToString(System.Globalization.CultureInfo.InvariantCulture), "g");

    static GrantApproval Grant(Table table, decimal kilograms) => new(
        table.Id(), table.Now, "A1", "transfer", Table.Works, ["*"], Table.Kg(kilograms), new(2025, 1, 1), new(2025, 12, 31));

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
