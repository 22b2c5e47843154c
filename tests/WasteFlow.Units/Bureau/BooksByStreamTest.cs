using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>What the plans want of the books of single streams: each row here is one of <c>seed-systems.md</c>.</summary>
public partial class BooksByStreamTest
{
    static readonly SiteId Plant = new("the-plant");
    static readonly SiteId Farm = new("farm");
    static readonly SiteId Point = new("point");

    [Fact]
    public async Task A_kitchen_day_tells_the_bins_that_went_out_came_in_and_were_treated()
    {
        await using var table = await Table.Laid();
        await table.Register(Plant, kind: "kitchen-plant");
        var bins = new Quantity("3", "box", "60", Count: 3);
        var filed = await table.Do(table.File(Table.Kitchen, null, Table.Works, Plant, new ManifestItem(Table.Catering, bins, "anaerobic")));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        var got = await table.Do(table.Receive(filed.Manifest.Value, 180) with { Receiver = Plant });
        await table.Do(table.Treat(got.Lots[^1].Lot, 100, vapour: 80, method: "anaerobic") with { Site = Plant });
        var number = filed.Manifest.Value.Text;
        string[] heads = ["Unit", "Step", "Amount (kg)", "Bins", "Counterparty", "Vehicle", "Manifest"];
        Assert.Equal($"works Sent 180 3 the-plant 豫A12345 {number}", Shelf.Cells(new Shelf(table.Lines).Of("kitchen-daily", Table.Works, "en"), heads));
        Assert.Equal(
            $"the-plant Received 180 3 works 豫A12345 {number} | the-plant Treated 180",
            Shelf.Cells(new Shelf(table.Lines).Of("kitchen-daily", Plant, "en"), heads));
    }

    /// <summary>HJ 1259-2022 Annex B: LY is use, CZ disposal, by oneself (HWZX) or by others (HWWW).</summary>
    [Fact]
    public async Task The_batch_of_a_treatment_says_whether_it_is_use_or_disposal_and_whose()
    {
        await using var table = await Table.Laid();
        foreach (var method in new[] { "R9", "D10" })
        {
            var own = await table.Generated(100, Table.Works, stream: Table.Hazardous);
            await table.Do(table.Treat(own, 100, method: method) with { Site = Table.Works });
            await table.Generated(50, Table.Works, stream: Table.Hazardous);
            await Send(table, Table.Works, Table.Plant, Table.Hazardous, Table.Oil, method, 50);
        }

        var shelf = new Shelf(table.Lines);
        Assert.Equal("HWZXLY20250303001 R9 0.1 | HWZXCZ20250303002 D10 0.1", Shelf.Cells(shelf.Of("hazardous-treated-own", Table.Works), "Batch", "Method", "Amount"));
        Assert.Equal("HWWWLY20250303001 R9 0.05 | HWWWCZ20250303002 D10 0.05", Shelf.Cells(shelf.Of("hazardous-sent", Table.Works), "Batch", "Method", "Amount"));
    }

    /// <summary>HJ 1259 §6: a record for each container, so each tells its own and not all that left on the same vehicle.</summary>
    [Fact]
    public async Task A_record_of_what_left_names_the_containers_of_its_own_lot()
    {
        await using var table = await Table.Laid();
        var lots = new List<LotId>();
        foreach (var label in new[] { "box-1", "box-2" })
        {
            var drum = await table.Do(table.Generate(50, stream: Table.Hazardous) with { Containers = [new(label, Table.Kg(50))] });
            lots.Add(drum.Lots[0].Lot);
        }

        var filed = await table.Do(table.File(Table.Hazardous, null, Table.Works, Table.Plant, new ManifestItem(Table.Oil, Table.Kg(100), "R9", lots)));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        await table.Do(table.Receive(filed.Manifest.Value, 100) with { Receiver = Table.Plant });
        var shelf = new Shelf(table.Lines);
        Assert.Equal("0.05 box-1 1 | 0.05 box-2 1", Shelf.Cells(shelf.Of("hazardous-sent", Table.Works), "Amount", "Container codes", "Containers"));
        Assert.Equal("0.1 box-1、box-2 2", Shelf.Cells(shelf.Of("hazardous-stored", Table.Plant), "Amount", "Container codes", "Containers"));
    }

    /// <summary>Table B.5: what is exported has letters of its own, and the number of its approval stands where a permit's would.</summary>
    [Fact]
    public async Task What_goes_abroad_is_told_apart()
    {
        await using var table = await Table.Laid();
        SiteId smelter = new("smelter");
        await table.Do(new RegisterSite(
            table.Id(), table.Now, smelter, new("smelter-enterprise"), "Smelter AG", "440300", "410104", "hazardous-plant", [SiteTags.Abroad]));
        await table.Do(new GrantApproval(
            table.Id(), table.Now, "EX-1", "export", Table.Works, ["HW08"], Table.Kg(1_000), new(2025, 1, 1), new(2025, 12, 31), smelter));
        foreach (var method in new[] { "R9", "D10" })
        {
            await table.Generated(50, Table.Works, stream: Table.Hazardous);
            var filed = await table.Do(table.File(Table.Hazardous, null, Table.Works, smelter, new ManifestItem(Table.Oil, Table.Kg(50), method)) with { Approval = "EX-1" });
            await table.Do(table.PickUp(filed.Manifest!.Value));
            await table.Do(table.Receive(filed.Manifest.Value, 50) with { Receiver = smelter });
        }

        var shelf = new Shelf(table.Lines);
        Assert.Equal(
            "HWCKLY20250303001 Smelter AG EX-1 | HWCKCZ20250303002 Smelter AG EX-1",
            Shelf.Cells(shelf.Of("hazardous-sent", Table.Works), "Batch", "Receiver", "Permit"));
        Assert.Contains("境外 Smelter AG", Shelf.Cells(shelf.Of("hazardous-report-month", Table.Works), "Province", "Receiver"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_farms_manure_is_told_beside_its_plan_with_what_it_used_itself_and_gave_away()
    {
        await using var table = await Table.Laid();
        WasteCode manure = new("030-901-S82");
        await table.Register(Farm, kind: "livestock-farm");
        await table.Register(Plant, kind: "biogas-plant");
        await table.Do(new FileManagementPlan(table.Id(), table.Now, Farm, 2025, [new(manure, Table.Kg(120_000))], Generation: [new(manure, Table.Kg(120_000))]));
        var lot = await table.Generated(10_000, Farm, manure, "agricultural");
        await table.Do(table.Treat(lot, 0, method: "manure-to-field") with
        {
            Site = Farm,
            Inputs = [new(lot, Quantity: Table.Kg(6_000))],
            Products = null,
            Emplaced = Table.Kg(6_000),
        });
        await Send(table, Farm, Plant, "agricultural", manure, "anaerobic", 3_000, lot);
        Assert.Equal(
            "0 10 1 120 t (2025) | Biogas 3 the-plant | Manure to the field 6",
            Shelf.Cells(
                new Shelf(table.Lines).Of("manure-use", Farm, "en"), "Stock before (t)", "Generated (t)", "Stock after (t)", "Method", "Used on its own (t)", "Given away (t)",
                "Receiver", "Planned or declared"));
    }

    [Fact]
    public async Task Straw_is_told_by_the_township_that_it_came_from_and_by_route()
    {
        await using var table = await Table.Laid();
        WasteCode straw = new("010-901-S80");
        var (near, far) = (new SiteId("near-farm"), new SiteId("far-farm"));
        await Settle(table, near, "crop-farm", "410104001");
        await Settle(table, far, "crop-farm", "410104002");
        await Settle(table, Plant, "straw-plant", "410104003");
        var lot = await table.Generated(5_000, near, straw, "agricultural");
        await table.Do(table.Treat(lot, 0, method: "return-to-field") with
        {
            Site = near,
            Inputs = [new(lot, Quantity: Table.Kg(2_000))],
            Products = null,
            Emplaced = Table.Kg(2_000),
        });
        var bales = await table.Generated(4_000, far, straw, "agricultural");
        await Send(table, near, Plant, "agricultural", straw, "straw-fuel", 3_000, lot);
        await Send(table, far, Plant, "agricultural", straw, "straw-fuel", 1_000, bales);
        await Send(table, far, Plant, "agricultural", straw, "straw-feed", 3_000, bales);
        var sheet = new Shelf(table.Lines).Of("straw-by-route", language: "en");
        var rows = Shelf.Cells(sheet, "Route", "Generated (t)", "Collected (t)", "Used on the farm (t)", "Loads");
        Assert.Equal("5 | Straw returned to the field 2 | Straw as fuel 3 1 | 4 | Straw as feed 3 1 | Straw as fuel 1 1", rows);
        Assert.Equal(2, sheet.Rows.Select(static r => r[0]).Distinct().Count());
    }

    [Fact]
    public async Task Pesticide_packaging_is_told_with_stock_generation_recovery_and_treatment()
    {
        await using var table = await Table.Laid();
        WasteCode bottles = new("010-903-S80");
        await table.Register(Farm, kind: "pesticide-seller");
        await table.Register(Point, kind: "pesticide-point");
        await table.Register(Plant, kind: "recycler");
        var sold = await table.Generated(30, Farm, bottles, "agricultural");
        var came = await Send(table, Farm, Point, "agricultural", bottles, "C5", 20, sold);
        var got = await Send(table, Point, Plant, "agricultural", bottles, "recycle", 15, came);
        await table.Do(table.Treat(got, 12, vapour: 3, method: "recycle") with { Site = Plant });
        string[] heads = ["Point", "Stock before (kg)", "Collected at the source (kg)", "Taken in (kg)", "Treated (kg)", "Sent on (kg)", "Stock after (kg)"];
        string Told(SiteId site) => Shelf.Cells(new Shelf(table.Lines).Of("pesticide-packaging-collected", site, "en"), heads);
        Assert.Equal("farm 0 30 10 | farm 20", Told(Farm));
        Assert.Equal("point 0 5 | point 20 | point 15", Told(Point));
        Assert.Equal("the-plant 0 15 0 | the-plant 15", Told(Plant));
    }

    [Fact]
    public async Task Recyclables_are_told_by_kind_and_trade_between_recyclers_is_no_second_purchase()
    {
        await using var table = await Table.Laid();
        var (paper, plastic) = (new WasteCode("900-911-S62"), new WasteCode("900-912-S62"));
        await table.Register(Point, kind: "recycling-station");
        await table.Register(Plant, kind: "recycler");
        var bought = await table.Generated(700, Point, paper, "recyclables");
        await table.Generated(200, Point, plastic, "recyclables");
        var got = await Send(table, Point, Plant, "recyclables", paper, "recycle", 500, bought);
        await table.Do(table.Treat(got, 480, vapour: 20, method: "recycle") with { Site = Plant });
        Assert.Equal(
            $"{paper} 0.7 0.5 0.5 0.5 | {plastic} 0.2",
            Shelf.Cells(new Shelf(table.Lines).Of("recyclables-by-kind", language: "en"), "Code", "Collected (t)", "Taken in (t)", "Recycled (t)", "Sent on (t)"));
    }

    /// <summary>What 医疗废物管理条例 art. 12 has both sides write down of each hand-over.</summary>
    [Fact]
    public async Task An_institutions_month_tells_each_hand_over_with_its_kind_boxes_weight_treatment_and_end()
    {
        await using var table = await Table.Laid();
        await table.Register(Farm, kind: "medical-institution");
        await table.Register(Plant, kind: "medical-plant");
        foreach (var (code, kilograms, boxes) in new[] { ("841-001-01", 12m, 3), ("841-002-01", 0.5m, 1) })
        {
            var filed = await table.Do(table.File("medical", null, Farm, Plant, new ManifestItem(new(code), Table.Kg(kilograms) with { Count = boxes }, "Y10")));
            await table.DoBy("收运员", table.PickUp(filed.Manifest!.Value));
        }

        Assert.Equal(
            "2025-03-03 farm 感染性废物 3 12 豫A12345 the-plant 医疗废物焚烧 收运员 | 2025-03-03 farm 损伤性废物 1 0.5 豫A12345 the-plant 医疗废物焚烧 收运员",
            Shelf.Cells(new Shelf(table.Lines).Of("medical-monthly", Farm), "Day", "Institution", "Kind", "Boxes or bags", "Weight (kg)", "Vehicle", "Receiver", "Method", "Person"));
    }

    /// <summary>A site's project, who builds there and the route stand with a load on both sides.</summary>
    [Fact]
    public async Task A_construction_load_names_its_project_builder_and_route_at_both_ends()
    {
        await using var table = await Table.Laid();
        await table.Do(new RegisterSite(
            table.Id(), table.Now, Farm, new("farm-enterprise"), "工地", "410104", "410104", "construction-site", [], Works: new("商城路改造", "demolition", Builder: "建工一局")));
        await table.Register(Plant, kind: "fill-site");
        var filed = await table.Do(table.File("construction", null, Farm, Plant, new ManifestItem(new("900-901-S73"), Table.Kg(20_000), "new-building-material")));
        await table.Do(table.PickUp(filed.Manifest!.Value) with { Route = "商城路—中州大道" });
        await table.Do(table.Receive(filed.Manifest.Value, 20_000) with { Receiver = Plant });
        foreach (var site in new[] { Farm, Plant })
        {
            Assert.Equal("商城路改造 建工一局 商城路—中州大道", Shelf.Cells(new Shelf(table.Lines).Of("construction-loads", site), "Project", "Builder", "Route"));
        }
    }

    /// <summary>The base of what one region owes the other; at home nobody owes anything.</summary>
    [Fact]
    public async Task What_went_to_another_region_is_told_for_each_pair()
    {
        await using var table = await Table.Laid();
        await table.Register(Plant, region: "411003", kind: "building-material-plant");
        foreach (var (mover, receiver, kilograms) in new[] { (Table.Works, Plant, 300), (Table.Yard, Plant, 200), (Table.Works, Table.Plant, 100) })
        {
            await table.Generated(kilograms, mover);
            await Send(table, mover, receiver, Table.Industrial, Table.Slag, "building-material", kilograms);
        }

        string[] heads = ["From", "To", "Code", "Amount received (t)", "Loads", "Compensation (CNY/t)", "Compensation (CNY)"];
        string Told(string? region = null, SiteId? site = null) => Shelf.Cells(
            new Shelf(table.Lines).Read(new(BookTables.Find("cross-region")!, site, region, new(2025, 3, 1), new(2025, 3, 31), "zh")), heads);
        Assert.Equal("管城回族区 建安区 310-901-S01 0.5 2", Told("410104"));
        Assert.Equal(Told("410104"), Told("411003"));
        Assert.Equal("管城回族区 建安区 310-901-S01 0.3 1", Told(site: Table.Works));
        Assert.Equal("", Told("410183"));
        await table.Do(new ChangeRule(table.Id(), table.Now, "cross-region-compensation", new(2025, 1, 1), "两地协议", "协议2025-1", Value: 120, Jurisdiction: "411000"));
        Assert.Equal("管城回族区 建安区 310-901-S01 0.5 2 120 60.00", Told("411003"));
    }

    /// <summary>A load's whole way to the receiver; its lot there.</summary>
    static async Task<LotId> Send(Table table, SiteId mover, SiteId receiver, string stream, WasteCode code, string method, decimal kilograms, LotId? lot = null)
    {
        var filed = await table.Do(table.File(stream, null, mover, receiver, new ManifestItem(code, Table.Kg(kilograms), method, lot is { } named ? [named] : null)));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        return (await table.Do(table.Receive(filed.Manifest.Value, kilograms) with { Receiver = receiver })).Lots[^1].Lot;
    }

    static Task Settle(Table table, SiteId site, string kind, string town) => table.Do(new RegisterSite(
        table.Id(), table.Now, site, new($"{site}-enterprise"), site.Text, "410104", "410104", kind, [], Town: town));
}
