using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Declared, loaded and received mass are kept beside each other, and each says whether it was measured or estimated.</summary>
public class WeightsTest
{
    static readonly Quantity Guess = Table.Kg(1000) with { Estimated = true };

    [Fact]
    public async Task Each_weight_says_whether_somebody_weighed_it()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, new ManifestItem(Table.Slag, Guess, "building-material")))).Manifest!.Value;
        Assert.Equal((Guess, null, null), Said(table, manifest));
        await table.Do(table.PickUp(manifest, 995));
        Assert.Equal((Guess, Table.Kg(995), null), Said(table, manifest));
        await table.Do(table.Receive(manifest, 990));
        Assert.Equal((Guess, Table.Kg(995), Table.Kg(990)), Said(table, manifest));
    }

    [Fact]
    public async Task What_nobody_weighed_at_loading_is_as_it_was_declared()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = (await table.Do(table.File(Table.Industrial, null, null, null, new ManifestItem(Table.Slag, Guess, "building-material")))).Manifest!.Value;
        await table.Do(table.PickUp(manifest));
        Assert.Equal(Guess, Said(table, manifest).Loaded);
    }

    [Fact]
    public async Task A_load_that_only_the_gate_will_post_keeps_the_weight_of_its_loading()
    {
        await using var table = await Table.Laid();
        var manifest = await table.Filed(100, Table.Kitchen);
        await table.Do(table.PickUp(manifest, 104));
        var item = new Traced(table.Lines).View(manifest).Items[0];
        Assert.Equal((104_000, Table.Kg(104), null), (item.Loaded, item.LoadedAs, item.Received));
    }

    [Fact]
    public async Task One_weighing_for_several_items_is_marked_as_shared()
    {
        await using var table = await Table.Laid();
        ManifestItem Of(SiteId origin) => new(Table.Catering, Table.Kg(100) with { Estimated = true }, "anaerobic", Origin: origin);
        var manifest = (await table.Do(table.File(Table.Kitchen, null, null, null, Of(Table.Works), Of(Table.Yard)))).Manifest!.Value;
        await table.Do(new ReceiveWaste(table.Id(), table.Now, manifest, Table.Plant, SharedWeight: Table.Kg(210)));
        var items = new Traced(table.Lines).View(manifest).Items;
        Assert.All(items, static i => Assert.Equal((105_000, Table.Kg(210), true), (i.Received, i.ReceivedAs, i.SharedWeighing)));
    }

    [Fact]
    public async Task A_late_word_that_contradicts_what_was_posted_stays_in_its_line()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        await table.Do(table.Receive(manifest, 1000));
        await table.Do(table.PickUp(manifest, 900));
        Assert.Equal(Table.Kg(1000), Said(table, manifest).Loaded);
    }

    [Fact]
    public async Task A_corrected_weight_is_told_as_it_is_said_now()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        var picked = await table.Do(table.PickUp(manifest, 995));
        var (pieces, volume) = (new Quantity("1000", "piece", "0.98"), new Quantity("0.5", "m3", "1960"));
        var loaded = await table.Do(table.Correct(picked.Line, "/loaded/0/quantity", pieces, PartyRoles.Mover));
        await table.Do(new ConsentToCorrection(table.Id(), table.Now, Table.Carrier, PartyRoles.Carrier, loaded.Line));
        var received = await table.Do(table.Receive(manifest, 990));
        Assert.Equal((Guess with { Estimated = false }, pieces, Table.Kg(990)), Said(table, manifest));
        var corrected = await table.Do(table.Correct(received.Line, "/items/0/quantity", volume, PartyRoles.Receiver, Table.Plant));
        await table.Do(table.Consent(corrected.Line, PartyRoles.Mover, Table.Works));
        var item = new Traced(table.Lines).View(manifest).Items[0];
        Assert.Equal((980_000, pieces, 980_000, volume), (item.Loaded, item.LoadedAs, item.Received, item.ReceivedAs));
    }

    [Fact]
    public async Task A_contested_entry_says_so_in_its_manifest()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var filed = await table.Do(table.File(100));
        var lines = table.Lines.Select(l => l.Number == filed.Line ? l with { By = new("gate", null, new("works-enterprise")) } : l).ToList();
        lines.Add((await Contested(table, filed.Line)));
        var told = new Traced(lines).View(filed.Manifest!.Value).Lines.Single();
        Assert.Equal(("works-enterprise", "nobody came that day"), (told.By.StandInFor?.Text, told.Contested));
    }

    [Fact]
    public async Task A_national_number_stands_beside_ours_and_each_line_that_named_one_is_told()
    {
        await using var table = await Table.Laid();
        await table.Generated(100);
        var manifest = await table.Filed(100);
        Assert.Null(new Traced(table.Lines).View(manifest).NationalNumber);
        await table.Do(new NameNationalNumber(table.Id(), table.Now, manifest, "20254101000017"));
        await table.Do(new NameNationalNumber(table.Id(), table.Now, manifest, "20254101000071"));
        var told = new Traced(table.Lines).View(manifest);
        Assert.Equal((manifest, "20254101000071", "filed"), (told.Number, told.NationalNumber, told.State));
        Assert.Equal(["file-manifest", "name-national-number", "name-national-number"], told.Lines.Select(static l => l.Act));
    }

    static async Task<Line> Contested(Table table, long line)
    {
        await table.Do(new ContestEntry(table.Id(), table.Now, line, "nobody came that day"));
        return table.LastLine;
    }

    static (Quantity Declared, Quantity? Loaded, Quantity? Received) Said(Table table, ManifestNumber manifest)
    {
        var item = new Traced(table.Lines).View(manifest).Items[0];
        return (item.DeclaredAs, item.LoadedAs, item.ReceivedAs);
    }
}
