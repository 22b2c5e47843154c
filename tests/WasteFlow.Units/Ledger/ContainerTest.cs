using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Containers have labels, are in one place each, stand in one another, and go along with the mass.</summary>
public partial class ContainerTest
{
    [Fact]
    public async Task Named_containers_go_along_to_the_receiver_and_are_free_when_emptied()
    {
        await using var table = await Table.Laid();
        var lot = await Drums(table, Drum("A", 100), Drum("B", 60), Drum("C", 40));
        var manifest = (await table.Do(File(table, 140, "C", "A"))).Manifest!.Value;
        Assert.Equal((lot, manifest), (Where(table, "A").Lot, Where(table, "A").Manifest));
        var transit = (await table.Do(table.PickUp(manifest, 141))).Lots[^1].Lot;
        Assert.Equal((transit, transit, lot), (Where(table, "A").Lot, Where(table, "C").Lot, Where(table, "B").Lot));
        Assert.Equal(["B"], table.Lot(lot).Containers);
        var received = (await table.Do(table.Receive(manifest, 140))).Lots[0].Lot;
        Assert.Equal(["A", "C"], table.Lot(received).Containers);
        Assert.Equal(["C", "A"], new Traced(table.Lines).View(manifest).Items[0].Containers);

        await table.Do(Treat(table, 100, new TreatmentInput(Containers: ["A"])));
        Assert.Equal((null, received), (Where(table, "A").Lot, Where(table, "C").Lot));
        await table.Do(Treat(table, 40, new TreatmentInput(Containers: ["C"])));
        Assert.Equal(0, table.Held(Table.Plant));
        await Drums(table, Drum("A", 10));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_stands_in_a_big_one_goes_with_it_and_may_be_taken_out()
    {
        await using var table = await Table.Laid();
        var lot = await Drums(table, new("pallet", Kind: "pallet"), Drum("box", 0, "pallet"), Drum("bottle", 5, "box"), Drum("loose", 7));
        var manifest = (await table.Do(File(table, 5, "pallet"))).Manifest!.Value;
        Assert.Equal("container_promised", (await table.No(File(table, 5, "bottle"))).Code);
        await table.Do(table.Cancel(manifest));
        Assert.Null(Where(table, "bottle").Manifest);
        Assert.Equal("container_named_twice", (await table.No(File(table, 5, "pallet", "box"))).Code);

        var parts = (await table.Do(table.Split(Table.Works, lot, new LotPart(Table.Kg(5), Containers: ["box"])))).Lots;
        Assert.Equal((parts[0].Lot, null, lot), (Where(table, "bottle").Lot, Where(table, "box").In, Where(table, "pallet").Lot));
        Assert.Equal("box", Where(table, "bottle").In);
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>A stock-take changes the lot and nobody opens the drums: who takes them all takes what there is.</summary>
    [Fact]
    public async Task All_containers_of_a_lot_are_the_whole_of_it_whatever_was_said_to_be_in_each()
    {
        await using var table = await Table.Laid();
        var lot = await Drums(table, Drum("A", 100), Drum("B", 60));
        await table.Do(new TakeStock(table.Id(), table.Now, Table.Works, Table.Kg(150), "monthly", lot));
        var all = (await table.Do(table.Combine(Table.Works, await Drums(table, Drum("C", 5))) with { Containers = ["A", "B"] })).Lots[0];
        Assert.Equal((155_000, 0), (all.Grams, table.Lot(lot).Grams));
        Assert.Equal(["A", "B", "C"], table.Lot(all.Lot).Containers);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Combining_may_name_containers_of_several_lots()
    {
        await using var table = await Table.Laid();
        var a = await Drums(table, Drum("A", 10), Drum("B", 20));
        var c = await Drums(table, Drum("C", 30), Drum("D", 40));
        var both = (await table.Do(table.Combine(Table.Works) with { Containers = ["A", "D"] })).Lots[0];
        Assert.Equal((50_000, 20_000, 30_000), (both.Grams, table.Lot(a).Grams, table.Lot(c).Grams));
        Assert.Equal(["A", "D"], table.Lot(both.Lot).Containers);
        Assert.Equal("lot_named_twice", (await table.No(table.Combine(Table.Works, a) with { Containers = ["B"] })).Code);
        var all = (await table.Do(table.Combine(Table.Works, a, both.Lot))).Lots[0].Lot;
        Assert.Equal(["A", "B", "D"], table.Lot(all).Containers);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Boxes_of_waste_that_is_weighed_later_are_listed_when_filed_and_there_when_loaded()
    {
        await using var table = await Table.Laid();
        var item = new ManifestItem(Table.Infectious, Table.Kg(12), "Y10", Containers: ["box-1", "box-2"]);
        var manifest = (await table.Do(table.File(Table.Medical, null, null, null, item))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        var refused = await table.No(table.File(Table.Medical, null, null, null, item));
        Assert.Equal(("container_elsewhere", "/items/0/containers/0"), (refused.Code, refused.Pointer));
        var received = (await table.Do(table.Receive(manifest, 12))).Lots[0].Lot;
        Assert.Equal(["box-1", "box-2"], table.Lot(received).Containers);
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task A_refused_load_comes_back_with_its_containers()
    {
        await using var table = await Table.Laid();
        await Drums(table, Drum("A", 100));
        var manifest = (await table.Do(File(table, 100, "A"))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        await table.Do(table.HandOver(manifest));
        await table.Do(table.Receive(manifest, Table.Refuse(1)));
        var back = (await table.Do(table.Return(manifest))).Lots[0].Lot;
        Assert.Equal((back, "A"), (Where(table, "A").Lot, table.Lot(back).Containers!.Single()));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task Of_a_load_taken_in_part_the_receiver_names_its_containers_and_the_others_stay_with_the_rest()
    {
        await using var table = await Table.Laid();
        await Drums(table, new("pallet", Kind: "pallet"), Drum("A", 100, "pallet"), Drum("B", 60), Drum("C", 40));
        var manifest = (await table.Do(File(table, 200, "pallet", "B", "C"))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        var taken = Table.Partly(1, 140, 60);
        await No("no_such_container", "/items/0/containers/1", taken with { Containers = ["C", "Z"] });
        await No("containers_only_partly", "/items/0/containers", Table.Accepted(1, 200) with { Containers = ["C"] });

        var received = (await table.Do(table.Receive(manifest, taken with { Containers = ["C", "pallet"] }))).Lots[0].Lot;
        Assert.Equal(["A", "C", "pallet"], table.Lot(received).Containers);
        Assert.Equal(["B"], table.Lot(Where(table, "B").Lot!.Value).Containers);
        var back = (await table.Do(table.Return(manifest))).Lots[0].Lot;
        Assert.Equal((back, received, "pallet"), (Where(table, "B").Lot, Where(table, "A").Lot, Where(table, "A").In));
        Assert.Null((await table.Verified()).Bad);

        async Task No(string code, string pointer, ItemReceipt item)
        {
            var refused = await table.No(table.Receive(manifest, item));
            Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
        }
    }

    [Fact]
    public async Task What_is_sent_out_by_its_containers_is_what_is_in_them_and_their_labels_are_free()
    {
        await using var table = await Table.Laid();
        var lot = await Drums(table, Drum("A", 100), Drum("B", 60));
        SendOutWaste Out(LotTake[] lots, params string[] labels) => table.SendOut(Table.Works, lots) with { Containers = labels };
        Assert.Equal("lot_named_twice", (await table.No(Out([new(lot)], "A"))).Code);
        Assert.Equal("no_such_container", (await table.No(Out([], "Z"))).Code);
        Assert.Equal("containers_missing", (await table.No(Out([]))).Code);
        await table.Do(Out([], "A"));
        Assert.Equal((100_000, null, 60_000), (table.Account(Accounts.SentOut), Where(table, "A").Lot, table.Lot(lot).Grams));
        await Drums(table, Drum("A", 10));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task An_itemised_store_gives_nothing_out_of_containers_without_their_names_and_a_heap_does()
    {
        await using var table = await Table.Laid();
        var lot = await Drums(table, Drum("A", 100), Drum("B", 60));
        await No("containers_unnamed", "/items/0/containers", table.File(50, Table.Hazardous, [lot]));
        await No("containers_unnamed", "/items/0/containers", table.File(50, Table.Hazardous));
        await No("containers_unnamed", "/parts/0/containers", table.Split(Table.Works, lot, new LotPart(Table.Kg(50))));
        await No("containers_unnamed", "/lots/0/quantity", table.SendOut(Table.Works, new LotTake(lot, Table.Kg(1))));
        await table.Do(table.File(160, Table.Hazardous, [lot]));

        var heap = (await table.Do(table.Generate(10) with { Containers = [Drum("H", 10)] })).Lots[0].Lot;
        await table.Do(table.Split(Table.Works, heap, new LotPart(Table.Kg(5))));
        Assert.Equal(heap, Where(table, "H").Lot);
        Assert.Null((await table.Verified()).Bad);

        async Task No(string code, string pointer, IAct act)
        {
            var refused = await table.No(act);
            Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
        }
    }

    [Theory]
    [InlineData("A,A", "container_named_twice", "/containers/1/label")]
    [InlineData("A>A", "container_circle", "/containers/0/in")]
    [InlineData("A>B,B>C,C>A", "container_circle", "/containers/0/in")]
    [InlineData("A>B,B>C,C>B", "container_circle", "/containers/0/in")]
    [InlineData("A>Z", "no_such_container", "/containers/0/in")]
    [InlineData("there", "container_elsewhere", "/containers/0/label")]
    [InlineData(" ", "field_malformed", "/containers/0/label")]
    [InlineData("A ", "field_malformed", "/containers/0/label")]
    [InlineData("", "containers_missing", "/containers")]
    [InlineData("A,B", "containers_do_not_sum", "/containers")]
    public async Task What_containers_cannot_be_is_refused_by_name(string labels, string code, string pointer)
    {
        await using var table = await Table.Laid();
        await Drums(table, Drum("there", 10));
        var containers = labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split('>')).Select(static l => Drum(l[0], 10, l.Length > 1 ? l[1] : null)).ToArray();
        var refused = await table.No(table.Generate(10, stream: Table.Hazardous) with { Containers = containers });
        Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
    }

    [Fact]
    public async Task What_is_not_there_or_does_not_add_up_is_not_filed()
    {
        await using var table = await Table.Laid();
        await Drums(table, Drum("A", 100), Drum("B", 60));
        Assert.Equal(("no_such_container", "/items/0/containers/1"), Told(await table.No(File(table, 100, "A", "Z"))));
        Assert.Equal(("no_such_container", "/items/0/containers/0"), Told(await table.No(File(table, 100, "A") with { Mover = Table.Yard })));
        Assert.Equal(("containers_do_not_sum", "/items/0/containers"), Told(await table.No(File(table, 99, "A"))));
        Assert.Equal(("container_named_twice", "/items/0/containers/1"), Told(await table.No(File(table, 200, "A", "A"))));
        Assert.Equal(("lot_of_other_code", "/items/0/containers"), Told(await table.No(
            table.File(Table.Hazardous, null, null, null, new ManifestItem(new("900-041-49"), Table.Kg(100), "R9", Containers: ["A"])))));
        var other = await table.Generated(5, code: new("900-041-49"), stream: Table.Hazardous);
        Assert.Equal(("combine_mixes_codes", "/containers"), Told(await table.No(table.Combine(Table.Works, other) with { Containers = ["A"] })));

        static (string, string) Told(Refused refused) => (refused.Code, refused.Pointer);
    }

    static Container Drum(string label, decimal kilograms, string? inside = null) => new(label, Table.Kg(kilograms), "drum", inside);

    static async Task<LotId> Drums(Table table, params Container[] drums) => (await table.Do(
        table.Generate(drums.Sum(static d => decimal.Parse(d.Quantity?.Value ?? "0", System.Globalization.CultureInfo.InvariantCulture)), stream: Table.Hazardous)
            with
        { Containers = drums })).Lots[0].Lot;

    static FileManifest File(Table table, decimal kilograms, params string[] labels) =>
        table.File(Table.Hazardous, null, null, null, new ManifestItem(Table.Oil, Table.Kg(kilograms), "R9", Containers: labels));

    static TreatWaste Treat(Table table, decimal product, TreatmentInput input) =>
        new(table.Id(), table.Now, Table.Plant, "R9", [input], Products: [new("base-oil", Table.Kg(product))]);

    static ContainerPlace Where(Table table, string label) => table.Container(label);
}
