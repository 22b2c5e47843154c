using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Moisture follows the waste, and a sample of one end serves the other, before or after the road.</summary>
public class MoistureTest
{
    [Fact]
    public async Task It_follows_through_carriage_receipt_splitting_and_combining()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        await Assay(table, Table.Works, lot, 800);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        await table.Do(table.HandOver(manifest));
        Assert.All(table.Lots.Where(static l => l.Grams > 0), static l => Assert.Equal(800, l.MoisturePerMille));
        var here = (await table.Do(table.Receive(manifest, 995) with { Receiver = Table.Plant })).Lots.Single(static l => l.Place == Places.Storage);
        Assert.Equal(800, here.MoisturePerMille);
        var parts = (await table.Do(table.Split(Table.Plant, here.Lot, new(Table.Kg(300)), new(Table.Kg(500))))).Lots;
        Assert.All(parts, static p => Assert.Equal(800, p.MoisturePerMille));
        await Assay(table, Table.Plant, parts[0].Lot, 600);

        // (300 × 600 + 500 × 800) ÷ 800 = 725.
        Assert.Equal(725, (await table.Do(table.Combine(Table.Plant, parts[0].Lot, parts[1].Lot))).Lots.Single().MoisturePerMille);
    }

    [Fact]
    public async Task A_load_of_several_lots_has_their_mixture_and_none_where_one_is_not_known()
    {
        await using var table = await Table.Laid();
        var wet = await table.Generated(300);
        var dry = await table.Generated(100);
        await Assay(table, Table.Works, wet, 800);
        var unknown = await table.Filed(350);
        Assert.Null((await table.Do(table.PickUp(unknown))).Lots.Single().MoisturePerMille);
        await table.Do(table.Receive(unknown, Table.Refuse(1)));
        await table.Do(table.Return(unknown));
        await Assay(table, Table.Works, dry, 400);
        var known = await table.Filed(50, Table.Industrial, dry);
        Assert.Equal(400, (await table.Do(table.PickUp(known))).Lots.Single().MoisturePerMille);
    }

    [Theory]
    [InlineData(null, null, null, null, null, null, null, null)]
    [InlineData(800, null, null, null, 800, 800, 200_000, 180_000)]
    [InlineData(null, 800, null, null, 800, 800, 200_000, 180_000)]
    [InlineData(null, null, 780, null, 780, 780, 220_000, 198_000)]
    [InlineData(null, null, null, 780, 780, 780, 220_000, 198_000)]
    [InlineData(800, null, 780, null, 800, 780, 200_000, 198_000)]
    [InlineData(800, null, null, 780, 800, 780, 200_000, 198_000)]
    [InlineData(800, 820, null, null, 820, 820, 180_000, 162_000)]
    [InlineData(800, 820, 780, null, 820, 780, 180_000, 198_000)]
    [InlineData(null, null, 780, 800, 800, 800, 200_000, 180_000)]
    public async Task Both_ends_compare_wet_and_dry(
        int? before, int? afterAtMover, int? atGate, int? afterAtPlant, int? loaded, int? received, int? loadedDry, int? receivedDry)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        if (before is not null) await Assay(table, Table.Works, lot, before);
        var manifest = await table.Filed(1000);
        await table.Do(table.PickUp(manifest));
        var weight = new Quantity("900", "kg", MoisturePerMille: atGate);
        var here = (await table.Do(table.Receive(manifest, new ItemReceipt(1, "accepted", weight)))).Lots.First(static l => l.Place == Places.Storage).Lot;
        if (afterAtMover is not null) await Assay(table, Table.Works, lot, afterAtMover);
        if (afterAtPlant is not null) await Assay(table, Table.Plant, here, afterAtPlant);
        var item = new Traced(table.Lines).View(manifest).Items.Single();
        Assert.Equal((1_000_000, 900_000), (item.Loaded, item.Received));
        Assert.Equal((loaded, received), (item.LoadedMoisture, item.ReceivedMoisture));
        Assert.Equal((loadedDry, receivedDry), (item.LoadedDry, item.ReceivedDry));
    }

    [Theory]
    [InlineData(800, 800)]
    [InlineData(null, 500)]
    public async Task What_stays_behind_may_dry_on_without_changing_what_has_left(int? before, int loaded)
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1000);
        if (before is not null) await Assay(table, Table.Works, lot, before);
        var manifest = await table.Filed(400);
        await table.Do(table.PickUp(manifest));
        await Assay(table, Table.Works, lot, 500);
        Assert.Equal(loaded, new Traced(table.Lines).View(manifest).Items.Single().LoadedMoisture);
    }

    [Fact]
    public async Task Where_loading_makes_mass_known_the_declared_moisture_is_that_of_the_lot()
    {
        await using var table = await Table.Laid();
        var item = new ManifestItem(new("462-901-S90"), new("20", "t", MoisturePerMille: 790), "drying");
        var manifest = (await table.Do(table.File("sludge", null, null, null, item))).Manifest!.Value;
        Assert.All((await table.Do(table.PickUp(manifest))).Lots, static l => Assert.Equal(790, l.MoisturePerMille));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("0 800", null)]
    [InlineData("1 800", 800)]
    [InlineData("1 800 1 0", 400)]
    [InlineData("1 1 1 2", 2)]
    [InlineData("999999999999 1000 999999999999 999", 1000)]
    [InlineData("1 800 1 ?", null)]
    public void A_mixture_has_the_weighted_mean(string parts, int? mixed) => Assert.Equal(
        mixed,
        Moisture.Mixed([.. parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(static p =>
            (int.TryParse(p[1], out var water) ? water : (int?)null, long.Parse(p[0], System.Globalization.CultureInfo.InvariantCulture)))]));

    static Task<Accepted> Assay(Table table, SiteId site, LotId lot, int? moisture) =>
        table.Do(new AssayWaste(table.Id(), table.Now, site, lot, moisture, null, "lab 4"));
}
