using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using XCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using NodaTime;
using WasteFlow.Bureau;
using WasteFlow.Client.National;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Bureau;

/// <summary>What was said here is written in the national platform's form, and reads back as what was said: nobody types twice.</summary>
public class NationalBooksTest
{
    const string Works = "91230184MA1BUFLT44";
    const string Plant = "91110108772551611J";
    const string Manifests = "国家联单编号,移出人统一社会信用代码,承运人统一社会信用代码,接受人统一社会信用代码,交付时间,废物代码,移出量(吨),拟利用处置方式,牌号,实际起运时间,接受时间,接受人处理意见,接受量(吨)";

    const string Ledgers = "统一社会信用代码,产生批次编码,产生时间,废物代码,产生量(吨),行业俗称/单位内部名称,产生危险废物设施编码,产生部门经办人";

    public static TheoryData<string, string, string> Files => new(
        ("manifests", Manifests, $"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,1.5,R9,豫A00001,2026-03-05 09:00:00,2026-03-05 12:00:00,接受,1.498"),
        ("manifests", Manifests, $"20264101000002,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,1.5,R9,豫A00001,2026-03-05 09:00:00,,,\r\n20264101000002,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-041-49,0.2,R9,豫A00001,2026-03-05 09:00:00,,,"),
        ("manifests", Manifests, $"20264101000003,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,1.5,R9,豫A00001,2026-03-05 09:00:00,2026-03-05 12:00:00,接受,1.498\r\n20264101000003,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-041-49,0.2,R9,豫A00001,2026-03-05 09:00:00,2026-03-05 12:00:00,拒收,"),
        ("manifests", Manifests, $"20264101000004,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,0.000001,R9,,,,,"),
        ("plans", "统一社会信用代码,年度,备案日期,废物代码,计划转移量(吨),拟利用处置方式,转移类型,接收单位名称", $"{Works},2026,2026-02-15,900-249-08,12,R9,跨省,某再生油厂\r\n{Works},2026,2026-02-15,900-041-49,3,,,"),
        ("permits", "许可证编号,统一社会信用代码,发证日期,核准经营类别,利用处置方式,有效期起,有效期止,年经营规模(吨)", $"豫环许可危废字1号,{Works},2026-02-15,HW08、HW49,R9,2026-03-01,2031-02-28,5000"),
        ("ledgers", Ledgers, $"{Works},HWCS20260215001,2026-02-15 08:00:00,900-249-08,0.16,,,"),
        ("ledgers", Ledgers, $"{Works},HWCS20260215001,2026-02-15 08:00:00,900-249-08,0.16,废机油,MF0001,张三"),
        ("month-reports", "统一社会信用代码,报告期,上报日期,报表编号", $"{Works},2026-01,2026-02-10,YB-7"));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_read_from_the_platform_is_written_as_it_was(string kind, string head, string rows)
    {
        var text = $"{head}\r\n{rows}\r\n";
        var office = new Office();
        var entries = NationalRows.Read(text, kind, NationalColumns.Own, static unit => unit == Works ? "works" : "plant");
        Assert.Empty(entries.SelectMany(static e => e.Faults));
        foreach (var entry in entries) office.Enter(entry.Asks);
        var sheet = office.Sheet(kind);
        Assert.Equal("\ufeff" + text, Encoding.UTF8.GetString(BookCsv.Of(sheet, "zh")));
        Assert.Equal(text, SheetReading.Csv(BookXlsx.Of(sheet, "zh"), head.Split(',')));
    }

    [Fact]
    public void Every_kind_of_file_can_be_asked_for_and_none_hides_a_book() => Assert.Equal(
        NationalColumns.Own.Select(static c => "national-" + c.Kind).Distinct().Order(StringComparer.Ordinal),
        NationalBooks.All.Where(static b => BookTables.Find(b.Book) is null && b.Zh != b.Book["national-".Length..]).Select(static b => b.Book).Order(StringComparer.Ordinal));

    [Fact]
    public void Numbers_named_later_weights_corrected_and_acts_taken_back_are_written_as_they_stand()
    {
        var office = new Office();
        office.Enter(Asks($"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,1.5,R9,豫A00001,2026-03-05 09:00:00,2026-03-05 12:00:00,接受,1.498"));
        office.Say(new NameNationalNumber(Guid.Empty, Office.Now, new("M1"), "20264101000077"));
        office.Correct("receive-waste", ask => ask["items"]![0]!["quantity"]!["value"] = "1.4");
        Assert.Equal("20264101000077 1.4", Cells(office, 0, 12));
        office.Correct("receive-waste", null);
        Assert.Equal("20264101000077 ", Cells(office, 0, 12));
        office.Say(new CancelManifest(Guid.Empty, Office.Now, new("M1"), "void"), state: "cancelled");
        Assert.Equal("", Cells(office, 0, 12));
    }

    [Fact]
    public void What_was_weighed_once_for_all_items_has_what_the_ledger_gave_each()
    {
        var office = new Office();
        office.Enter(Asks(
            $"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,1.5,R9,豫A00001,2026-03-05 09:00:00,,,",
            $"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-041-49,0.5,R9,豫A00001,2026-03-05 09:00:00,,,"));
        office.Say(
            new ReceiveWaste(Guid.Empty, Office.Now, new("M1"), new("plant"), SharedWeight: new("1.9", "t")), state: "closed",
            lots: [Office.Lot(1, "900-249-08"), Office.Lot(2, "900-041-49")],
            moves: [new("L1-1", Office.Lot(1, "").Lot.ToString(), 1_425_000), new("L1-2", Office.Lot(2, "").Lot.ToString(), 475_000)]);
        Assert.Equal("接受 1.425 | 接受 0.475", Cells(office, 11, 12));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-04", 0)]
    [InlineData("2026-03-05", "2026-03-05", 1)]
    public void Loads_are_those_handed_over_in_the_period(string from, string to, int rows)
    {
        var office = new Office();
        office.Enter(Asks($"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30:00,900-249-08,1.5,R9,,,,,"));
        Assert.Equal(rows, office.Sheet("manifests", from, to).Rows.Count);
    }

    [Fact]
    public void A_workbook_of_others_is_read_by_its_head_with_days_and_typed_numbers()
    {
        var rows = SheetReading.Csv(Theirs(), ["废物代码", "产生量(吨)", "产生时间"]);
        Assert.Equal("废物代码,备注,产生时间,产生量(吨)\r\n900-249-08,,2026-03-05 08:30:00,0.1\r\n90004149,\"a, b\",2026-03-06,0.0000012\r\n", rows);
    }

    [Theory]
    [InlineData("PK nothing")]
    [InlineData(null)]
    public void A_workbook_without_such_a_table_says_so(string? file) => Assert.Throws<InvalidDataException>(() =>
        SheetReading.Csv(file is null ? Theirs() : Encoding.UTF8.GetBytes(file), ["许可证编号", "发证日期"]));

    static IReadOnlyList<(string Act, JsonObject Ask)> Asks(params string[] rows) =>
        Assert.Single(NationalRows.Read($"{Manifests}\n{string.Join('\n', rows)}\n", "manifests", NationalColumns.Own, static unit => unit == Works ? "works" : "plant")).Asks;

    static string Cells(Office office, params int[] at) => string.Join(" | ", office.Sheet("manifests").Rows.Select(r => string.Join(' ', at.Select(i => r[i]))));

    /// <summary>As spreadsheets write them: a title above, shared texts, days as numbers with a format, cells left out.</summary>
    static byte[] Theirs()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new(new Sheets());
            book.AddNewPart<SharedStringTablePart>("shared").SharedStringTable = new(
                new[] { "产生台账", "废物代码", "备注", "产生时间", "产生量(吨)", "900-249-08", "90004149", "a, b" }.Select(static t => new SharedStringItem(new Text(t))));
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = new(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\"年\"m\"月\"d\"日\" h:mm" }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164 }, new CellFormat { NumberFormatId = 14 }));
            book.AddNewPart<WorksheetPart>("one").Worksheet = new(new SheetData(
                new Row(Shared("A1", 0)), new Row(Shared("A2", 1), Shared("B2", 2), Shared("C2", 3), Shared("D2", 4)),
                new Row(Shared("A3", 5), Number("C3", new DateTime(2026, 3, 5, 8, 30, 0).ToOADate(), 1), Number("D3", 0.1 + 0.2 - 0.2, 0)),
                new Row(), new Row(Shared("A5", 6), Shared("B5", 7), Number("C5", new DateTime(2026, 3, 6).ToOADate(), 2), Number("D5", 1.2e-6, 0))));
            book.Workbook.Sheets!.Append(new Sheet { Id = "one", SheetId = 1, Name = "一" });
        }

        return stream.ToArray();

        static XCell Shared(string at, int text) => new(new CellValue(text)) { CellReference = at, DataType = CellValues.SharedString };
        static XCell Number(string at, double number, uint style) => new(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { CellReference = at, StyleIndex = style };
    }

    /// <summary>The folds of the bureau that such files are written from, told line by line.</summary>
    sealed class Office
    {
        public static readonly Instant Now = Instant.FromUtc(2026, 3, 6, 0, 0);

        readonly Dictionary<string, FoldDocuments> documents = new(StringComparer.Ordinal);
        readonly Dictionary<string, (long Line, JsonObject Ask)> said = new(StringComparer.Ordinal);
        readonly Fold[] folds = [new RegisterFold(), new MovementFold(), new NationalFold()];
        long lines;

        public Office()
        {
            foreach (var fold in folds) documents[fold.Name] = new MemoryDocuments();
            foreach (var (site, unit) in new[] { ("works", Works), ("plant", Plant) })
            {
                Say(new RegisterSite(Guid.Empty, Now, new(site), new(unit), site, "410104", "410104", "industrial-enterprise", []));
            }
        }

        public static LotBorn Lot(int item, string code) =>
            new(new(9, item), new(code), "hazardous", new("plant"), Places.Storage, new(2026, 3, 5), Manifest: new("M1"), Item: item);

        public void Enter(IReadOnlyList<(string Act, JsonObject Ask)> asks)
        {
            foreach (var (act, ask) in asks)
            {
                ask["actId"] ??= Guid.Empty;
                if (ask.ContainsKey("manifest")) ask["manifest"] = "M1";
                said[act] = (lines + 1, ask);
                var code = ask["code"]?.GetValue<string>();
                var lot = new LotId(lines + 1, 1);
                Put(
                    act, JsonSerializer.SerializeToElement(ask), code is null ? [] : [new(lot, new(code), "hazardous", new("works"), Places.Storage, new(2026, 2, 15))],
                    code is null ? [] : [new(Accounts.Generated, lot.ToString(), (long)(decimal.Parse(ask["quantity"]!["value"]!.GetValue<string>(), CultureInfo.InvariantCulture) * 1_000_000))],
                    act switch { "file-manifest" => "filed", "pick-up-waste" => "in-transit", "receive-waste" => "closed", _ => null });
            }
        }

        public void Say<T>(T act, string? state = null, IReadOnlyList<LotBorn>? lots = null, IReadOnlyList<Move>? moves = null) where T : IAct =>
            Put(Acts.NameOf(typeof(T)), JsonSerializer.SerializeToElement(act, Wire.Options), lots ?? [], moves ?? [], state);

        /// <summary>The act as it was said last is corrected, or taken back.</summary>
        public void Correct(string act, Action<JsonObject>? how)
        {
            var (line, ask) = said[act];
            var was = new Edition(JsonSerializer.SerializeToElement(ask), []);
            how?.Invoke(ask);
            Put(
                "consent-to-correction", JsonSerializer.SerializeToElement(new { happenedAt = "2026-03-06T00:00:00.000Z" }), [], [], null,
                new Corrected(line, act, was, how is null ? null : new Edition(JsonSerializer.SerializeToElement(ask), [])));
        }

        public BookSheet Sheet(string kind, string from = "2026-01-01", string to = "2026-12-31")
        {
            var asked = new BookQuestion(
                NationalBooks.Find("national-" + kind)!, null, "410104", NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, NodaTime.Text.LocalDatePattern.Iso.Parse(to).Value, "zh");
            Assert.Null(asked.Objection());
            return BookMaker.Make(asked, new Register(documents), lines).View!;
        }

        void Put(string act, JsonElement ask, IReadOnlyList<LotBorn> lots, IReadOnlyList<Move> moves, string? state, Corrected? corrects = null)
        {
            var line = new Line(
                ++lines, "", act, ask, new Actor("somebody"), "room", Now, lots, moves, state is null ? null : new(new("M1"), state), [], [], Corrects: corrects);
            foreach (var fold in folds) fold.Apply(line, documents[fold.Name]);
        }
    }
}
