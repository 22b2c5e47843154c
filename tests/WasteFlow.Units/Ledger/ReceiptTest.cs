using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>The receiver's weight is posted; the difference closes or stands open. General industrial waste: 1 %, at least 20 kg.</summary>
public class ReceiptTest
{
    [Theory]
    [InlineData(10_000, 9_999.999, true)]
    [InlineData(10_000, 9_900, true)]
    [InlineData(10_000, 9_899.999, false)]
    [InlineData(500, 480, true)]
    [InlineData(500, 479.999, false)]
    [InlineData(10_000, 10_100, true)]
    [InlineData(10_000, 10_100.001, false)]
    [InlineData(500, 520, true)]
    [InlineData(500, 520.001, false)]
    public async Task A_difference_closes_up_to_the_tolerance_and_stands_open_beyond(double loaded, double received, bool closes)
    {
        await using var table = await Table.Laid();
        var manifest = await OnTheWay(table, (decimal)loaded);
        var answer = await table.Do(table.Receive(manifest, (decimal)received));
        var missing = (long)Math.Round((loaded - received) * 1000);
        Assert.Equal(closes ? States.Closed : States.Received, answer.State);
        Assert.Equal((long)Math.Round(received * 1000), table.Held(Table.Plant));
        Assert.Equal(closes ? missing : 0, table.Account(Accounts.Weighing));
        Assert.Equal(closes ? 0 : Math.Max(missing, 0), table.Held(Table.Plant, Places.Discrepancy));
        Assert.Equal(closes ? 0 : Math.Min(missing, 0), table.Account(Accounts.Discrepancy));
        Assert.Equal(closes ? [] : ["discrepancy_open"], answer.Notes.Select(static n => n.Code));
    }

    [Fact]
    public async Task Where_the_stream_asks_any_difference_is_told()
    {
        await using var table = await Table.Laid();
        var manifest = await OnTheWay(table, 1000, Table.Hazardous);
        var answer = await table.Do(table.Receive(manifest, 999));
        Assert.Equal(["weights_differ"], answer.Notes.Select(static n => n.Code));
        Assert.Equal(States.Closed, answer.State);
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(12_000)]
    public async Task What_stands_open_is_settled_into_weighing_difference(decimal received)
    {
        await using var table = await Table.Laid();
        var manifest = await OnTheWay(table, 10_000);
        await table.Do(table.Receive(manifest, received));
        Assert.Equal(States.Closed, (await table.Do(table.Settle(manifest))).State);
        Assert.Equal((long)((10_000 - received) * 1000), table.Account(Accounts.Weighing));
        Assert.Equal((0, 0), (table.Held(Table.Plant, Places.Discrepancy), table.Account(Accounts.Discrepancy)));
        Assert.Equal("manifest_ended", (await table.No(table.Settle(manifest))).Code);
    }

    [Theory]
    [InlineData(10_000, 0, 0)]
    [InlineData(9_900, 0, 0)]
    [InlineData(8_000, 2_000_000, 0)]
    [InlineData(10_100, 0, 0)]
    [InlineData(12_000, 0, 2_000_000)]
    public async Task What_stands_open_is_shown_until_it_is_settled(decimal received, long open, long surplus)
    {
        await using var table = await Table.Laid();
        var manifest = await OnTheWay(table, 10_000);
        await table.Do(table.Receive(manifest, received));
        Assert.Equal((open, surplus), Shown());
        Assert.Equal(open + surplus > 0, table.Manifest(manifest).AnyOpen);
        if (open + surplus > 0) await table.Do(table.Settle(manifest));
        Assert.Equal((0, 0), Shown());

        (long, long) Shown() => new Traced(table.Lines).View(manifest).Items.Select(static i => (i.Open, i.Surplus)).Single();
    }

    [Fact]
    public async Task Settling_needs_an_item_with_something_open()
    {
        await using var table = await Table.Laid();
        await table.Generated(20_000);
        var item = new ManifestItem(Table.Slag, Table.Kg(10_000), "building-material");
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, item, item))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Accepted(1, 10_000), Table.Accepted(2, 8_000)));
        Assert.Equal(("nothing_open", "/item"), Of(await table.No(table.Settle(manifest, 1))));
        Assert.Equal(("no_such_item", "/item"), Of(await table.No(table.Settle(manifest, 3))));
        Assert.Equal(States.Closed, (await table.Do(table.Settle(manifest, 2))).State);
    }

    [Fact]
    public async Task Part_of_a_load_is_taken_and_part_stays_on_the_vehicle()
    {
        await using var table = await Table.Laid();
        var manifest = await OnTheWay(table, 1000);
        var answer = await table.Do(table.Receive(manifest, Table.Partly(1, 690, 300)));
        Assert.Equal(States.Partly, answer.State);
        Assert.Equal(690_000, table.Held(Table.Plant));
        Assert.Equal(300_000, table.Held(new(Table.Carrier.Text), Places.Transit));
        Assert.Equal(10_000, table.Account(Accounts.Weighing));
    }

    [Fact]
    public async Task A_refused_load_stays_in_transit_whole()
    {
        await using var table = await Table.Laid();
        var manifest = await OnTheWay(table, 1000);
        Assert.Equal(States.Refused, (await table.Do(table.Receive(manifest, Table.Refuse(1)))).State);
        Assert.Equal((0, 1_000_000), (table.Held(Table.Plant), table.Held(new(Table.Carrier.Text), Places.Transit)));
        Assert.Empty(table.LastLine.Moves);
    }

    [Fact]
    public async Task One_weighing_is_shared_by_what_was_loaded_and_no_gram_is_lost()
    {
        await using var table = await Table.Laid();
        await table.Generated(100_000);
        ManifestItem Item(decimal kg) => new(Table.Slag, Table.Kg(kg), "building-material");
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, Item(1000), Item(1000), Item(1000)))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(new ReceiveWaste(table.Id(), table.Now, manifest, Table.Plant, SharedWeight: Table.Kg(2990)));
        Assert.Equal([996_667, 996_667, 996_666], table.Manifest(manifest).Items.Select(static i => i.Received!.Value));
        Assert.Equal(2_990_000, table.Held(Table.Plant));
    }

    [Fact]
    public async Task Where_the_receipt_makes_mass_known_it_is_born_at_its_origin_and_lies_at_the_receiver()
    {
        await using var table = await Table.Laid();
        ManifestItem From(SiteId origin) => new(Table.Catering, Table.Kg(100), "anaerobic", Origin: origin);
        var manifest = (await table.Do(table.File(Table.Kitchen, null, null, null, From(Table.Works), From(Table.Yard)))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(new ReceiveWaste(table.Id(), table.Now, manifest, Table.Plant, SharedWeight: Table.Kg(261)));
        Assert.Equal(-261_000, table.Account(Accounts.Generated));
        Assert.Equal(261_000, table.Held(Table.Plant));
        Assert.Equal([Table.Works, Table.Yard], table.LastLine.Moves.Where(static m => m.From == Accounts.Generated)
            .Select(m => table.LastLine.Lots.Single(l => l.Lot.ToString() == m.To).Origin!.Value));
        Assert.Equal(States.Closed, table.Manifest(manifest).State);
    }

    [Fact]
    public async Task The_gate_may_be_faster_than_the_drivers_phone()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        var received = await table.Do(table.Receive(manifest, 995));
        Assert.Contains(received.Notes, static n => n.Code == "pick_up_implied");
        Assert.Equal((995_000, 5_000), (table.Held(Table.Plant), table.Account(Accounts.Weighing)));
        var late = await table.Do(table.PickUp(manifest, 1000));
        Assert.Equal(["pick_up_confirmed"], late.Notes.Select(static n => n.Code));
        Assert.Empty(table.LastLine.Moves);
    }

    [Fact]
    public async Task The_gate_refuses_a_load_before_the_pick_up_is_known()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.Receive(manifest, Table.Refuse(1)));
        Assert.Equal(1_000_000, table.Held(new(Table.Carrier.Text), Places.Transit));
        Assert.Equal(["pick_up_contradicts"], (await table.Do(table.PickUp(manifest, 900))).Notes.Select(static n => n.Code));
    }

    [Fact]
    public async Task The_gates_word_is_complete_and_sensible()
    {
        await using var table = await Table.Laid();
        await table.Generated(20_000);
        var item = new ManifestItem(Table.Slag, Table.Kg(1000), "building-material");
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, item, item))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        var good = Table.Accepted(1, 1000);
        Task<Refused> No(params ItemReceipt[] items) => table.No(table.Receive(manifest, items));
        Assert.Equal("item_without_decision", (await No(good)).Code);
        Assert.Equal(("item_named_twice", "/items/1/item"), Of(await No(good, good)));
        Assert.Equal(("no_such_item", "/items/1/item"), Of(await No(good, good with { Item = 3 })));
        Assert.Equal(("decision_unknown", "/items/1/decision"), Of(await No(good, new(2, "maybe", Table.Kg(1)))));
        Assert.Equal(("reason_missing", "/items/1/reason"), Of(await No(good, new(2, "refused"))));
        Assert.Equal(("weight_missing", "/items/1/quantity"), Of(await No(good, new(2, "accepted"))));
        Assert.Equal(("weight_missing", "/items/1/refused"), Of(await No(good, new(2, "partly", Table.Kg(1), Reason: "wet"))));
        Assert.Equal(("refused_above_load", "/items/1/refused"), Of(await No(good, Table.Partly(2, 1, 1000.001m))));
        Assert.Equal(("receiver_not_named", "/receiver"), Of(await table.No(table.Receive(manifest, good, good with { Item = 2 }) with { Receiver = Table.OtherPlant })));
        Assert.Equal(("shared_or_items", "/sharedWeight"), Of(await table.No(table.Receive(manifest, good) with { SharedWeight = Table.Kg(2000) })));
        Assert.Equal(States.InTransit, table.Manifest(manifest).State);
    }

    static async Task<ManifestNumber> OnTheWay(Table table, decimal kilograms, string stream = Table.Industrial)
    {
        await table.Generated(kilograms, stream: stream);
        var manifest = await table.Filed(kilograms, stream);
        await table.Do(table.PickUp(manifest));
        return manifest;
    }

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
