using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>Each carrier's part of the way is told with its driver, escort and waybill (危险货物运单), and who entrusted it.</summary>
public class LegsTest
{
    [Fact]
    public async Task Every_carrier_tells_of_itself()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var goods = new DangerousGoods("9", "3082");
        var filing = table.File(1000);
        var manifest = (await table.Do(filing with { Consignor = "receiver", Items = [.. filing.Items.Select(i => i with { Goods = goods })] })).Manifest!.Value;
        Assert.Null(new Traced(table.Lines).View(manifest).Legs);
        var first = await table.Do(table.PickUp(manifest) with { Driver = "li", Escort = "wang", Waybill = "YD-1" });
        var second = await table.Do(table.HandOver(manifest) with { Driver = "zhao", Waybill = "YD-2" });

        var view = new Traced(table.Lines).View(manifest);
        Assert.Equal(("receiver", goods), (view.Consignor, view.Items.Single().Goods));
        Assert.Equal(
            [new(first.Line, Table.Carrier, "豫A12345", "li", "wang", "YD-1"), new ManifestLeg(second.Line, Table.NextCarrier, "豫B54321", "zhao", null, "YD-2")],
            view.Legs);
    }

    [Fact]
    public async Task A_pick_up_that_is_taken_back_was_no_part_of_the_way()
    {
        await using var table = await Table.Laid();
        await table.Generated(1000);
        var manifest = await table.Filed(1000);
        var line = await table.Do(table.PickUp(manifest) with { Waybill = "YD-1" });
        await table.Do(table.TakeBack(line.Line) with { Party = Table.Carrier });
        Assert.Null(new Traced(table.Lines).View(manifest).Legs);
    }
}
