using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using UglyToad.PdfPig;
using Words = DocumentFormat.OpenXml.Wordprocessing;

namespace WasteFlow.Documents;

/// <summary>A text of a file, and where it stands in it.</summary>
public readonly record struct PlacedText(string Place, string Text);

/// <summary>Reads the texts of a file back, in order, to hold it against the same paper made anew.</summary>
public static partial class PaperReading
{
    /// <summary>The format by what the file begins with: <c>xlsx</c>, <c>docx</c>, <c>pdf</c>, <c>html</c>, <c>svg</c>, <c>json</c>; else <c>csv</c>.</summary>
    public static string FormatOf(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF"u8) ? "pdf"
        : file.StartsWith("PK"u8) ? (file.IndexOf("word/document.xml"u8) >= 0 || file.IndexOf("word/"u8) >= 0 ? "docx" : "xlsx")
        : file.StartsWith("<!DOCTYPE html"u8) ? "html"
        : file.StartsWith("<svg"u8) ? "svg"
        : file.StartsWith("{"u8) ? "json"
        : "csv";

    /// <exception cref="InvalidDataException">The file cannot be read as its format.</exception>
    public static IReadOnlyList<PlacedText> Of(byte[] file, string format)
    {
        try
        {
            return format switch
            {
                "pdf" => [.. Pdf(file)],
                "docx" => [.. Docx(file)],
                "xlsx" => [.. Xlsx(file)],
                "html" or "svg" => [.. Html(System.Text.Encoding.UTF8.GetString(file))],
                _ => [.. Lines(System.Text.Encoding.UTF8.GetString(file).TrimStart('\uFEFF'))],
            };
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or UglyToad.PdfPig.Core.PdfDocumentFormatException or InvalidOperationException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static IEnumerable<PlacedText> Lines(string text) => text.Split('\n').Select(static (l, i) =>
        new PlacedText(string.Create(CultureInfo.InvariantCulture, $"line {i + 1}"), l.TrimEnd('\r')));

    private static IEnumerable<PlacedText> Html(string html) => Tag().Split(html).Where(static t => !string.IsNullOrWhiteSpace(t)).Select(static (t, i) =>
        new PlacedText(string.Create(CultureInfo.InvariantCulture, $"text {i + 1}"), System.Net.WebUtility.HtmlDecode(t).Trim()));

    private static IEnumerable<PlacedText> Pdf(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        var place = 0;
        foreach (var page in document.GetPages())
        {
            foreach (var word in page.GetWords())
            {
                yield return new(string.Create(CultureInfo.InvariantCulture, $"page {page.Number}, word {++place}"), word.Text);
            }

            place = 0;
        }
    }

    private static IEnumerable<PlacedText> Docx(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var place = 0;
        foreach (var paragraph in document.MainDocumentPart!.Document.Descendants<Words.Paragraph>())
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"paragraph {++place}"),
                string.Concat(paragraph.Descendants().Select(static e => e is Words.Text text ? text.Text : e is Words.Break ? "\n" : "")));
        }
    }

    private static IEnumerable<PlacedText> Xlsx(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var book = document.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(static s => s.InnerText).ToList() ?? [];
        foreach (var sheet in book.Workbook.Sheets!.Elements<Sheet>())
        {
            var row = 0;
            foreach (var cells in ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>())
            {
                row++;
                var column = 0;
                foreach (var cell in cells.Elements<Cell>())
                {
                    column++;
                    var text = cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)] : cell.InnerText;
                    yield return new(string.Create(CultureInfo.InvariantCulture, $"{sheet.Name} {Workbook.Letters(column)}{row}"), text);
                }
            }

            var drawn = 0;
            foreach (var text in ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).DrawingsPart?.WorksheetDrawing.Descendants<DocumentFormat.OpenXml.Drawing.Text>() ?? [])
            {
                yield return new(string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}, text {++drawn} of its drawings"), text.Text);
            }
        }
    }

    [GeneratedRegex("<style>.*?</style>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
