using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>What leaves a heap has the shares of all that lies in it, whoever takes it: 100 kg and 300 kg here, of two producers' days.</summary>
public class MixedStoreTest
{
    [Fact]
    public async Task A_filing_reserves_of_every_lot_its_share()
    {
        await using var table = await Heap();
        await table.Filed(40);
        Assert.Equal("10000 30000", Reserved(table));
        await table.Filed(10);
        Assert.Equal("12500 37500", Reserved(table));
        Assert.Equal("lot_holds_less", (await table.No(table.File(351))).Code);
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Less than was reserved is of the same mixture; more is of what else is free in the heap, and beyond that a gain.</summary>
    [Theory]
    [InlineData(20, "5000 15000", 0)]
    [InlineData(40, "10000 30000", 0)]
    [InlineData(48, "12000 36000", 0)]
    [InlineData(400, "100000 300000", 0)]
    [InlineData(404, "100000 300000", 4_000)]
    public async Task A_load_is_of_every_lot_its_share(double loaded, string taken, long gain)
    {
        await using var table = await Heap();
        var manifest = await table.Filed(40);
        await table.Do(table.PickUp(manifest, (decimal)loaded));
        Assert.Equal(taken, string.Join(' ', table.LastLine.Moves.Where(static m => m.From is "L6-1" or "L7-1").GroupBy(static m => m.From).Select(static g => g.Sum(static m => m.Grams))));
        Assert.Equal(gain, -table.Account(Accounts.Gain));
        Assert.Equal("0 0", Reserved(table));
        Assert.Null((await table.Verified()).Bad);
    }

    [Fact]
    public async Task What_others_have_reserved_is_not_taken()
    {
        await using var table = await Heap();
        await table.Filed(360);
        var manifest = await table.Filed(40);
        await table.Do(table.PickUp(manifest, 44));
        Assert.Equal(-4_000, table.Account(Accounts.Gain));
        Assert.Equal("90000 270000", Reserved(table));
    }

    [Fact]
    public async Task A_loss_of_the_heap_is_a_loss_of_every_lot()
    {
        await using var table = await Heap();
        await table.Do(new TakeStock(table.Id(), table.Now, Table.Works, Table.Kg(360), "monthly", Stream: Table.Industrial, Code: Table.Slag));
        Assert.Equal([90_000, 270_000], table.Lots.Select(static l => l.Grams));
    }

    [Fact]
    public async Task Who_names_a_lot_gets_that_one_and_what_left_already_is_entered_as_far_as_there_is_any()
    {
        await using var table = await Heap();
        await table.Filed(40, Table.Industrial, new LotId(7, 1));
        Assert.Equal("0 40000", Reserved(table));
        await table.Do(table.File(400) with { Paper = "0001234" });
        Assert.Equal("100000 300000", Reserved(table));
        Assert.Null((await table.Verified()).Bad);
    }

    /// <summary>Four sites, one of them said to keep a heap, two lots in it.</summary>
    static async Task<Table> Heap()
    {
        var table = await Table.Laid();
        await table.Register(Table.Works, store: "mixed");
        await table.Generated(100);
        table.Now += NodaTime.Duration.FromDays(1);
        await table.Generated(300);
        return table;
    }

    static string Reserved(Table table) => string.Join(' ', table.Lots.Where(static l => l.Place == Places.Storage && l.Lot.Line is 6 or 7).Select(static l => l.Reserved));
}
