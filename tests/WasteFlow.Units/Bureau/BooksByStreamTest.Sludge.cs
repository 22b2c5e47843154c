using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>Sludge (污泥) and the water in it.</summary>
public partial class BooksByStreamTest
{
    /// <summary>300 t of 80 % and 100 t of 60 % are 75 % of what was tested; the load that nobody tested is in the mass and not in the moisture.</summary>
    [Fact]
    public async Task The_water_in_a_days_sludge_is_that_of_what_was_tested()
    {
        await using var table = await Table.Laid();
        WasteCode sludge = new("462-901-S90");
        SiteId kiln = new("sludge-kiln");
        await table.Register(kiln, kind: "sludge-plant");
        LotId last = default;
        foreach (var (tonnes, moisture) in new (int, int?)[] { (300, 800), (100, 600), (50, null) })
        {
            await table.Generated(tonnes * 1000, Table.Works, sludge, "sludge");
            var filed = await table.Do(table.File("sludge", null, Table.Works, kiln, new ManifestItem(sludge, Table.Kg(tonnes * 1000), "compost")));
            await table.Do(table.PickUp(filed.Manifest!.Value));
            last = (await table.Do(table.Receive(filed.Manifest.Value, new ItemReceipt(1, "accepted", Table.Kg(tonnes * 1000) with { MoisturePerMille = moisture })) with { Receiver = kiln }))
                .Lots.Single(static l => l.Place == Places.Storage).Lot;
        }

        string Day() => Shelf.Cells(new Shelf(table.Lines).Of("sludge-daily", kiln), "In (t)", "Moisture of what came in (%, as tested)", "Out (t)", "Moisture of what went out (%, as tested)");
        Assert.Equal("450 75", Day());

        // A sample's result comes in later: (300 × 80 + 100 × 60 + 50 × 82.5) ÷ 450.
        await table.Do(new AssayWaste(table.Id(), table.Now, kiln, last, 825, null, "lab 4"));
        Assert.Equal("450 75.8", Day());
        await table.Do(new SendOutWaste(table.Id(), table.Now, kiln, [new(last, Table.Kg(20_000))], "Kaifeng", "slip 7"));
        await table.Do(new AssayWaste(table.Id(), table.Now, kiln, last, 400, null, "lab 5"));
        Assert.Equal("450 71.1 20 82.5", Day());
    }
}
