using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WasteFlow.Documents;

/// <summary>A paper as a DOCX file on A4: heads of tables stand on every page, groups are merged, and the same paper is the same bytes.</summary>
public static class PaperDocx
{
    private const int LongSide = 16838, ShortSide = 11906, Margin = 720, FooterAt = 400, HeadHeight = 2600;
    private const string TitleSize = "32", HeadingSize = "24", BodySize = "21", TableSize = "15", SmallSize = "15";
    private const string Body = "宋体", Head = "黑体", Latin = "Arial";

    public static byte[] Of(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // A relation without a name of its own gets one by chance.
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "document");
            main.Document = new(new Body(Blocks(paper)));
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles(paper.Language);
            main.AddNewPart<FooterPart>("footer").Footer = new(Footer());
            Settling.Describe(document, paper);
        }

        return Settling.Settled(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Blocks(Paper paper)
    {
        var width = (paper.Landscape ? LongSide : ShortSide) - 2 * Margin;
        yield return Line(paper.Title, TitleSize, bold: true, centred: true, font: Head, after: 60);
        foreach (var line in paper.Beneath)
        {
            yield return Line(line, "18", colour: Tones.Grey, centred: true, after: 40);
        }

        var drawings = 0;
        foreach (var block in paper.Blocks)
        {
            var elements = block is PaperFlows flows
                ? PaperDocxFlows.Of(flows, width, (paper.Landscape ? ShortSide : LongSide) - 2 * Margin - HeadHeight, ++drawings)
                : Block(block, width, paper.Language);
            foreach (var element in elements)
            {
                yield return element;
            }
        }

        foreach (var (line, i) in paper.Seal.Select(static (l, i) => (l, i)))
        {
            yield return Line(line, SmallSize, colour: Tones.Grey, before: i == 0 ? 160 : 0, keep: i < paper.Seal.Count - 1);
        }

        yield return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize
            {
                Width = (uint)(paper.Landscape ? LongSide : ShortSide), Height = (uint)(paper.Landscape ? ShortSide : LongSide),
                Orient = paper.Landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = FooterAt, Footer = FooterAt, Gutter = 0 });
    }

    private static IEnumerable<OpenXmlElement> Block(PaperBlock block, int width, string language) => block switch
    {
        PaperHeading heading => [Line(heading.Text, HeadingSize, bold: true, font: Head, before: 200, after: 80, keep: true)],
        PaperText { Small: true } small => [Line(small.Text, SmallSize, colour: Tones.Grey, after: 40)],
        PaperText text => [Line(text.Text, BodySize, after: 60, indent: language == "en" ? 0 : 420)],
        PaperList list => list.Items.Select(static i => Line("• " + i, BodySize, after: 30, hanging: 210)),
        PaperTable table => [PaperDocxTable.Of(table, width), Line("", SmallSize)],
        PaperBars bars => PaperDocxBars.Of(bars, width),
        _ => [],
    };

    internal static Paragraph Line(
        string text, string size, bool bold = false, bool centred = false, bool right = false, string? colour = null, string font = Body, int before = 0, int after = 0,
        int indent = 0, int hanging = 0, bool keep = false)
    {
        var about = new ParagraphProperties();
        if (keep)
        {
            about.Append(new KeepNext());
        }

        about.Append(new SpacingBetweenLines { Before = Text(before), After = Text(after) });
        if (indent > 0 || hanging > 0)
        {
            about.Append(hanging > 0 ? new Indentation { Left = Text(hanging), Hanging = Text(hanging) } : new Indentation { FirstLine = Text(indent) });
        }

        if (centred || right)
        {
            about.Append(new Justification { Val = centred ? JustificationValues.Center : JustificationValues.Right });
        }

        var paragraph = new Paragraph(about);
        foreach (var (part, i) in text.Split('\n').Select(static (p, i) => (p, i)))
        {
            var run = new Run(RunOf(size, bold, colour, font));
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(Settling.Printable(part)) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.Append(run);
        }

        return paragraph;
    }

    /// <summary>What the colours of bars stand for.</summary>
    internal static Paragraph Legend(IEnumerable<PaperShare> shares)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "120" }));
        foreach (var share in shares)
        {
            paragraph.Append(
                new Run(RunOf(SmallSize, bold: false, Tones.Ground(share.Tone), Body), new Text("■ ") { Space = SpaceProcessingModeValues.Preserve }),
                new Run(RunOf(SmallSize, bold: false, Tones.Grey, Body), new Text(share.Name + "   ") { Space = SpaceProcessingModeValues.Preserve }));
        }

        return paragraph;
    }

    private static RunProperties RunOf(string size, bool bold, string? colour, string font)
    {
        var properties = new RunProperties(new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = font });
        if (bold)
        {
            properties.Append(new Bold());
        }

        if (colour is not null)
        {
            properties.Append(new Color { Val = colour });
        }

        properties.Append(new FontSize { Val = size });
        return properties;
    }

    private static Styles Styles(string language) => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = Body }, new FontSize { Val = BodySize },
            new Languages { Val = "en-US", EastAsia = language == "en" ? "en-US" : "zh-CN" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "0", Line = "264", LineRule = LineSpacingRuleValues.Auto }))));

    private static Paragraph Footer()
    {
        var paragraph = new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Right }));
        foreach (var part in new[] { "PAGE", " / ", "NUMPAGES" })
        {
            var run = new Run(RunOf("16", bold: false, Tones.Grey, Body), new Text(part) { Space = SpaceProcessingModeValues.Preserve });
            if (part[0] == ' ')
            {
                paragraph.Append(run);
                continue;
            }

            run.GetFirstChild<Text>()!.Text = "1";
            paragraph.Append(new SimpleField(run) { Instruction = part });
        }

        return paragraph;
    }

    private static string Text(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
