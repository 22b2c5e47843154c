using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WasteFlow.Documents;

/// <summary>The words of an XLSX paper that begins with words: its first sheet, with all that is no table, and where each table and figure stands.</summary>
internal static class PaperXlsxWords
{
    private const double TitleHeight = 26, LineHeight = 15.5, HeadingHeight = 24, SizeOfTitle = 1.6, Margin = 0.4;

    /// <summary>A column is not parted nor shrunk by every program that prints, so it is no wider than its page.</summary>
    private const double CharactersUpright = 80, CharactersAcross = 124;

    /// <summary>Whether something is said before the first table, which no sheet of a table has a place for.</summary>
    public static bool Has(Paper paper) => paper.Blocks.TakeWhile(static b => b is not PaperTable).Any(static b => b is PaperText or PaperBars or PaperList);

    public static string NameOf(Paper paper) => paper.Language == "en" ? "Text" : "正文";

    /// <param name="figures">The sheet of flow diagrams.</param>
    public static void Write(WorksheetPart part, Paper paper, string figures)
    {
        var characters = paper.Landscape ? CharactersAcross : CharactersUpright;
        var data = new SheetData(Row(1, paper.Title, PaperStyles.Title, TitleHeight * Lines(paper.Title, characters / SizeOfTitle)));
        var row = 1;
        foreach (var line in paper.Beneath)
        {
            data.Append(Row(++row, line, PaperStyles.Beneath, LineHeight));
        }

        foreach (var (text, style) in paper.Blocks.SelectMany(b => Said(b, paper.Language, figures)).Concat(paper.Seal.Select(static s => (s, PaperStyles.After))))
        {
            data.Append(Row(++row, text, style, style == PaperStyles.Heading ? HeadingHeight : LineHeight * Lines(text, characters)));
        }

        part.Worksheet = new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { ShowGridLines = false, WorkbookViewId = 0 }),
            new Columns(new Column { Min = 1, Max = 1, Width = characters, CustomWidth = true }),
            data,
            new PageMargins { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin + 0.2, Header = 0, Footer = 0.2 },
            new PageSetup { Orientation = paper.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0, PaperSize = 9 },
            new HeaderFooter(new OddFooter("&R&8&P / &N")));
    }

    /// <summary>Small texts are notes of a table and stand beneath it.</summary>
    private static IEnumerable<(string Text, uint Style)> Said(PaperBlock block, string language, string figures) => block switch
    {
        PaperHeading heading => [(heading.Text, PaperStyles.Heading)],
        PaperText { Small: false } text => [(text.Text, PaperStyles.Words)],
        PaperList list => list.Items.Select(static i => ("· " + i, PaperStyles.Words)),
        PaperBars bars => bars.Bars.Select(b => (Of(b, language), PaperStyles.Words)).Prepend((bars.Name, PaperStyles.Words)),
        PaperTable table => [(See(Workbook.NameOf(table.Name), language).Trim(), PaperStyles.After)],
        PaperFlows flows => [($"{flows.Name}{See(figures, language)}", PaperStyles.After)],
        _ => [],
    };

    private static string See(string sheet, string language) => language == "en" ? $" (see the sheet “{sheet}”)" : $"（见工作表“{sheet}”）";

    private static string Of(PaperBar bar, string language)
    {
        var (between, comma) = language == "en" ? (": ", ", ") : ("：", "，");
        return "· " + bar.Name + between + string.Join(comma, bar.Shares.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Count}")));
    }

    private static double Lines(string text, double characters) => Math.Max(1, Math.Ceiling(Workbook.Width(text) / (characters - 2)));

    private static Row Row(int number, string text, uint style, double height) =>
        new(new Cell(new InlineString(new Text(Settling.Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style })
        {
            RowIndex = (uint)number, Height = height, CustomHeight = true,
        };
}
