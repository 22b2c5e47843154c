using WasteFlow.Contracts;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>A refused load goes back, to another receiver, or on under a new manifest.</summary>
public class AfterRefusalTest
{
    [Fact]
    public async Task What_goes_back_keeps_its_age_and_its_roots()
    {
        await using var table = await Table.Laid();
        var root = await table.Generated(1000);
        table.Now += NodaTime.Duration.FromDays(40);
        var manifest = await Refused(table, 1000);
        await table.Do(table.Return(manifest));
        var back = table.Lots.Single(static l => l.Grams > 0);
        Assert.Equal((Table.Works, Places.Storage, 1_000_000, new NodaTime.LocalDate(2025, 3, 3)), (back.Holder, back.Place, back.Grams, back.Since));
        Assert.Equal(root, table.Roots(back.Lot).Single().Root);
        await table.Filed(1000, Table.Industrial, back.Lot);
    }

    [Fact]
    public async Task It_goes_back_to_its_mover_only()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await Refused(table, 1000);
        Assert.Equal(("mover_not_named", "/mover"), Of(await table.No(table.Return(manifest) with { Mover = Table.Yard })));
    }

    [Fact]
    public async Task After_a_return_a_clinic_that_is_weighed_at_loading_goes_on_as_before()
    {
        await using var table = await Table.Laid();
        var refused = await table.Filed(30, Table.Medical);
        await table.Do(table.PickUp(refused));
        await table.Do(table.Receive(refused, Table.Refuse(1)));
        var back = (await table.Do(table.Return(refused))).Lots.Single().Lot;

        // New waste, more than what came back: it is born at loading as ever.
        var next = await table.Filed(100, Table.Medical);
        await table.Do(table.PickUp(next));
        Assert.Equal(30_000, table.Held(Table.Works));

        // What came back goes out again when its lot is named, and is not born twice.
        var again = await table.Filed(30, Table.Medical, back);
        await table.Do(table.PickUp(again));
        Assert.Equal(0, table.Held(Table.Works));
        Assert.Equal(-130_000, table.Account(Accounts.Generated));
    }

    [Fact]
    public async Task The_rest_of_a_load_in_part_refused_goes_back()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Partly(1, 700, 300)));
        Assert.Equal(States.Closed, (await table.Do(table.Return(manifest))).State);
        Assert.Equal((300_000, 700_000), (table.Held(Table.Works), table.Held(Table.Plant)));
    }

    [Fact]
    public async Task A_diverted_load_is_received_by_the_new_receiver_alone()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await Refused(table, 1000);
        Assert.Equal(("receiver_is_the_same", "/newReceiver"), Of(await table.No(table.Divert(manifest) with { NewReceiver = Table.Plant })));
        Assert.Equal(("site_unknown", "/newReceiver"), Of(await table.No(table.Divert(manifest) with { NewReceiver = new("nowhere") })));
        Assert.Equal(States.InTransit, (await table.Do(table.Divert(manifest))).State);
        Assert.Equal("receiver_not_named", (await table.No(table.Receive(manifest, 1000))).Code);
        var received = await table.Do(table.Receive(manifest, 1000) with { Receiver = Table.OtherPlant });
        Assert.Equal((States.Closed, 1_000_000), (received.State, table.Held(Table.OtherPlant)));
    }

    [Fact]
    public async Task Where_the_stream_asks_only_a_new_manifest_carries_a_load_on()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000, stream: Table.Hazardous);
        var manifest = await Refused(table, 1000, Table.Hazardous);
        Assert.Equal(("divert_needs_new_manifest", "/manifest"), Of(await table.No(table.Divert(manifest))));

        var filed = await table.Do(table.File(1000, Table.Hazardous, linkedTo: manifest, receiver: Table.OtherPlant));
        Assert.Equal((States.InTransit, States.Diverted), (filed.State, table.Manifest(manifest).State));
        Assert.NotEqual(manifest, filed.Manifest);
        Assert.Equal(manifest, table.Manifest(filed.Manifest!.Value).LinkedTo);
        Assert.Equal(["carries_on"], filed.Notes.Select(static n => n.Code));
        await table.Do(table.Receive(filed.Manifest.Value, 1000) with { Receiver = Table.OtherPlant });
        Assert.Equal(1_000_000, table.Held(Table.OtherPlant));
        Assert.Equal(-1_000_000, table.Account(Accounts.Generated));
    }

    [Fact]
    public async Task A_new_manifest_has_the_same_mover_and_carrier_and_just_what_is_on_the_vehicle()
    {
        await using var table = await Table.Laid();
        var residue = new WasteCode("900-041-49");
        ManifestItem Oil(decimal kg) => new(Table.Oil, Table.Kg(kg), "R9");
        ManifestItem Residue(decimal kg) => new(residue, Table.Kg(kg), "D10");
        await table.Generated(1000, stream: Table.Hazardous);
        await table.Generated(40, code: residue, stream: Table.Hazardous);
        var manifest = (await table.Do(table.File(Table.Hazardous, null, null, null, Oil(1000), Residue(40)))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Refuse(1), Table.Refuse(2)));

        FileManifest On(params ManifestItem[] items) => table.File(Table.Hazardous, manifest, null, Table.OtherPlant, items);
        Assert.Equal(("linked_parties_differ", "/linkedTo"), Of(await table.No(On(Oil(1000), Residue(40)) with { Mover = Table.Yard })));
        Assert.Equal(("linked_parties_differ", "/linkedTo"), Of(await table.No(On(Oil(1000), Residue(40)) with { Carrier = Table.NextCarrier })));
        Assert.Equal(("linked_items_differ", "/items"), Of(await table.No(On(Oil(1000)))));
        Assert.Equal(("linked_items_differ", "/items"), Of(await table.No(On(Oil(500), Oil(500), Residue(40)))));
        Assert.Equal(("linked_items_differ", "/items"), Of(await table.No(On(Oil(1000), Residue(40), Residue(1)))));
        var on = (await table.Do(On(Residue(40), Oil(1000)))).Manifest!.Value;
        Assert.Equal([40_000, 1_000_000], table.Manifest(on).Items.Select(static i => i.Loaded!.Value));
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(98_000_000, "carried_on_differs")]
    [InlineData(1, "carried_on_differs")]
    public async Task What_a_new_manifest_declares_is_held_against_what_is_aboard_which_alone_counts(int declared, string? note)
    {
        await using var table = await Table.Laid();
        await table.Generated(1000, stream: Table.Hazardous);
        var manifest = await Refused(table, 1000, Table.Hazardous);
        var filed = await table.Do(table.File(declared, Table.Hazardous, linkedTo: manifest, receiver: Table.OtherPlant));
        Assert.Equal(note, filed.Notes.FirstOrDefault(static n => n.Pointer == "/items/0/quantity")?.Code);
        Assert.Equal(1_000_000, table.Manifest(filed.Manifest!.Value).Items[0].Loaded);
    }

    [Fact]
    public async Task A_new_manifest_counts_its_items_anew()
    {
        await using var table = await Table.Laid();
        var residue = new WasteCode("900-041-49");
        await table.Generated(100, stream: Table.Hazardous);
        await table.Generated(40, code: residue, stream: Table.Hazardous);
        var filed = (await table.Do(table.File(Table.Hazardous, null, null, null,
            new ManifestItem(Table.Oil, Table.Kg(100), "R9"), new ManifestItem(residue, Table.Kg(40), "D10")))).Manifest!.Value;
        await table.Do(table.PickUp(filed));
        Assert.Equal(States.Partly, (await table.Do(table.Receive(filed, Table.Accepted(1, 100), Table.Refuse(2)))).State);
        var on = (await table.Do(table.File(Table.Hazardous, filed, null, Table.OtherPlant, new ManifestItem(residue, Table.Kg(40), "D10")))).Manifest!.Value;
        Assert.Equal(1, table.LastLine.Lots.Single().Item);
        await table.Do(table.Receive(on, 40) with { Receiver = Table.OtherPlant });
        Assert.Equal(40_000, table.Held(Table.OtherPlant));
    }

    static async Task<ManifestNumber> Refused(Table table, decimal kilograms, string stream = Table.Industrial)
    {
        var manifest = await table.Filed(kilograms, stream);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.Receive(manifest, Table.Refuse(1)));
        return manifest;
    }

    static (string, string) Of(Refused refused) => (refused.Code, refused.Pointer);
}
