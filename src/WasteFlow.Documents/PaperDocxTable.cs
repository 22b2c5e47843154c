using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WasteFlow.Documents;

/// <summary>A table of a DOCX paper: fixed widths, a head that every page repeats, rows that no page breaks.</summary>
internal static class PaperDocxTable
{
    private const string Size = "15";
    private const uint BorderSize = 4;
    private const string BorderColour = "7C8A83";

    /// <param name="width">Of the whole table, in twips.</param>
    public static Table Of(PaperTable table, int width)
    {
        var whole = table.Columns.Sum(static c => c.Width);
        int[] widths = [.. table.Columns.Select(c => width * c.Width / whole)];
        return new(
        [
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths.Sum()) },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = BorderSize, Color = BorderColour },
                    new LeftBorder { Val = BorderValues.Single, Size = BorderSize, Color = BorderColour },
                    new BottomBorder { Val = BorderValues.Single, Size = BorderSize, Color = BorderColour },
                    new RightBorder { Val = BorderValues.Single, Size = BorderSize, Color = BorderColour },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = BorderSize, Color = BorderColour },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = BorderSize, Color = BorderColour }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 50, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 50, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(static w => new GridColumn { Width = Text(w) })),
            HeadRow(table.Columns, widths),
            .. table.Rows.Select(r => Row(r, table.Columns, widths)),
        ]);
    }

    private static TableRow HeadRow(IReadOnlyList<PaperColumn> columns, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        var at = 0;
        foreach (var (head, shared) in PaperHtml.Heads(columns))
        {
            var about = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths.Skip(at).Take(shared).Sum()) });
            if (shared > 1)
            {
                about.Append(new GridSpan { Val = shared });
            }

            about.Append(
                new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Tones.Head },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            row.Append(new TableCell(about, PaperDocx.Line(head, Size, bold: true, centred: true, font: "黑体")));
            at += shared;
        }

        return row;
    }

    private static TableRow Row(IReadOnlyList<PaperCell> cells, IReadOnlyList<PaperColumn> columns, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            var about = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths[i]) });
            if (cell.Rows != 1)
            {
                about.Append(new VerticalMerge { Val = cell.Rows == 0 ? MergedCellValues.Continue : MergedCellValues.Restart });
            }

            about.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            row.Append(new TableCell(about, PaperDocx.Line(
                cell.Rows == 0 ? "" : cell.Text, Size, centred: columns[i].Centred && !cell.Number, right: cell.Number, colour: Tones.Of(cell.Tone))));
        }

        return row;
    }

    private static string Text(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
