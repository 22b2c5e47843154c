using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Loads that no vehicle carries (直供): the receiver's scale is the only one, and nobody picks anything up.</summary>
public class DirectTest
{
    [Theory]
    [InlineData(1000, 0, 0)]
    [InlineData(990, 10, 0)]
    [InlineData(1300, 0, 100)]
    public async Task What_the_receivers_scale_says_is_what_left(decimal received, long left, long gain)
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        if (gain > 0) await table.Generated(200);
        var manifest = await Filed(table, 1000);
        var answer = await table.Do(table.Receive(manifest, received));
        Assert.Equal(States.Closed, answer.State);
        Assert.Equal(gain == 0 ? [] : ["loaded_above_stock"], answer.Notes.Select(static n => n.Code));
        Assert.Equal((left * 1000, (long)received * 1000, -gain * 1000, 0), (table.Held(Table.Works), table.Held(Table.Plant), table.Account(Accounts.Gain), table.Account(Accounts.Weighing)));
        Assert.Null((await table.Verified()).Bad);
        var item = new Traced(table.Lines).View(manifest).Items[0];
        Assert.Equal((Table.Kg(received), Table.Kg(received)), (item.LoadedAs, item.ReceivedAs));
    }

    [Fact]
    public async Task Nobody_picks_it_up_hands_it_over_or_brings_it()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await Filed(table, 1000);
        foreach (var act in new IAct[] { table.PickUp(manifest), table.HandOver(manifest), table.Arrive(manifest) })
        {
            var refused = await table.No(act);
            Assert.Equal(("no_vehicle", "/manifest"), (refused.Code, refused.Pointer));
        }

        await table.Do(table.Receive(manifest, 1000));
        Assert.Equal("no_vehicle", (await table.No(table.PickUp(manifest))).Code);
    }

    [Fact]
    public async Task What_the_receiver_turns_away_goes_back_to_where_it_came_from()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var refused = await Filed(table, 400);
        var partly = await Filed(table, 600);
        await table.Do(table.Receive(refused, Table.Refuse(1)));
        await table.Do(table.Receive(partly, Table.Partly(1, 500, 80)));
        await table.Do(table.Return(refused));
        await table.Do(table.Return(partly));
        Assert.Equal((500_000, 500_000), (table.Held(Table.Works), table.Held(Table.Plant)));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Where_the_receipt_makes_mass_known_it_is_born_there()
    {
        await using var table = await Table.Laid();
        var manifest = (await table.Do(table.File(10, Table.Kitchen) with { Carriage = "pipeline" })).Manifest!.Value;
        await table.Do(table.Receive(manifest, 12));
        Assert.Equal((0, 12_000), (table.Held(Table.Works), table.Held(Table.Plant)));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task One_weighing_may_be_shared_over_what_comes_by_one_belt()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        ManifestItem Of(decimal kilograms) => new(Table.Slag, Table.Kg(kilograms), "building-material");
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, Of(100), Of(200)) with { Carriage = "conveyor" })).Manifest!.Value;
        await table.Do(new ReceiveWaste(table.Id(), table.Now, manifest, Table.Plant, SharedWeight: Table.Kg(301)));
        Assert.Equal((699_000, 301_000), (table.Held(Table.Works), table.Held(Table.Plant)));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>What the only scale said wrongly never left the mover, or left it too: no two scales differ.</summary>
    [Theory]
    [InlineData(980, 900, 100, 0, 0)]
    [InlineData(980, 1000, 0, 0, 0)]
    [InlineData(980, 1100, 0, 0, 100)]
    [InlineData(1300, 1250, 0, 50, 0)]
    [InlineData(1300, 900, 300, 0, 0)]
    [InlineData(1300, 1400, 0, 200, 0)]
    public async Task An_amount_of_the_only_scale_is_put_right_at_both_ends(decimal said, decimal right, long left, long gain, long open)
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        if (said > 1000) await table.Generated(200);
        var manifest = await Filed(table, 1000);
        var received = await table.Do(table.Receive(manifest, said));
        var proposed = await table.Do(table.Correct(received.Line, "/items/0/quantity", Table.Kg(right), PartyRoles.Receiver, Table.Plant));
        var answer = await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
        Assert.Equal((States.Closed, open == 0 ? "" : "correction_leaves_open"), (answer.State, string.Join(' ', answer.Notes.Select(static n => n.Code))));
        Assert.Equal((left * 1000, (long)right * 1000), (table.Held(Table.Works), table.Held(Table.Plant)));
        Assert.Equal((-gain * 1000, -open * 1000, 0), (table.Account(Accounts.Gain), table.Account(Accounts.Discrepancy), table.Account(Accounts.Weighing)));
        Assert.Equal((0, 0), (table.Held(Table.Plant, Places.Discrepancy), table.Held(new(Table.Carrier.Text), Places.Transit)));
        var item = new Traced(table.Lines).View(manifest).Items[0];
        Assert.Equal((Table.Kg(right), Table.Kg(right), (long)right * 1000), (item.LoadedAs, item.ReceivedAs, item.Loaded));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task An_amount_is_put_right_whatever_has_become_of_it_and_of_what_was_turned_away()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await Filed(table, 600);
        var received = await table.Do(table.Receive(manifest, Table.Partly(1, 500, 100)));
        await table.Do(table.Return(manifest));
        await table.Do(table.Treat(received.Lots[^1].Lot, product: 500));
        var proposed = await table.Do(table.Correct(received.Line, "/items/0/quantity", Table.Kg(450), PartyRoles.Receiver, Table.Plant));
        var answer = await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
        Assert.Equal(("correction_leaves_open", "-50000"), (answer.Notes.Single().Code, answer.Notes.Single().Details!["grams"]));
        Assert.Equal((550_000, 0, -50_000), (table.Held(Table.Works), table.Held(Table.Plant), table.Account(Accounts.Discrepancy)));
        Assert.Null((await table.Verified()).Bad);
    }

    static async Task<ManifestNumber> Filed(Table table, decimal kilograms) =>
        (await table.Do(table.File(kilograms) with { Carriage = "conveyor", Vehicle = null })).Manifest!.Value;
}
