using System.Text;
using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>What HJ 1259 wants in a book beside the mass: as it was said with the act, else as the site's own plan tells it, else an empty cell.</summary>
public partial class BookNotesTest
{
    static readonly BookNote Said = new("废机油", null, "MF0003", "TS001", "产生甲", "运送乙", "库管丙");

    static readonly string[] Beside = ["Trade or own name", "Container type", "Facility code", "Person of the generating department", "Store code", "Store type", "Person who carried it", "Person of the store"];

    [Fact]
    public async Task What_was_said_for_the_books_stands_in_each_of_them()
    {
        await using var table = await Table.Laid();
        var oil = await table.DoBy("clerk", table.Generate(500, stream: Table.Hazardous) with { Containers = [new("box-1", Table.Kg(500), "drum")], Book = Said });
        var filed = await table.DoBy("clerk", table.File(500, Table.Hazardous, [oil.Lots[0].Lot]) with { Book = new(Keeper: "库管丁", Deliverer: "装车戊") });
        await table.DoBy("driver", table.PickUp(filed.Manifest!.Value));
        await table.DoBy("gate", table.Receive(filed.Manifest.Value, 499) with { Book = new("废矿物油", Store: "TS101", Keeper: "收料己") });
        var shelf = new Shelf(table.Lines);
        Assert.Equal("废机油 桶 MF0003 产生甲", Told(shelf.Of("hazardous-generated", Table.Works), Beside));
        Assert.Equal("废机油 桶 TS001 运送乙 库管丙", Told(shelf.Of("hazardous-stored", Table.Works), Beside));
        Assert.Equal("废机油 桶 TS001 装车戊 库管丁", Told(shelf.Of("hazardous-taken-out", Table.Works), Beside));
        Assert.Equal("废机油 桶", Told(shelf.Of("hazardous-sent", Table.Works), Beside));
        Assert.Equal("废矿物油 桶 TS101 收料己", Told(shelf.Of("hazardous-stored", Table.Plant), Beside));
    }

    /// <summary>The driver takes it and the gate weighs it: neither is the mover's own person, who filed it.</summary>
    [Fact]
    public async Task Where_nothing_was_said_a_cell_is_empty_and_no_strangers_name_stands_in_it()
    {
        await using var table = await Table.Laid();
        var oil = await table.DoBy("clerk", table.Generate(500, stream: Table.Hazardous));
        var filed = await table.DoBy("filer", table.File(500, Table.Hazardous, [oil.Lots[0].Lot]));
        await table.DoBy("driver", table.PickUp(filed.Manifest!.Value));
        await table.DoBy("gate", table.Receive(filed.Manifest.Value, 499));
        var shelf = new Shelf(table.Lines);
        Assert.Equal("clerk", Told(shelf.Of("hazardous-generated", Table.Works), Beside));
        Assert.Equal("clerk", Told(shelf.Of("hazardous-stored", Table.Works), Beside));
        Assert.Equal("filer", Told(shelf.Of("hazardous-taken-out", Table.Works), Beside));
        Assert.Equal("gate", Told(shelf.Of("hazardous-stored", Table.Plant), Beside));
    }

    [Fact]
    public async Task The_plan_of_the_year_tells_what_the_act_does_not_unless_it_names_two()
    {
        await using var table = await Table.Laid();
        await table.Do(Plan(table, 2025, "TS001"));
        await table.Generated(500, stream: Table.Hazardous);
        string Of(string book) => Told(new Shelf(table.Lines).Of(book, Table.Works), [.. Beside, "Harmful components", "Form"]);
        Assert.Equal("废机油 吨袋 MF0001 somebody", Of("hazardous-generated"));
        Assert.Equal("废机油 吨袋 TS001 贮存库 somebody", Of("hazardous-stored"));
        Assert.Equal("废机油 石油烃 液态", Of("hazardous-report-month"));
        await table.Do(Plan(table, 2025, "TS001", "TS002"));
        Assert.Equal("废机油 somebody", Of("hazardous-stored"));
        await table.Do(Plan(table, 2024, "TS001"));
        Assert.Equal("废机油 somebody", Of("hazardous-stored"));
    }

    [Fact]
    public async Task A_batch_names_the_batches_that_it_came_of_through_combining_splitting_and_reclassifying()
    {
        await using var table = await Table.Laid();
        await table.Do(table.Opening(10, Table.Works, Table.Hazardous));
        var (one, two, other) = (await Oil(table), await Oil(table), await Oil(table));
        table.Now += Duration.FromDays(1);
        var mixed = (await table.Do(table.Combine(Table.Works, one, two))).Lots[0].Lot;
        var parts = (await table.Do(table.Split(Table.Works, mixed, new LotPart(Table.Kg(60)), new LotPart(Table.Kg(140))))).Lots;
        var again = (await table.Do(new ReclassifyWaste(table.Id(), table.Now, Table.Works, parts[0].Lot, Table.Hazardous, new("900-041-49"), "鉴别", "报告1"))).Lots[0].Lot;
        await table.Do(table.Treat(again, 60, method: "R9") with { Site = Table.Works });
        await table.Do(table.Treat(other, 100, method: "R9") with { Site = Table.Works });
        string[] heads = ["Batch", "Amount", "Batch of generation", "Batches of storing", "Batch of taking out"];
        var shelf = new Shelf(table.Lines);
        Assert.Equal(
            "HWRK20250303001 0.1 HWCS20250303001 | HWRK20250303002 0.1 HWCS20250303002 | HWRK20250303003 0.1 HWCS20250303003",
            Told(shelf.Of("hazardous-stored", Table.Works), heads));
        Assert.Equal(
            "HWCK20250304001 0.06 HWRK20250303001、HWRK20250303002 | HWCK20250304002 0.1 HWRK20250303003",
            Told(shelf.Of("hazardous-taken-out", Table.Works), heads));
        Assert.Equal(
            "HWZXLY20250304001 0.06 HWCK20250304001 | HWZXLY20250304002 0.1 HWCK20250304002",
            Told(shelf.Of("hazardous-treated-own", Table.Works), heads));
    }

    [Fact]
    public async Task A_batch_of_more_than_twenty_names_those_and_says_how_many_there_are()
    {
        await using var table = await Table.Laid();
        var lots = new List<LotId>();
        for (var i = 0; i < 21; i++) lots.Add(await Oil(table));
        var mixed = (await table.Do(table.Combine(Table.Works, [.. lots]))).Lots[0].Lot;
        await table.Do(table.Treat(mixed, 2_100, method: "R9") with { Site = Table.Works });
        var told = Told(new Shelf(table.Lines).Of("hazardous-taken-out", Table.Works), "Batches of storing");
        Assert.EndsWith("、HWRK20250303020 等 21 批", told, StringComparison.Ordinal);
    }

    /// <summary>A reader of one stream finds the codes that everybody else reads.</summary>
    [Fact]
    public async Task A_batch_has_the_same_code_for_whoever_may_read_it()
    {
        await using var table = await Table.Laid();
        var filed = await table.Do(table.File("medical", null, null, null, new ManifestItem(new("841-001-01"), Table.Kg(1), "Y10")));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        await table.Do(table.Receive(filed.Manifest.Value, 1));
        await Oil(table);
        var all = new BookQuestion(BookTables.Find("hazardous-generated")!, Table.Works, null, new(2025, 3, 1), new(2025, 3, 31), "zh");
        Assert.Equal("HWCS20250303001 | HWCS20250303002", Told(new Shelf(table.Lines).Read(all), "Batch"));
        Assert.Equal("HWCS20250303002", Told(new Shelf(table.Lines).Read(all with { Streams = [Table.Hazardous] }), "Batch"));
    }

    [Fact]
    public async Task A_treatment_says_where_and_by_whom_it_was_done_and_when_it_was_done_with()
    {
        await using var table = await Table.Laid();
        var oil = await table.Do(table.Generate(100, stream: Table.Hazardous) with { Containers = [new("box-1", Table.Kg(100), "drum")] });
        await table.Do(table.Treat(oil.Lots[0].Lot, 70, method: "R9") with
        {
            Site = Table.Works,
            Residues = [new(Table.Hazardous, new("900-210-08"), Table.Kg(30))],
            FinishedAt = Instant.FromUtc(2025, 3, 4, 2, 30),
            Book = new("废机油", Facility: "MF0009", Store: "TS002", Handler: "利用甲"),
        });
        var shelf = new Shelf(table.Lines);
        Assert.Equal(
            "box-1 桶 1 废机油 MF0009 R9 2025-03-04 10:30 利用甲",
            Told(shelf.Of("hazardous-treated-own", Table.Works), "Container codes", "Container type", "Containers", "Trade or own name", "Facility code", "Method", "Finished", "Person"));
        Assert.Equal("900-210-08 TS002", Told(shelf.Of("hazardous-stored", Table.Works), "Code", "Store code").Split(" | ")[1]);
    }

    /// <summary>Whoever corrects it, a bureau's officer in the unit's stead too.</summary>
    [Fact]
    public async Task A_correction_of_the_mass_leaves_what_stands_beside_it()
    {
        await using var table = await Table.Laid();
        var oil = await table.DoBy("clerk", table.Generate(500, stream: Table.Hazardous) with { Book = Said with { Handler = null, Packed = "ton-bag" } });
        await table.DoBy(new Actor("officer", StandInFor: Table.Owner(Table.Works)), table.Correct(oil.Line, "/quantity", Table.Kg(400)));
        Assert.Equal(
            "0.4 废机油 吨袋 MF0003 clerk", Told(new Shelf(table.Lines).Of("hazardous-generated", Table.Works), [.. Beside.Prepend("Amount")]));
        await table.DoBy("boss", table.Correct(oil.Line, "/code", "900-210-08"));
        await table.Do(table.Treat(table.Lots.Single(static l => l.Grams > 0).Lot, 400, method: "R9") with { Site = Table.Works });
        Assert.Equal("900-210-08 HWRK20250303001 TS001", Told(new Shelf(table.Lines).Of("hazardous-taken-out", Table.Works), "Code", "Batches of storing", "Store code"));
    }

    /// <summary>A load corrected on the road by two parties is still what the mover's own people gave out.</summary>
    [Fact]
    public async Task A_correction_by_both_sides_puts_neither_of_their_names_into_the_movers_book()
    {
        await using var table = await Table.Laid();
        var oil = await Oil(table);
        var filed = await table.DoBy("filer", table.File(100, Table.Hazardous, [oil]) with { Book = new(Deliverer: "装车戊") });
        var left = await table.DoBy("driver", table.PickUp(filed.Manifest!.Value, 100));
        var proposed = await table.DoBy("boss", table.Correct(left.Line, "/loaded/0/quantity", Table.Kg(90), PartyRoles.Mover));
        await table.DoBy("dispatcher", table.Consent(proposed.Line, PartyRoles.Carrier, Table.Works) with { Party = Table.Carrier });
        Assert.Equal("0.09 装车戊 filer", Told(new Shelf(table.Lines).Of("hazardous-taken-out", Table.Works), [.. Beside.Prepend("Amount")]));
    }

    /// <summary>What earlier versions wrote is read as it was, and hashes of acts that say nothing more are the same.</summary>
    [Fact]
    public void An_act_that_says_nothing_for_the_books_is_written_as_ever() => Assert.Equal(
        """{"actId":"00000000-0000-0000-0000-000000000000","happenedAt":"2025-03-03T00:00:00.000Z","site":"works","stream":"hazardous","code":"900-249-08","quantity":{"value":"1","unit":"kg","estimated":false}}""",
        Encoding.UTF8.GetString(Wire.Bytes(new GenerateWaste(Guid.Empty, Instant.FromUtc(2025, 3, 3, 0, 0), Table.Works, Table.Hazardous, new("900-249-08"), new("1", "kg")))));

    /// <summary>Of the heads those that the book has.</summary>
    static string Told(BookSheet sheet, params string[] heads) =>
        Shelf.Cells(sheet, [.. heads.Where(head => sheet.Columns.Any(c => c.En == head))]);

    static async Task<LotId> Oil(Table table) => await table.Generated(100, stream: Table.Hazardous);

    static FileManagementPlan Plan(Table table, int year, params string[] stores) => new(
        table.Id(), table.Now, Table.Works, year, [new(Table.Oil, Table.Kg(500))],
        Facilities: [new("MF0001", "车床"), new("TS001", "危废间", "贮存库")],
        Generation: [new(Table.Oil, Table.Kg(500), "MF0001", Called: "废机油", Harmful: "石油烃", Physical: "液态")],
        Storage: [.. stores.Select(static s => new PlanWaste(Table.Oil, Table.Kg(50), s, Packed: "ton-bag"))]);
}
