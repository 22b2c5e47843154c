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

    static async Task<ManifestNumber> Filed(Table table, decimal kilograms) =>
        (await table.Do(table.File(kilograms) with { Carriage = "conveyor", Vehicle = null })).Manifest!.Value;
}
