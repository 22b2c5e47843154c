using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WasteFlow.Documents;

/// <summary>Tables as an XLSX file: a title, a head that stays in sight, and numbers that add up. The same tables give the same bytes.</summary>
public static class Workbook
{
    private const int HeadRow = 3;
    private const int NameLengthMax = 31;
    private const double WidthMin = 8;
    private const double WidthMax = 26;

    /// <summary>A code is not broken: of 37 characters at most.</summary>
    private const double CodeWidthMax = 44;
    private const double Margin = 0.4;
    private const int ColumnsOnA4 = 12;
    private const uint A3 = 8, A4 = 9;
    private const double TitleHeight = 24;
    private const double LineHeight = 15;
    private const double HeadMargin = 5;
    private const int LinesMax = 20;
    private const uint StyleText = 1, StyleNumber = 2, StyleHead = 3, StyleTitle = 4, StyleBeneath = 5;
    private static readonly char[] NotInNames = [':', '\\', '/', '?', '*', '[', ']'];

    public static byte[] Of(params IReadOnlyList<SheetTable> tables)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            // A relation without a name of its own gets one by chance.
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            book.Workbook = new(new Sheets());
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            for (var i = 0; i < tables.Count; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                Write(book.AddNewPart<WorksheetPart>(id), tables[i]);
                book.Workbook.Sheets!.Append(new Sheet { Id = id, SheetId = (uint)i + 1, Name = NameOf(tables[i].Name) });
            }
        }

        return Settling.Settled(stream.ToArray());
    }

    /// <summary>A table with its head in the first row and nothing above it, as programs read it.</summary>
    public static byte[] Plain(SheetTable table)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "book");
            book.Workbook = new(new Sheets());
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            using (var writer = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>("sheet1")))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                WriteRow(writer, 1, table.Columns.Select(static c => (c.Head, StyleHead)), LineHeight);
                for (var i = 0; i < table.Rows.Count; i++)
                {
                    WriteRow(writer, i + 2, table.Rows[i].Select((text, at) => (text, table.Columns[at].Number ? StyleNumber : StyleText)), LineHeight);
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook.Sheets!.Append(new Sheet { Id = "sheet1", SheetId = 1, Name = NameOf(table.Name) });
        }

        return Settling.Settled(stream.ToArray());
    }

    internal static string NameOf(string name)
    {
        var clean = string.Concat(name.Where(static c => !NotInNames.Contains(c)));
        return clean.Length <= NameLengthMax ? clean : clean[..NameLengthMax];
    }

    private static void Write(WorksheetPart part, SheetTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        var last = Letters(Math.Max(table.Columns.Count, 1));
        double[] widths = [.. table.Columns.Select((c, i) => Width(c.Head, table.Rows.Take(200).Select(r => r[i])))];
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = HeadRow, TopLeftCell = $"A{HeadRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(widths.Select(static (width, i) => new Column
        {
            Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [(table.Title, StyleTitle)], TitleHeight);
        WriteRow(writer, 2, [(table.Beneath, StyleBeneath)], LineHeight);
        WriteRow(writer, HeadRow, table.Columns.Select(static c => (c.Head, StyleHead)), Height(table.Columns.Select(static c => c.Head), widths) + HeadMargin);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            WriteRow(writer, HeadRow + 1 + i, table.Rows[i].Select((text, at) => (text, table.Columns[at].Number ? StyleNumber : StyleText)), Height(table.Rows[i], widths));
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A{HeadRow}:{last}{HeadRow + table.Rows.Count}" });
        writer.WriteElement(new MergeCells(
            new MergeCell { Reference = $"A1:{last}1" }, new MergeCell { Reference = $"A2:{last}2" }));
        writer.WriteElement(new PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin, Header = 0, Footer = 0 });
        writer.WriteElement(new PageSetup
        {
            Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0, PaperSize = table.Columns.Count > ColumnsOnA4 ? A3 : A4,
        });
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IEnumerable<(string Text, uint Style)> cells, double height)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number, Height = height, CustomHeight = true });
        foreach (var (text, style) in cells)
        {
            writer.WriteElement(style == StyleNumber && text.Length > 0
                ? new Cell(new CellValue(text)) { DataType = CellValues.Number, StyleIndex = style }
                : new Cell(new InlineString(new Text(Settling.Printable(text)) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    DataType = CellValues.InlineString, StyleIndex = style == StyleNumber ? StyleText : style,
                });
        }

        writer.WriteEndElement();
    }

    // Not every program makes a row as high as its wrapped text.
    private static double Height(IEnumerable<string> texts, double[] widths) =>
        LineHeight * Math.Clamp(texts.Select((text, i) => Math.Ceiling(Width(text) / (widths[i] - 1))).DefaultIfEmpty(1).Max(), 1, LinesMax);

    private static double Width(string head, IEnumerable<string> texts) =>
        Math.Max(
            Math.Clamp(texts.Select(Width).Append(Width(head) / 2).Max() + 2, WidthMin, WidthMax),
            Math.Min(texts.Select(static t => t.Split('、').Max(CodeWidth)).DefaultIfEmpty(0).Max() + 2, CodeWidthMax));

    private static double CodeWidth(string text) => text.All(static c => c is > ' ' and <= '~') ? Width(text) : 0;

    internal static double Width(string text) => text.Sum(static c => c > 0xFF ? 2.1 : 1.1);

    internal static string Letters(int column) =>
        column > 26 ? Letters((column - 1) / 26) + (char)('A' + (column - 1) % 26) : ((char)('A' + column - 1)).ToString();

    private static Stylesheet Styles() => new(
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "等线" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "等线" }),
            new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = "等线" }),
            new Font(new FontSize { Val = 9 }, new Color { Rgb = "FF606060" }, new FontName { Val = "等线" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7EFEA" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center })
            {
                BorderId = 1, ApplyBorder = true, ApplyAlignment = true,
            },
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Center }) { BorderId = 1, ApplyBorder = true, ApplyAlignment = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center, Horizontal = HorizontalAlignmentValues.Center })
            {
                FontId = 1, FillId = 2, BorderId = 1, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true,
            },
            new CellFormat(new Alignment { Horizontal = HorizontalAlignmentValues.Center }) { FontId = 2, ApplyFont = true, ApplyAlignment = true },
            new CellFormat { FontId = 3, ApplyFont = true }));
}
