using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>HJ 1259-2022 table B.5 tells what the receiver is (接收单位类型) between the method and its name; empty where the register knows none of them.</summary>
public class ReceiverTypeTest
{
    static readonly WasteCode Dross = new("321-026-48");
    static readonly SiteId Smelter = new("smelter");
    static readonly LocalDate First = new(2025, 1, 1);
    static readonly LocalDate Last = new(2025, 12, 31);

    [Fact]
    public void It_stands_where_the_official_table_has_it() => Assert.Equal(
        ["利用/处置方式", "接收单位类型", "接收单位名称", "许可证编码/出口核准通知单编号"],
        BookTables.Columns("hazardous-sent").Select(static c => c.Zh).SkipWhile(static zh => zh != "利用/处置方式").Take(4));

    [Theory]
    [InlineData("nothing", "", "")]
    [InlineData("permit", "Permit holder", "许可证持有单位")]
    [InlineData("permit of another code", "", "")]
    [InlineData("permit that leaves the code out", "", "")]
    [InlineData("permit that had run out", "", "")]
    [InlineData("approval", "Exempted user (point to point)", "豁免管理单位（“点对点”定向利用）")]
    [InlineData("approval of another mover", "", "")]
    [InlineData("approval of another code", "", "")]
    [InlineData("approval that had run out", "", "")]
    [InlineData("permit and approval", "Permit holder", "许可证持有单位")]
    [InlineData("abroad", "Abroad", "境外单位")]
    [InlineData("item 22", "Exempted user", "豁免管理单位")]
    [InlineData("item 22 and permit", "Permit holder", "许可证持有单位")]
    public async Task It_is_what_the_register_knows_of_the_day_the_load_left(string known, string en, string zh)
    {
        await using var table = await Table.Laid();
        await table.Do(new RegisterSite(
            table.Id(), table.Now, Smelter, new("smelter-enterprise"), "smelter", "410104", "410104", "aluminium-plant", known == "abroad" ? [SiteTags.Abroad] : []));
        Task Permit(string code, LocalDate until, params string[] except) => table.Do(new GrantPermit(
            table.Id(), table.Now, "豫1号", Smelter, [code], ["R4", "R9"], First, until, Except: except.Length > 0 ? except : null));
        Task Approval(SiteId mover, string code, LocalDate until) => table.Do(new GrantApproval(
            table.Id(), table.Now, "点1号", "point-to-point", mover, [code], Table.Kg(1_000), First, until, Smelter));
        await (known switch
        {
            "permit" or "item 22 and permit" => Permit("*", Last),
            "permit of another code" => Permit("HW17", Last),
            "permit that leaves the code out" => Permit("HW08", Last, "900-249-08"),
            "permit that had run out" => Permit("HW08", new(2025, 3, 2)),
            "approval" => Approval(Table.Works, "HW08", Last),
            "approval of another mover" => Approval(Table.Yard, "HW08", Last),
            "approval of another code" => Approval(Table.Works, "HW17", Last),
            "approval that had run out" => Approval(Table.Works, "HW08", new(2025, 3, 2)),
            "permit and approval" => Task.WhenAll(Permit("HW08", Last), Approval(Table.Works, "HW08", Last)),
            _ => Task.CompletedTask,
        });
        var (code, method) = known.StartsWith("item 22", StringComparison.Ordinal) ? (Dross, "R4") : (Table.Oil, "R9");
        await table.Generated(50, Table.Works, code, Table.Hazardous);
        var filed = await table.Do(table.File(Table.Hazardous, null, Table.Works, Smelter, new ManifestItem(code, Table.Kg(50), method)));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        var shelf = new Shelf(table.Lines);
        Assert.Equal(en, Shelf.Cells(shelf.Of("hazardous-sent", Table.Works, "en"), "Receiver type"));
        Assert.Equal(zh, Shelf.Cells(shelf.Of("hazardous-sent", Table.Works, "zh"), "Receiver type"));
    }

    [Fact]
    public async Task A_permit_that_ran_out_later_in_the_period_is_the_one_the_load_went_under()
    {
        await using var table = await Table.Laid();
        await table.Do(new GrantPermit(table.Id(), table.Now, "豫1号", Table.Plant, ["HW08"], ["R9"], First, new(2025, 3, 20)));
        await table.Do(new GrantPermit(table.Id(), table.Now, "豫2号", Table.Plant, ["HW08"], ["R9"], new(2025, 3, 21), Last));
        await table.Generated(50, Table.Works, stream: Table.Hazardous);
        await table.Do(table.PickUp(await table.Filed(50, Table.Hazardous)));
        Assert.Equal("Permit holder plant 豫1号", Shelf.Cells(new Shelf(table.Lines).Of("hazardous-sent", Table.Works, "en"), "Receiver type", "Receiver", "Permit"));
    }

    [Fact]
    public async Task What_went_to_somebody_outside_the_system_has_none()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(50, Table.Works, stream: Table.Hazardous);
        await table.Do(table.SendOut(Table.Works, new LotTake(lot, Quantity: Table.Kg(50))));
        Assert.Equal("0.05 Kaifeng Glass", Shelf.Cells(new Shelf(table.Lines).Of("hazardous-sent", Table.Works, "en"), "Amount", "Receiver type", "Receiver"));
    }
}
