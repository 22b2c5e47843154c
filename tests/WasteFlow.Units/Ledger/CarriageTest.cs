using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Picking up moves the loaded mass into the carrier's custody, whatever was reserved.</summary>
public class CarriageTest
{
    static readonly SiteId OnTheRoad = new(Table.Carrier.Text);

    [Fact]
    public async Task What_was_declared_is_loaded_where_nobody_weighed()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100);
        var manifest = await table.Filed(60);
        await table.Do(table.PickUp(manifest));
        Assert.Equal((40_000, 0), (table.Lot(lot).Grams, table.Lot(lot).Reserved));
        Assert.Equal(60_000, table.Held(OnTheRoad, Places.Transit));
    }

    [Fact]
    public async Task Loading_less_frees_the_rest()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100);
        var manifest = await table.Filed(60);
        await table.Do(table.PickUp(manifest, 55));
        Assert.Equal((45_000, 45_000), (table.Lot(lot).Grams, table.Lot(lot).Free));
        Assert.Equal(55_000, table.Manifest(manifest).Items[0].Loaded);
    }

    [Fact]
    public async Task Loading_more_takes_the_same_lot_then_the_next_oldest_then_is_a_gain()
    {
        await using var table = await Table.Laid();
        var first = await table.Generated(50);
        table.Now += NodaTime.Duration.FromDays(1);
        var second = await table.Generated(20);
        var manifest = await table.Filed(40);
        var picked = await table.Do(table.PickUp(manifest, 75));
        Assert.Equal((0, 0), (table.Lot(first).Grams, table.Lot(second).Grams));
        var note = Assert.Single(picked.Notes);
        Assert.Equal(("loaded_above_stock", "5000"), (note.Code, note.Details!["grams"]));
        Assert.Equal(-5_000, table.Account(Accounts.Gain));

        var transit = table.Lot(table.Manifest(manifest).Items[0].Transit!.Value);
        Assert.Equal([50_000, 20_000, 5_000], table.Roots(transit.Lot).Select(static r => r.Grams));
        Assert.Equal(new(2025, 3, 3), transit.Since);
    }

    [Fact]
    public async Task Loading_more_leaves_alone_what_others_have_reserved()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(100);
        var mine = await table.Filed(40);
        await table.Filed(50);
        await table.Do(table.PickUp(mine, 60));
        Assert.Equal((50_000, 50_000), (table.Lot(lot).Grams, table.Lot(lot).Reserved));
        Assert.Equal(-10_000, table.Account(Accounts.Gain));
    }

    [Fact]
    public async Task Where_loading_makes_mass_known_it_is_born_at_its_origin()
    {
        await using var table = await Table.Laid();
        var manifest = await table.Filed(30, Table.Medical);
        await table.Do(table.PickUp(manifest, 31.5m));
        Assert.Equal(-31_500, table.Account(Accounts.Generated));
        Assert.Equal((0, 31_500), (table.Held(Table.Works), table.Held(OnTheRoad, Places.Transit)));
        Assert.Equal(Table.Works, table.LastLine.Lots[0].Origin);
    }

    [Fact]
    public async Task Where_the_receipt_makes_mass_known_loading_posts_nothing()
    {
        await using var table = await Table.Laid();
        var manifest = await table.Filed(300, Table.Kitchen);
        await table.Do(table.PickUp(manifest, 280));
        Assert.Empty(table.LastLine.Moves);
        Assert.Equal(States.InTransit, table.Manifest(manifest).State);
    }

    [Fact]
    public async Task Only_the_named_carrier_picks_up_and_arrives()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var manifest = await table.Filed(60);
        var refused = await table.No(table.PickUp(manifest) with { Carrier = Table.NextCarrier });
        Assert.Equal(("carrier_not_named", "/carrier", "carrier"), (refused.Code, refused.Pointer, refused.Details!["carrier"]));
        await table.Do(table.PickUp(manifest));
        Assert.Equal("carrier_not_named", (await table.No(table.Arrive(manifest) with { Carrier = Table.NextCarrier })).Code);
        Assert.Equal(("carrier_not_named", "/from"), Of(await table.No(table.HandOver(manifest) with { From = Table.NextCarrier })));
    }

    [Fact]
    public async Task Handing_over_changes_custody_and_who_may_arrive()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var manifest = await table.Filed(60);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.HandOver(manifest));
        Assert.Equal((0, 60_000), (table.Held(OnTheRoad, Places.Transit), table.Held(new(Table.NextCarrier.Text), Places.Transit)));
        Assert.Equal("carrier_not_named", (await table.No(table.Arrive(manifest))).Code);
        await table.Do(table.Arrive(manifest) with { Carrier = Table.NextCarrier });
        await table.Do(table.Receive(manifest, 60));
        Assert.Equal(60_000, table.Held(Table.Plant));
    }

    [Fact]
    public async Task Weights_name_each_item_once_and_weigh_something()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var manifest = await table.Filed(60);
        var none = table.PickUp(manifest);
        Assert.Equal(("no_such_item", "/loaded/0/item"), Of(await table.No(none with { Loaded = [new(2, Table.Kg(1))] })));
        Assert.Equal(("no_such_item", "/loaded/0/item"), Of(await table.No(table.PickUp(manifest) with { Loaded = [new(0, Table.Kg(1))] })));
        Assert.Equal(("item_named_twice", "/loaded/1/item"), Of(await table.No(table.PickUp(manifest, 1) with { Loaded = [new(1, Table.Kg(1)), new(1, Table.Kg(2))] })));
        Assert.Equal(("mass_zero", "/loaded/0/quantity/value"), Of(await table.No(table.PickUp(manifest, 0))));
        Assert.Equal(States.Filed, table.Manifest(manifest).State);
    }

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
