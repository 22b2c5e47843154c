using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WasteFlow.Documents;

/// <summary>The flow diagrams of an XLSX paper, one below the other on a sheet of their own.</summary>
internal static class PaperXlsxFlows
{
    private const double Unit = 8700, ColumnWidth = 9.14, RowHeight = 15, EmuOfPoint = 12700;
    private const int ColumnsOfPage = 12, FirstRow = 3, RowsOfPage = 34;
    private const string Names = "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    public static void Write(WorksheetPart part, Paper paper, IReadOnlyList<PaperFlows> all)
    {
        var data = new SheetData(Row(1, paper.Title, PaperStyles.Title, 26));
        var drawn = new List<string>();
        var (row, page) = (FirstRow, 1);
        var last = Workbook.Letters(ColumnsOfPage);
        var (merges, breaks) = (new MergeCells(new MergeCell { Reference = $"A1:{last}1" }), new RowBreaks());
        foreach (var (flows, i) in all.Select(static (f, i) => (f, i)))
        {
            var shapes = new FlowShapes(FlowLayout.Of(flows), Unit);
            var rows = (int)Math.Ceiling(shapes.Height / (RowHeight * EmuOfPoint)) + 2;
            if (row - page + rows > RowsOfPage && i > 0)
            {
                breaks.Append(new Break { Id = (uint)row - 1, Max = 16383, ManualPageBreak = true });
                page = row;
            }

            data.Append(Row(row, flows.Name, PaperStyles.After, RowHeight));
            merges.Append(new MergeCell { Reference = string.Create(CultureInfo.InvariantCulture, $"A{row}:{last}{row}") });
            drawn.Add(Drawing(shapes, row, i + 1, flows.Name));
            row += rows;
        }

        breaks.Count = breaks.ManualBreakCount = (uint)breaks.ChildElements.Count;
        part.Worksheet = new(
            new SheetViews(new SheetView { ShowGridLines = false, WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = RowHeight, CustomHeight = true },
            new Columns(new Column { Min = 1, Max = ColumnsOfPage, Width = ColumnWidth, CustomWidth = true }),
            data,
            merges,
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.4, Bottom = 0.6, Header = 0, Footer = 0.2 },
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9 },
            new HeaderFooter(new OddFooter("&R&8&P / &N")),
            breaks,
            new DocumentFormat.OpenXml.Spreadsheet.Drawing { Id = "drawing" });
        part.AddNewPart<DrawingsPart>("drawing").WorksheetDrawing = new WorksheetDrawing($"<xdr:wsDr {Names}>{string.Concat(drawn)}</xdr:wsDr>");
    }

    private static Row Row(int number, string text, uint style, double height) =>
        new(new Cell(new InlineString(new Text(Settling.Printable(text)))) { DataType = CellValues.InlineString, StyleIndex = style })
        {
            RowIndex = (uint)number, Height = height, CustomHeight = true,
        };

    private static string Drawing(FlowShapes shapes, int row, int number, string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx=\"{shapes.Width}\" cy=\"{shapes.Height}\"/><xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id=\"{1000 * number}\" name=\"{FlowShapes.Escape(name)}\" descr=\"{FlowShapes.Escape(name)}\"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{shapes.Width}\" cy=\"{shapes.Height}\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{shapes.Width}\" cy=\"{shapes.Height}\"/></a:xfrm></xdr:grpSpPr>{shapes.Of((n, properties, text) => Shape(1000 * number + n, properties, text))}</xdr:grpSp><xdr:clientData/></xdr:oneCellAnchor>");

    private static string Shape(int number, string properties, FlowText? text) => string.Create(
        CultureInfo.InvariantCulture,
        $"<xdr:sp macro=\"\" textlink=\"\"><xdr:nvSpPr><xdr:cNvPr id=\"{number}\" name=\"{number}\"/>{(text is null ? "<xdr:cNvSpPr/>" : "<xdr:cNvSpPr txBox=\"1\"/>")}</xdr:nvSpPr><xdr:spPr>{properties}</xdr:spPr>{(text is null ? "" : $"<xdr:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></a:bodyPr><a:lstStyle/>{Lines(text)}</xdr:txBody>")}</xdr:sp>");

    private static string Lines(FlowText text) => string.Concat(text.Lines.Select(line => string.Create(
        CultureInfo.InvariantCulture,
        $"<a:p><a:pPr algn=\"{(text.Align == "right" ? "r" : text.Align == "left" ? "l" : "ctr")}\"/><a:r><a:rPr lang=\"zh-CN\" sz=\"{Math.Round(100 * line.Size)}\" b=\"{(line.Bold ? 1 : 0)}\"><a:solidFill><a:srgbClr val=\"{(line.Bold ? "1A1A1A" : "404040")}\"/></a:solidFill></a:rPr><a:t>{FlowShapes.Escape(line.Text)}</a:t></a:r></a:p>")));
}
