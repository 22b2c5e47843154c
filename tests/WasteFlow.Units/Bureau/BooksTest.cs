using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Sheets = DocumentFormat.OpenXml.Spreadsheet;
using WasteFlow.Bureau;
using WasteFlow.Contracts;
using WasteFlow.Units.Ledger;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>Books (台账) are made of lines and never typed: what they say adds up, and follows a correction.</summary>
public class BooksTest
{
    [Fact]
    public void Every_column_says_what_the_bureau_knows() => Assert.All(
        BookTables.All.SelectMany(static b => BookTables.Columns(b.Book)), static c => Assert.True(BookFields.Knows(c.Field), $"{c.Book}: {c.Field}"));

    [Fact]
    public void Every_book_has_its_columns_in_order_and_words_that_are_known() => Assert.All(BookTables.All, static book =>
    {
        var columns = BookTables.Columns(book.Book);
        Assert.Equal(Enumerable.Range(1, columns.Count), columns.Select(static c => c.Order));
        Assert.All(book.By, static by => Assert.True(BookSums.Knows(by), by));
        Assert.All(
            book.Kinds.Concat(columns.Where(static c => c.Field.Split(':')[0] is "tonnes" or "kg" or "records")
                .SelectMany(static c => BookFields.Kinds(c.Field.Contains(':', StringComparison.Ordinal) ? c.Field.Split(':')[1] : ""))),
            static kind => Assert.NotEqual(kind, Words.Of("movement", kind).En));
        Assert.All(book.Codes, static pattern => Assert.True(pattern == "HW*" || WasteCodes.IsPattern(pattern), pattern));
    });

    [Fact]
    public async Task Every_book_can_be_written()
    {
        await using var table = await Played();
        var shelf = new Shelf(table.Lines);
        Assert.All(BookTables.All, book => Assert.All(new[] { "zh", "en" }, language =>
        {
            var sheet = shelf.Of(book.Book, language: language);
            Assert.All(sheet.Rows, row => Assert.Equal(sheet.Columns.Count, row.Count));
            Assert.NotEmpty(BookXlsx.Of(sheet, language));
        }));
    }

    [Fact]
    public async Task A_load_stands_in_the_movers_books_as_it_left_and_in_the_receivers_as_it_came()
    {
        await using var table = await Played();
        var shelf = new Shelf(table.Lines);
        Assert.Equal("HWCS20250303001 0.5 box-1 1", Shelf.Cells(shelf.Of("hazardous-generated", Table.Works), "Batch", "Amount", "Container codes", "Containers"));
        Assert.Equal("HWCK20250303001 0.5 plant", Shelf.Cells(shelf.Of("hazardous-taken-out", Table.Works), "Batch", "Amount", "Destination"));
        Assert.Equal("HWWWLY20250303001 R9 plant 豫A12345", Shelf.Cells(shelf.Of("hazardous-sent", Table.Works), "Batch", "Method", "Receiver", "Vehicle"));
        Assert.Equal("HWRK20250303001 0.499 works", Shelf.Cells(shelf.Of("hazardous-stored", Table.Plant), "Batch", "Amount", "Source"));
    }

    [Fact]
    public async Task The_list_of_what_is_generated_says_the_coefficient_that_the_unit_declared()
    {
        await using var table = await Played();
        await table.Do(new GenerateWaste(table.Id(), table.Now, Table.Works, "general-industrial", Table.Slag, new("2", "t")));
        Assert.Equal("2.8", Shelf.Cells(new Shelf(table.Lines).Of("industrial-generated", Table.Works), "Generated (t)", "Coefficient or amount declared"));
        await table.Do(new DeclareGeneration(table.Id(), table.Now, Table.Works, new(2025, 1, 1), 12, [new(Table.Slag, Coefficient: new("钢坯", "t", "300", "80"))]));
        Assert.Equal(
            "2.8 钢坯 80 kg/t × 300 = 24 t (2025-01～2025-12)",
            Shelf.Cells(new Shelf(table.Lines).Of("industrial-generated", Table.Works), "Generated (t)", "Coefficient or amount declared"));
        await table.Do(new DeclareGeneration(table.Id(), table.Now, Table.Works, new(2025, 3, 1), 1, [new(Table.Slag, new("1.5", "t"))]));
        Assert.Equal("1.5 t (2025-03～2025-03)", Shelf.Cells(new Shelf(table.Lines).Of("industrial-generated", Table.Works), "Coefficient or amount declared"));
    }

    [Fact]
    public async Task A_loads_number_is_the_national_one_as_soon_as_it_is_known()
    {
        await using var table = await Played();
        var ours = Shelf.Cells(new Shelf(table.Lines).Of("hazardous-sent", Table.Works), "Manifest");
        await table.Do(new NameNationalNumber(table.Id(), table.Now, new(ours), "20254101000017"));
        Assert.Equal("20254101000017", Shelf.Cells(new Shelf(table.Lines).Of("hazardous-sent", Table.Works), "Manifest"));
    }

    [Fact]
    public async Task A_months_report_tells_stock_generation_and_where_it_went()
    {
        await using var table = await Played();
        var shelf = new Shelf(table.Lines);
        Assert.Equal(
            "0 0.5 0 | R9 plant 0.5",
            Shelf.Cells(shelf.Of("hazardous-report-month", Table.Works), "Stock before (t)", "Generated", "Method of others", "Receiver", "Given to others (t)", "Stock after (t)"));
        Assert.Equal(
            "0 0.499 0.199 | R9 0.3",
            Shelf.Cells(shelf.Of("hazardous-report-month", Table.Plant), "Stock before (t)", "Received (t)", "Method for others", "Others' waste treated (t)", "Stock after (t)"));
        Assert.Equal("2 0.8", Shelf.Cells(shelf.Of("industrial-generated", Table.Works), "Records", "Generated (t)"));
    }

    [Fact]
    public async Task What_lay_there_and_did_not_move_is_told_too()
    {
        await using var table = await Table.Laid();
        await table.Do(table.Opening(70, Table.Yard));
        table.Now = table.Now.Plus(NodaTime.Duration.FromDays(40));
        await table.Generated(1, Table.Works);
        var shelf = new Shelf(table.Lines);
        var asked = new BookQuestion(BookTables.Find("industrial-flow")!, Table.Yard, null, new(2025, 4, 1), new(2025, 4, 30), "en");
        Assert.Equal("0.07 0.07", Shelf.Cells(shelf.Read(asked), "Stock before (t)", "Stock after (t)"));
    }

    [Fact]
    public async Task A_correction_changes_the_month_it_is_about_and_no_row_is_there_twice()
    {
        await using var table = await Table.Laid();
        var entered = await table.Do(table.Generate(300));
        table.Now = table.Now.Plus(NodaTime.Duration.FromDays(40));
        await table.Do(table.Correct(entered.Line, "/quantity", Table.Kg(200)));
        var shelf = new Shelf(table.Lines);
        Assert.Equal("1 0.2", Shelf.Cells(shelf.Of("industrial-generated", Table.Works), "Records", "Generated (t)"));
        Assert.Equal([("works", Table.Slag.Text, 200_000L)], shelf.Stocks());
    }

    [Fact]
    public async Task Who_declared_nothing_is_listed_and_who_did_is_not()
    {
        await using var table = await Table.Laid();
        await table.Do(new Contracts.RegisterSite(
            table.Id(), table.Now, new("silent"), new("silent-enterprise"), "silent", "410104", "410104", "garage", []));
        await table.Generated(1, Table.Works);
        Assert.Equal("1 silent", Shelf.Cells(new Shelf(table.Lines).Of("without-declaration"), "No.", "Unit"));
    }

    [Fact]
    public async Task Each_of_the_four_hazardous_lists_names_its_own_units()
    {
        await using var table = await Played();
        SiteId smelter = new("smelter");
        await table.Do(new Contracts.RegisterSite(
            table.Id(), table.Now, smelter, new("smelter-enterprise"), "smelter", "410104", "410104", "industrial-enterprise", ["key-unit"]));
        var own = await table.Generated(200, smelter, stream: Table.Hazardous);
        await table.Do(table.Treat(own, 200, method: "R9") with { Site = smelter });
        await table.Do(new GrantPermit(table.Id(), table.Now, "豫1号", Table.Plant, ["900-249-08"], ["R9"], new(2024, 1, 1), new(2028, 12, 31)));
        var shelf = new Shelf(table.Lines);
        Assert.Equal("smelter 0.2 900-249-08 | works 0.5 900-249-08", Shelf.Cells(shelf.Of("hazardous-producers"), "Unit", "Generated (t)", "Codes"));
        Assert.Equal("smelter R9 0.2", Shelf.Cells(shelf.Of("hazardous-own-facilities"), "Unit", "Methods", "Treated (t)"));
        Assert.Equal("plant 豫1号 0.499 0.3", Shelf.Cells(shelf.Of("hazardous-operators"), "Unit", "Permits", "Received (t)", "Treated (t)"));
        Assert.Equal("plant 0.499 | smelter 0.2", Shelf.Cells(shelf.Of("hazardous-key-units"), "Unit", "Generated (t)", "Received (t)"));
    }

    [Fact]
    public async Task The_list_of_key_producers_says_where_their_waste_went()
    {
        await using var table = await Played();
        Assert.Equal(
            "works 900-249-08 plant 0.5",
            Shelf.Cells(new Shelf(table.Lines).Of("key-producers-destinations"), "Producer", "Code", "Receiver", "Amount (t)"));
    }

    [Fact]
    public async Task A_sludge_plants_day_tells_what_came_in_was_treated_and_how_much_of_its_capacity_that_is()
    {
        await using var table = await Table.Laid();
        SiteId kiln = new("kiln");
        await table.Do(new Contracts.RegisterSite(
            table.Id(), table.Now, kiln, new("kiln-enterprise"), "kiln", "410104", "410104", "sludge-plant", [], DailyCapacity: 40_000_000));
        WasteCode sludge = new("462-901-S90");
        await table.Generated(10_000, Table.Works, sludge, "sludge");
        var filed = await table.Do(table.File("sludge", null, Table.Works, kiln, new Contracts.ManifestItem(sludge, Table.Kg(10_000), "compost")));
        await table.Do(table.PickUp(filed.Manifest!.Value));
        var came = await table.Do(table.Receive(filed.Manifest!.Value, 10_000) with { Receiver = kiln });
        await table.Do(table.Treat(came.Lots[0].Lot, 8_000, vapour: 2_000, method: "compost") with { Site = kiln });
        Assert.Equal(
            "2025-03-03 kiln 10 10 1 40 25.00",
            Shelf.Cells(new Shelf(table.Lines).Of("sludge-daily", kiln), "Day", "Unit", "In (t)", "Treated (t)", "Loads", "Capacity (t a day)", "Use of capacity (%)"));
    }

    [Fact]
    public async Task Only_producers_of_a_hundred_tonnes_are_on_their_list()
    {
        await using var table = await Table.Laid();
        await table.Generated(99_999, Table.Works, stream: Table.Hazardous);
        await table.Generated(100_000, Table.Yard, stream: Table.Hazardous);
        Assert.Equal("yard 100", Shelf.Cells(new Shelf(table.Lines).Of("hazardous-100-tonnes"), "Unit", "Generated (t)"));
    }

    [Fact]
    public async Task Construction_loads_are_named_as_the_city_names_them()
    {
        await using var table = await Table.Laid();
        await table.Do(new Contracts.RegisterSite(
            table.Id(), table.Now, new("old-town"), new("old-town-enterprise"), "old-town", "411003", "411003", "construction-site", []));
        WasteCode rubble = new("900-901-S73"), slurry = new("900-901-S71");
        foreach (var code in new[] { rubble, slurry })
        {
            var load = new Contracts.ManifestItem(code, Table.Kg(20_000), "new-building-material");
            var filed = await table.Do(table.File("construction", null, new("old-town"), Table.Plant, load));
            await table.Do(table.PickUp(filed.Manifest!.Value));
            await table.Do(table.Receive(filed.Manifest!.Value, 20_000));
        }

        var asked = new BookQuestion(BookTables.Find("construction-loads")!, null, "411003", new(2025, 3, 1), new(2025, 3, 31), "zh");
        Assert.Equal("拆迁废物 | SW71 工程泥浆", Shelf.Cells(new Shelf(table.Lines).Read(asked), "Kind"));
        Assert.Equal(
            "SW73 拆除垃圾 | SW71 工程泥浆",
            Shelf.Cells(new Shelf(table.Lines).Of("construction-loads", Table.Plant), "Kind"));
    }

    [Fact]
    public async Task The_list_of_a_hundred_tonnes_tells_where_each_cleaner_production_audit_stood_at_the_end_of_the_period()
    {
        await using var table = await Table.Laid();
        await table.Generated(100_000, Table.Works, stream: Table.Hazardous);
        await table.Generated(100_000, Table.Yard, stream: Table.Hazardous);
        await table.Generated(100_000, Table.Plant, stream: Table.Hazardous);
        await Evaluate(Table.Works, "under-way", new(2025, 3, 5));
        await Evaluate(Table.Plant, "passed", new(2025, 4, 1));
        Assert.Equal(
            "plant Not recorded | works Under way | yard Not recorded",
            Shelf.Cells(new Shelf(table.Lines).Of("hazardous-100-tonnes", language: "en"), "Unit", "Cleaner-production audit"));

        async Task Evaluate(SiteId site, string status, NodaTime.LocalDate day) => await table.Do(
            new Contracts.RecordEvaluation(table.Id(), table.Now, site, "cleaner-production", status, day, "审核机构"));
    }

    /// <summary>Books know no other stock than the ledger: whatever a crowd does, corrections included.</summary>
    [Fact]
    public void What_books_say_lies_somewhere_is_what_the_ledger_says() => Ledger.Played.ForAnyPlan(static played =>
    {
        var lies = played.Table.Lots.Where(static l => l is { Place: Contracts.Places.Storage, Grams: > 0 })
            .GroupBy(static l => (l.Holder.Text, l.Code.Text)).Select(static g => (g.Key.Item1, g.Key.Item2, g.Sum(static l => l.Grams)));
        Assert.Equal(lies.Order(), new Shelf(played.Lines).Stocks().Order());
    });

    [Fact]
    public async Task The_same_book_is_the_same_file_and_its_numbers_are_numbers()
    {
        await using var table = await Played();
        var shelf = new Shelf(table.Lines);
        var bytes = BookXlsx.Of(shelf.Of("hazardous-sent", Table.Works), "zh");
        Assert.Equal(bytes, BookXlsx.Of(shelf.Of("hazardous-sent", Table.Works), "zh"));
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var row = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Sheets.Row>().Single(static r => r.RowIndex! == 4U);
        var amount = row.Elements<Sheets.Cell>().ElementAt(9);
        Assert.Equal(("0.5", Sheets.CellValues.Number), (amount.CellValue!.Text, amount.DataType!.Value));
    }

    [Fact]
    public async Task A_name_in_a_file_is_no_formula_and_breaks_no_line()
    {
        await using var table = await Table.Laid();
        await table.Do(new Contracts.RegisterSite(
            table.Id(), table.Now, new("sly"), new("sly-enterprise"), "=HYPERLINK(\"x\"),\u0001", "410104", "410104", "garage", ["key-unit"]));
        var sheet = new Shelf(table.Lines).Of("hazardous-key-units");
        var csv = Encoding.UTF8.GetString(BookCsv.Of(sheet, "zh"));
        Assert.StartsWith("\uFEFF序号,单位名称,", csv, StringComparison.Ordinal);
        Assert.Contains("1,\"'=HYPERLINK(\"\"x\"\"),\u0001\",", csv, StringComparison.Ordinal);
        Assert.NotEmpty(BookXlsx.Of(sheet, "zh"));
    }

    [Fact]
    public async Task A_book_of_more_rows_than_anybody_reads_is_refused()
    {
        await using var table = await Played();
        var asked = new BookQuestion(BookTables.Find("industrial-generated")!, null, "410104", new(2025, 3, 1), new(2025, 3, 31), "zh", RowsMax: 1);
        Assert.Equal("book_too_many_rows", new Shelf(table.Lines).Ask(asked with { Book = BookTables.Find("hazardous-stored")! }).Refused?.Code);
        Assert.Null(new Shelf(table.Lines).Ask(asked).Refused);
    }

    [Theory]
    [InlineData("hazardous-sent", null, null, "2025-03-01", "2025-03-31", "book_of_whom")]
    [InlineData("hazardous-sent", "works", "410104", "2025-03-01", "2025-03-31", "book_of_whom")]
    [InlineData("hazardous-sent", "works", null, "2025-03-02", "2025-03-01", "period_reversed")]
    [InlineData("hazardous-sent", "works", null, "2025-01-01", "2026-01-02", "book_too_long")]
    [InlineData("hazardous-sent", "works", null, "2025-03-02", "2025-03-09", null)]
    [InlineData("hazardous-report-month", "works", null, "2025-03-02", "2025-03-31", "book_wants_months")]
    [InlineData("hazardous-report-year", null, "410100", "2024-01-01", "2024-12-31", null)]
    public void A_book_of_nobody_or_of_no_period_is_refused(string book, string? site, string? region, string from, string to, string? told) => Assert.Equal(
        told,
        new BookQuestion(
            BookTables.Find(book)!, site is null ? null : new(site), region, NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value,
            NodaTime.Text.LocalDatePattern.Iso.Parse(to).Value, "zh").Objection()?.Code);

    /// <summary>A drum of oil goes to the plant, which treats most of it; the works makes slag besides.</summary>
    static async Task<Table> Played()
    {
        var table = await Table.Laid();
        await table.Register(Table.Plant, "fifo");
        var drum = await table.Do(table.Generate(500, stream: Table.Hazardous) with { Containers = [new("box-1", Table.Kg(500))] });
        var number = await table.Filed(500, Table.Hazardous, drum.Lots[0].Lot);
        await table.Do(table.PickUp(number));
        var received = await table.Do(table.Receive(number, 499));
        await table.Do(table.Treat(received.Lots[0].Lot, 300, method: "R9") with
        {
            Inputs = [new(received.Lots[0].Lot, Quantity: Table.Kg(300))],
        });
        await table.Generated(300);
        await table.Generated(500);
        return table;
    }
}
