using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WasteFlow.Documents;

/// <summary>
/// A paper as an XLSX file: each table on a sheet of its own that prints on A4 with its head on every page, and the notes behind it beneath it. A paper that begins
/// with words has a sheet of those before. The same paper is the same bytes.
/// </summary>
public static class PaperXlsx
{
    private const double LineHeight = 14.5, Padding = 4, TitleHeight = 26, Margin = 0.4;
    private const double CharactersOfPage = 158;
    private const int LinesMax = 12;

    public static byte[] Of(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            var sheets = new Sheets();
            var titles = new DefinedNames();
            book.Workbook = new(sheets);
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = PaperStyles.Sheet();
            var (figures, hasWords) = (paper.Language == "en" ? "Flow diagrams" : "流向图", PaperXlsxWords.Has(paper));
            if (hasWords)
            {
                PaperXlsxWords.Write(book.AddNewPart<WorksheetPart>("words"), paper, figures);
                sheets.Append(new Sheet { Id = "words", SheetId = 1, Name = PaperXlsxWords.NameOf(paper) });
            }

            foreach (var sheet in SheetsOf(paper, hasWords))
            {
                var number = sheets.ChildElements.Count + 1;
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
                var name = Workbook.NameOf(sheet.Table.Name);
                var head = Write(book.AddNewPart<WorksheetPart>(id), paper, sheet, number == 1);
                sheets.Append(new Sheet { Id = id, SheetId = (uint)number, Name = name });
                titles.Append(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"'{name}'!${head}:${head}"))
                {
                    Name = "_xlnm.Print_Titles", LocalSheetId = (uint)number - 1,
                });
            }

            if (paper.Blocks.OfType<PaperFlows>().ToList() is { Count: > 0 } flows)
            {
                PaperXlsxFlows.Write(book.AddNewPart<WorksheetPart>("flows"), paper, flows);
                sheets.Append(new Sheet { Id = "flows", SheetId = (uint)sheets.ChildElements.Count + 1, Name = figures });
            }

            book.Workbook.Append(titles);
            Settling.Describe(document, paper);
        }

        return Settling.Settled(stream.ToArray());
    }

    private static List<(PaperTable Table, List<string> After)> SheetsOf(Paper paper, bool hasWords)
    {
        var sheets = new List<(PaperTable Table, List<string> After)>();
        foreach (var block in paper.Blocks)
        {
            switch (block)
            {
                case PaperTable table:
                    sheets.Add((table, []));
                    break;
                case PaperText text when sheets.Count > 0 && (text.Small || !hasWords):
                    sheets[^1].After.Add(text.Text);
                    break;
            }
        }

        return sheets;
    }

    /// <summary>The row of the head.</summary>
    private static int Write(WorksheetPart part, Paper paper, (PaperTable Table, List<string> After) sheet, bool isFirst)
    {
        var table = sheet.Table;
        var whole = (double)table.Columns.Sum(static c => c.Width);
        double[] widths = [.. table.Columns.Select(c => CharactersOfPage * c.Width / whole)];
        var last = Workbook.Letters(table.Columns.Count);
        var merges = new List<string>();
        string[] above = [isFirst ? paper.Title : table.Name, .. paper.Beneath];
        var head = above.Length + 1;
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = head, TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{head + 1}"), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
        })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(widths.Select(static (width, i) => new Column
        {
            Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Round(width, 2), CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        for (var i = 0; i < above.Length; i++)
        {
            Row(writer, i + 1, [(above[i], false, i == 0 ? PaperStyles.Title : PaperStyles.Beneath)], i == 0 ? TitleHeight : LineHeight);
            merges.Add(string.Create(CultureInfo.InvariantCulture, $"A{i + 1}:{last}{i + 1}"));
        }

        Row(writer, head, table.Columns.Select(static c => (c.Head, false, PaperStyles.Head)), Height(table.Columns.Select(static c => (c.Head, 1)), widths));
        var at = 0;
        foreach (var (_, shared) in PaperHtml.Heads(table.Columns))
        {
            if (shared > 1)
            {
                merges.Add(string.Create(CultureInfo.InvariantCulture, $"{Workbook.Letters(at + 1)}{head}:{Workbook.Letters(at + shared)}{head}"));
            }

            at += shared;
        }

        Rows(writer, table, widths, head, merges);
        var row = head + table.Rows.Count;
        foreach (var line in sheet.After.Concat(isFirst ? paper.Seal : []))
        {
            row++;
            Row(writer, row, [(line, false, PaperStyles.After)], LineHeight * Math.Ceiling(Workbook.Width(line) / CharactersOfPage));
            merges.Add(string.Create(CultureInfo.InvariantCulture, $"A{row}:{last}{row}"));
        }

        writer.WriteEndElement();
        writer.WriteElement(new MergeCells(merges.Select(static m => new MergeCell { Reference = m })));
        writer.WriteElement(new PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin + 0.2, Header = 0, Footer = 0.2 });
        writer.WriteElement(new PageSetup { Orientation = paper.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0, PaperSize = 9 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&R&8&P / &N")));
        writer.WriteEndElement();
        return head;
    }

    private static void Rows(OpenXmlWriter writer, PaperTable table, double[] widths, int head, List<string> merges)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var cells = table.Rows[i];
            Row(
                writer, head + 1 + i, cells.Select((c, at) => (c.Text, c.Number, PaperStyles.Of(c, table.Columns[at]))),
                Height(cells.Select(static c => (c.Text, c.Rows)), widths));
            for (var at = 0; at < cells.Count; at++)
            {
                if (cells[at].Rows > 1)
                {
                    var column = Workbook.Letters(at + 1);
                    merges.Add(string.Create(CultureInfo.InvariantCulture, $"{column}{head + 1 + i}:{column}{head + i + cells[at].Rows}"));
                }
            }
        }
    }

    private static void Row(OpenXmlWriter writer, int number, IEnumerable<(string Text, bool Number, uint Style)> cells, double height)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = height, CustomHeight = true });
        foreach (var (text, isNumber, style) in cells)
        {
            writer.WriteElement(isNumber
                ? new Cell(new CellValue(text)) { DataType = CellValues.Number, StyleIndex = style }
                : new Cell(new InlineString(new Text(Settling.Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style });
        }

        writer.WriteEndElement();
    }

    // Not every program makes a row as high as its wrapped text; a merged group has the height of its rows.
    private static double Height(IEnumerable<(string Text, int Rows)> cells, double[] widths) => Padding + LineHeight * Math.Clamp(
        cells.Select((c, i) => c.Rows != 1 ? 1 : c.Text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(Workbook.Width(line) / (widths[i] - 1))))).DefaultIfEmpty(1).Max(), 1, LinesMax);
}
