using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What is taken back or put right of what is in containers.</summary>
public partial class ContainerTest
{
    /// <summary>Whatever was done with drums: taken back, they stand again where they stood, in what they stood, for whom they were promised.</summary>
    [Theory]
    [InlineData("generate")]
    [InlineData("file")]
    [InlineData("pick up")]
    [InlineData("receive")]
    [InlineData("receive before the pick-up")]
    [InlineData("receive in part")]
    [InlineData("return")]
    [InlineData("combine")]
    [InlineData("combine by name")]
    [InlineData("split")]
    [InlineData("reclassify")]
    [InlineData("send out")]
    [InlineData("treat")]
    [InlineData("count nothing")]
    public async Task What_is_taken_back_leaves_its_containers_where_they_stood(string what)
    {
        await using var table = await Table.Laid();
        var a = await Drums(table, new("pallet", Kind: "pallet"), Drum("A", 100, "pallet"), Drum("B", 60));
        var c = await Drums(table, Drum("C", 40));
        var manifest = what is "pick up" or "return" || what.StartsWith("receive", StringComparison.Ordinal) ? (await table.Do(File(table, 140, "pallet", "C"))).Manifest!.Value : default;
        if (what is "receive" or "receive in part" or "return") await table.Do(table.PickUp(manifest));
        if (what == "return") await table.Do(table.Receive(manifest, Table.Refuse(1)));
        var before = Places();
        var said = await table.Do(what switch
        {
            "generate" => table.Generate(7, stream: Table.Hazardous) with { Containers = [Drum("D", 7)] },
            "file" => File(table, 140, "pallet", "C"),
            "pick up" => table.PickUp(manifest),
            "receive in part" => table.Receive(manifest, Table.Partly(1, 40, 100) with { Containers = ["C"] }),
            "return" => table.Return(manifest),
            "combine" => table.Combine(Table.Works, a, c),
            "combine by name" => table.Combine(Table.Works) with { Containers = ["A", "C"] },
            "split" => table.Split(Table.Works, a, new LotPart(Table.Kg(100), Containers: ["A"])),
            "reclassify" => new ReclassifyWaste(table.Id(), table.Now, Table.Works, a, Table.Hazardous, new("900-041-49"), "assayed", "report"),
            "send out" => table.SendOut(Table.Works) with { Containers = ["A", "C"] },
            "treat" => Treat(table, 140, new TreatmentInput(Containers: ["A", "C"])) with { Site = Table.Works },
            "count nothing" => new TakeStock(table.Id(), table.Now, Table.Works, Table.Kg(0), "stolen", a),
            _ => table.Receive(manifest, 139),
        });
        Assert.NotEqual(before, Places());
        await table.Do(table.TakeBack(said.Line, said.Lots is [.., { Holder: var holder }] && holder == Table.Plant ? Table.Plant : Table.Works));
        Assert.Equal(before, Places());
        Assert.Equal(("acted_upon", "taken_back"), (await UsedSince(), (await table.No(table.TakeBack(said.Line))).Code));
        Assert.Null((await table.Verified()).Bad);

        string Places() => string.Join(' ', new[] { "A", "B", "C", "D", "pallet" }.Where(l => table.Journal.States.ContainsKey(Keys.Container(l))).Select(l => Where(table, l))
            .Where(static p => p.Lot is not null).Select(p => $"{p} {table.Lot(p.Lot!.Value).Containers!.Contains(p.Label)}"));

        async Task<string> UsedSince()
        {
            var lot = await table.Do(table.SendOut(Table.Works) with { Containers = ["B"] });
            await Drums(table, Drum("B", 1));
            return (await table.No(table.TakeBack(lot.Line))).Code;
        }
    }

    [Fact]
    public async Task A_received_mass_of_drums_is_put_right_and_each_holds_what_was_said_to_be_in_it()
    {
        await using var table = await Table.Laid();
        var lot = await Drums(table, Drum("A", 100), Drum("B", 60));
        Assert.Equal("not_correctable", (await table.No(table.Correct(lot.Line, "/quantity", Table.Kg(150)))).Code);
        var manifest = (await table.Do(File(table, 160, "A", "B"))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        var received = await table.Do(table.Receive(manifest, 159));
        await table.Do(Treat(table, 100, new TreatmentInput(Containers: ["A"])));
        var proposed = await table.Do(table.Correct(received.Line, "/items/0/quantity", Table.Kg(140), PartyRoles.Receiver, Table.Plant));
        var posted = await table.Do(table.Consent(proposed.Line, PartyRoles.Mover, Table.Works));
        Assert.Equal(("correction_leaves_difference", "20000"), (posted.Notes.Single().Code, posted.Notes.Single().Details!["grams"]));
        Assert.Equal((40_000, 20_000, 60_000), (table.Held(Table.Plant), table.Held(Table.Plant, Places.Discrepancy), Where(table, "B").Grams));
        await table.Do(Treat(table, 40, new TreatmentInput(Containers: ["B"])));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task A_treatment_of_drums_is_put_right_as_any_other()
    {
        await using var table = await Table.Laid();
        await Drums(table, Drum("A", 100), Drum("B", 60));
        var burnt = await table.Do(Treat(table, 90, new TreatmentInput(Containers: ["A"])) with { Site = Table.Works, Losses = [new("vapour", Table.Kg(10))] });
        await table.Do(table.Correct(burnt.Line, "/products/0/quantity", Table.Kg(80)));
        Assert.Equal((80_000, 20_000), (table.Account($"{Accounts.Product}:base-oil"), table.Account($"{Accounts.Loss}:vapour")));
        Assert.Equal((null, 60_000), (Where(table, "A").Lot, table.Held(Table.Works)));
        Assert.Null((await table.Verified()).Bad);
    }
}
