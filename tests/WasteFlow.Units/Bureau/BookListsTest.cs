using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>Lists of units and the ledger tables of general industrial waste (公告2021年第82号).</summary>
public class BookListsTest
{
    static readonly DeclaredWaste Slag = new(Table.Slag, Table.Kg(24_000), Step: "出渣", Physical: "固态", Components: "氧化钙", Pollution: "无");

    [Fact]
    public async Task What_was_declared_is_on_the_list_before_anything_was_generated_and_only_in_its_months()
    {
        await using var table = await Table.Laid();
        await table.Do(new DeclareGeneration(table.Id(), table.Now, Table.Works, new(2025, 3, 1), 2, [Slag]));
        string[] heads = ["Unit", "Code", "Step", "Form", "Main components", "Pollution", "Coefficient or amount declared", "Generated (t)", "Records"];
        string Told(int month) => Shelf.Cells(new Shelf(table.Lines).Read(new(
            BookTables.Find("industrial-generated")!, Table.Works, null, new(2025, month, 1), new LocalDate(2025, month, 1).PlusMonths(1).PlusDays(-1), "zh")), heads);
        var listed = $"works {Table.Slag} 出渣 固态 氧化钙 无 24 t (2025-03～2025-04)";
        Assert.Equal(("", listed, listed, ""), (Told(2), Told(3), Told(4), Told(5)));
        await table.Generated(300);
        Assert.Equal($"{listed} 0.3 1", Told(3));
    }

    /// <summary>Table 2 keeps use and disposal apart, own and by others; what is only collected is neither.</summary>
    [Fact]
    public async Task Where_industrial_waste_went_is_told_apart_by_use_and_disposal()
    {
        await using var table = await Table.Laid();
        var lot = await table.Generated(1_000);
        await table.Do(table.Treat(lot, 200) with { Site = Table.Works, Inputs = [new(lot, Quantity: Table.Kg(200))] });
        await table.Do(table.Treat(lot, 0, method: "D1") with { Site = Table.Works, Inputs = [new(lot, Quantity: Table.Kg(100))], Products = null, Emplaced = Table.Kg(100) });
        foreach (var (method, kilograms) in new[] { ("building-material", 300), ("D1", 50), ("C5", 40) })
        {
            var filed = await table.Do(table.File(Table.Industrial, null, Table.Works, Table.Plant, new ManifestItem(Table.Slag, Table.Kg(kilograms), method, [lot])));
            await table.Do(table.PickUp(filed.Manifest!.Value) with { Driver = "驾驶员甲" });
        }

        var shelf = new Shelf(table.Lines);
        Assert.Equal(
            "1 0.31 0.31 0 | plant 0.04 | 填埋 0.05 plant 0.05 | 填埋 0.1 | 生产建筑材料 0.2 | 生产建筑材料 0.3 plant 0.3",
            string.Join(" | ", Shelf.Cells(
                shelf.Of("industrial-flow", Table.Works), "Generated (t)", "Added to stock (t)", "Stock after (t)", "Own use, method", "Own use (t)", "Use by others, method", "Use by others (t)",
                "Own disposal, method", "Own disposal (t)", "Disposal by others, method", "Disposal by others (t)", "Receiver", "Given to others in all (t)", "Stock before (t)").Split(" | ").Order(StringComparer.Ordinal)));
        Assert.Equal(
            "somebody carrier 豫A12345 驾驶员甲 公路运输 plant 委托利用 | somebody carrier 豫A12345 驾驶员甲 公路运输 plant 委托处置 | somebody carrier 豫A12345 驾驶员甲 公路运输 plant 委托收集、贮存",
            Shelf.Cells(shelf.Of("industrial-sent", Table.Works), "Person", "Carrier", "Vehicle", "Driver", "Transport", "Receiver", "Kind of flow"));
        Assert.Equal("JS20250303001 ZC20250303002 0.2", Shelf.Cells(shelf.Of("industrial-used-own", Table.Works), "Record", "Record before", "Amount (t)"));
        Assert.Equal("CZ20250303001 ZC20250303003 0.1", Shelf.Cells(shelf.Of("industrial-disposed-own", Table.Works), "Record", "Record before", "Amount (t)"));
        Assert.StartsWith("ZC20250303001 CS20250303001 产生 1 | ZC20250303002 自行利用处置 0.2 | ", Shelf.Cells(shelf.Of("industrial-stored-record", Table.Works), "Record", "Record before", "Step", "Put in (t)", "Taken out (t)"), StringComparison.Ordinal);
        Assert.Equal("CS20250303001 1", Shelf.Cells(shelf.Of("industrial-generated-record", Table.Works), "Record", "Amount (t)"));
    }

    /// <summary>HJ 1259-2022 §4.2: a permit or a facility of one's own makes a unit a key one, whatever it generates; the prefecture's word goes before.</summary>
    [Fact]
    public async Task Key_units_are_those_tagged_and_those_that_their_tier_or_permit_makes_so()
    {
        await using var table = await Table.Laid();
        await table.Do(new GrantPermit(table.Id(), table.Now, "豫1号", Table.Plant, ["HW08"], ["R9"], new(2024, 1, 1), new(2028, 12, 31)));
        await table.Do(new FileManagementPlan(table.Id(), table.Now, Table.Works, 2025, [new(Table.Oil, Table.Kg(150_000))]));
        await table.Do(new FileManagementPlan(table.Id(), table.Now, Table.Yard, 2025, [new(Table.Oil, Table.Kg(5_000))]));
        string Told() => Shelf.Cells(new Shelf(table.Lines).Of("hazardous-key-units", language: "en"), "Unit", "Tier");
        Assert.Equal("plant | works Key unit", Told());
        await table.Do(new RecordEvaluation(table.Id(), table.Now, Table.Plant, "plan-tier", "simplified", new(2025, 3, 3), "生态环境局"));
        await table.Do(new ChangeSite(table.Id(), table.Now, Table.Yard, new(2025, 3, 3), Tags: ["key-unit"]));
        Assert.Equal("works Key unit | yard Registered unit", Told());
    }

    /// <summary>Of the register and the flows both: who has a facility or a plan is listed in a period in which nothing moved.</summary>
    [Fact]
    public async Task Lists_of_hazardous_units_are_made_of_plans_and_permits_too()
    {
        await using var table = await Table.Laid();
        await table.Do(new FileManagementPlan(
            table.Id(), table.Now, Table.Works, 2025, [new(Table.Oil, Table.Kg(150_000))], OwnUse: [new(Table.Oil, Table.Kg(10), "MF0009", "R9")]));
        await table.Do(new FileManagementPlan(table.Id(), table.Now, Table.Yard, 2025, [new(Table.Slag, Table.Kg(150_000))]));
        await table.Do(new GrantPermit(table.Id(), table.Now, "豫1号", Table.Plant, ["HW08", "HW09"], ["R9", "D10"], new(2024, 1, 1), new(2028, 12, 31), Table.Kg(30_000_000)));
        await table.Do(new RegisterSite(table.Id(), table.Now, new("garage"), new("garage-enterprise"), "garage", "410104", "410104", "garage", []));
        await table.Generated(5, new("garage"), stream: Table.Hazardous);
        var shelf = new Shelf(table.Lines);
        Assert.Equal("garage Social 0.005 900-249-08 | works", Shelf.Cells(shelf.Of("hazardous-producers", language: "en"), "Unit", "Class", "Generated (t)", "Codes"));
        Assert.Equal("works", Shelf.Cells(shelf.Of("hazardous-own-facilities"), "Unit", "Treated (t)"));
        Assert.Equal("plant 豫1号 HW08、HW09 D10、R9 30000", Shelf.Cells(shelf.Of("hazardous-operators"), "Unit", "Permits", "Codes permitted", "Methods permitted", "Yearly scale (t)"));
    }

    [Fact]
    public async Task Who_was_closed_before_or_came_after_declares_nothing_and_is_not_asked_for_it()
    {
        await using var table = await Table.Laid();
        foreach (var site in new[] { "open", "shut" })
        {
            await table.Do(new RegisterSite(table.Id(), table.Now, new(site), new($"{site}-enterprise"), site, "410104", "410104", "garage", []));
        }

        await table.Do(new ChangeSite(table.Id(), table.Now, new("shut"), new(2025, 3, 10), Status: "closed"));
        string Told(int month) => Shelf.Cells(new Shelf(table.Lines).Read(new(
            BookTables.Find("without-declaration")!, null, "410104", new(2025, month, 1), new LocalDate(2025, month, 1).PlusMonths(1).PlusDays(-1), "zh")), "Unit");
        Assert.Equal(("", "open | shut", "open"), (Told(2), Told(3), Told(4)));
    }

    [Fact]
    public async Task Who_asks_for_units_of_so_many_tonnes_reads_of_those_alone()
    {
        await using var table = await Table.Laid();
        foreach (var (site, kilograms) in new[] { (Table.Works, 600), (Table.Works, 400), (Table.Yard, 999) })
        {
            await table.Generated(kilograms, site);
            var filed = await table.Do(table.File(kilograms, mover: site));
            await table.Do(table.PickUp(filed.Manifest!.Value));
        }

        string Told(int? min) => Shelf.Cells(new Shelf(table.Lines).Read(
            new(BookTables.Find("key-producers-destinations")!, null, "410104", new(2025, 3, 1), new(2025, 3, 31), "zh", MinTonnes: min)), "Producer", "Amount (t)");
        Assert.Equal(("works 1 | yard 0.999", "works 1", ""), (Told(null), Told(1), Told(2)));
    }
}
