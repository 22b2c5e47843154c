using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WasteFlow.Documents;

/// <summary>The styles of a paper's sheets: of texts in every tone, left and centred, and of numbers with their decimals.</summary>
internal static class PaperStyles
{
    public const uint Title = 1, Beneath = 2, Head = 3, After = 4, Words = 5, Heading = 6;

    private const uint FirstText = 7;
    private const uint FirstNumber = FirstText + 2 * TonesCount;
    private const uint TonesCount = 6;
    private const int DecimalsMax = 8;
    private const uint FirstFormat = 164;
    private const string Font = "等线";

    public static uint Of(PaperCell cell, PaperColumn column) => cell.Number
        ? FirstNumber + (uint)Math.Min(Decimals(cell.Text), DecimalsMax)
        : FirstText + 2 * (uint)cell.Tone + (column.Centred || cell.Rows != 1 ? 1u : 0);

    public static Stylesheet Sheet() => new(
        new NumberingFormats(Enumerable.Range(0, DecimalsMax + 1).Select(static d => new NumberingFormat
        {
            NumberFormatId = FirstFormat + (uint)d, FormatCode = d == 0 ? "0" : "0." + new string('0', d),
        })),
        new Fonts(
        [
            FontOf(10), FontOf(15, bold: true), FontOf(9, Tones.Grey), FontOf(10, bold: true), FontOf(12, bold: true),
            .. Enum.GetValues<PaperTone>().Select(static t => FontOf(10, Tones.Of(t))),
        ]),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FF" + Tones.Head }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellFormats(
        [
            new CellFormat(),
            Format(1, border: 0, HorizontalAlignmentValues.Center), Format(2, border: 0, HorizontalAlignmentValues.Center),
            Format(3, border: 1, HorizontalAlignmentValues.Center, fill: 2), Format(2, border: 0, HorizontalAlignmentValues.Left),
            Format(0, border: 0, HorizontalAlignmentValues.Left), Format(4, border: 0, HorizontalAlignmentValues.Left),
            .. Enum.GetValues<PaperTone>().SelectMany(static t => new[]
            {
                Format(5 + (uint)t, border: 1, HorizontalAlignmentValues.Left), Format(5 + (uint)t, border: 1, HorizontalAlignmentValues.Center),
            }),
            .. Enumerable.Range(0, DecimalsMax + 1).Select(static d =>
                Format(0, border: 1, HorizontalAlignmentValues.Right, number: FirstFormat + (uint)d)),
        ]));

    private static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? number.Length - dot - 1 : 0;

    private static Font FontOf(int size, string? colour = null, bool bold = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size });
        if (colour is not null)
        {
            font.Append(new Color { Rgb = "FF" + colour });
        }

        font.Append(new FontName { Val = Font });
        return font;
    }

    private static CellFormat Format(uint font, uint border, HorizontalAlignmentValues align, uint fill = 0, uint number = 0) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center, Horizontal = align })
        {
            FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, ApplyFont = true, ApplyFill = fill > 0, ApplyBorder = border > 0,
            ApplyAlignment = true, ApplyNumberFormat = number > 0,
        };
}
