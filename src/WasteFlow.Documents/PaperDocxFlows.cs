using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WasteFlow.Documents;

/// <summary>A flow diagram of a DOCX paper: a group of shapes that stands in its line.</summary>
internal static class PaperDocxFlows
{
    private const double EmuOfTwip = 635;
    private const string Names =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"";

    /// <param name="width">Of the page's text, in twips.</param>
    /// <param name="height">What a page has for it, likewise.</param>
    /// <param name="number">Of the drawing in its document, from 1.</param>
    public static IEnumerable<OpenXmlElement> Of(PaperFlows flows, int width, int height, int number)
    {
        var layout = FlowLayout.Of(flows);
        var shapes = new FlowShapes(layout, EmuOfTwip * Math.Min(width / FlowLayout.Width, height / layout.Height));
        yield return PaperDocx.Line(flows.Name, "18", bold: true, centred: true, before: 120, after: 60, keep: true);
        yield return new Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"<w:p {Names}><w:pPr><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{shapes.Width}\" cy=\"{shapes.Height}\"/><wp:docPr id=\"{number}\" name=\"{FlowShapes.Escape(flows.Name)}\" descr=\"{FlowShapes.Escape(flows.Name)}\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{shapes.Width}\" cy=\"{shapes.Height}\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{shapes.Width}\" cy=\"{shapes.Height}\"/></a:xfrm></wpg:grpSpPr>{shapes.Of((n, properties, text) => Shape(1000 * number + n, properties, text))}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"));
    }

    private static string Shape(int number, string properties, FlowText? text) => string.Create(
        CultureInfo.InvariantCulture,
        $"<wps:wsp><wps:cNvPr id=\"{number}\" name=\"{number}\"/>{(text is null ? "<wps:cNvSpPr/>" : "<wps:cNvSpPr txBox=\"1\"/>")}<wps:spPr>{properties}</wps:spPr>{(text is null ? "" : $"<wps:txbx><w:txbxContent>{Lines(text)}</w:txbxContent></wps:txbx>")}<wps:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></wps:bodyPr></wps:wsp>");

    private static string Lines(FlowText text) => string.Concat(text.Lines.Select(line => string.Create(
        CultureInfo.InvariantCulture,
        $"<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"{text.Align}\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"宋体\"/>{(line.Bold ? "<w:b/>" : "<w:color w:val=\"404040\"/>")}<w:sz w:val=\"{Math.Floor(2 * line.Size)}\"/></w:rPr><w:t xml:space=\"preserve\">{FlowShapes.Escape(line.Text)}</w:t></w:r></w:p>")));
}
