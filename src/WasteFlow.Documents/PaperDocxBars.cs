using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WasteFlow.Documents;

/// <summary>Bars of a DOCX paper: rows of shaded cells, so that every word processor draws them, and the same counts are the same bytes.</summary>
internal static class PaperDocxBars
{
    private const string Size = "16";
    private const int NameShare = 4;
    private const uint GapOf = 12;

    /// <param name="width">Of the page's text, in twips.</param>
    public static IEnumerable<OpenXmlElement> Of(PaperBars bars, int width)
    {
        var name = width / NameShare;
        var most = bars.Bars.Max(static b => b.Shares.Sum(static s => s.Count));
        yield return PaperDocx.Line(bars.Name, "18", bold: true, before: 80, after: 60, keep: true);
        foreach (var bar in bars.Bars)
        {
            int[] widths = [name, .. bar.Shares.Select(s => (width - name) * s.Count / most)];
            yield return new Table(
                new TableProperties(
                    new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths.Sum()) },
                    new TableBorders(
                        new TopBorder { Val = BorderValues.Single, Size = GapOf, Color = "FFFFFF" }, new BottomBorder { Val = BorderValues.Single, Size = GapOf, Color = "FFFFFF" }),
                    new TableLayout { Type = TableLayoutValues.Fixed },
                    new TableCellMarginDefault(
                        new TableCellLeftMargin { Width = 20, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 20, Type = TableWidthValues.Dxa })),
                new TableGrid(widths.Select(static w => new GridColumn { Width = Text(w) })),
                new TableRow(
                [
                    new TableRowProperties(new CantSplit()),
                    new TableCell(
                        new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(name) }), PaperDocx.Line(bar.Name, Size, right: true, keep: true)),
                    .. bar.Shares.Select((s, i) => new TableCell(
                        new TableCellProperties(
                            new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Text(widths[i + 1]) },
                            new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Tones.Ground(s.Tone) },
                            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                        PaperDocx.Line(Text(s.Count), Size, centred: true, colour: "FFFFFF", keep: true))),
                ]));

            // Two tables that touch would be one.
            yield return PaperDocx.Line("", "2", keep: true);
        }

        yield return PaperDocx.Legend(bars.Bars.SelectMany(static b => b.Shares).DistinctBy(static s => s.Name));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
