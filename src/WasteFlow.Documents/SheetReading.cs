using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WasteFlow.Documents;

/// <summary>
/// Reads the first sheet of an XLSX file that others wrote as CSV text (RFC 4180): what stands above the head is left out, and days and times are
/// told as such, since a spreadsheet keeps them as numbers.
/// </summary>
public static class SheetReading
{
    /// <summary>Digits that a spreadsheet's numbers are true to.</summary>
    private const int TrueDigits = 15;

    private static readonly HashSet<uint> Days = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    public static bool IsWorkbook(ReadOnlySpan<byte> file) => file.StartsWith("PK"u8);

    /// <param name="heads">What heads may be called: the first row that has two of them, or the only one, is the head.</param>
    /// <exception cref="InvalidDataException">It cannot be read as a workbook, or no row of it is a head.</exception>
    public static string Csv(byte[] file, IReadOnlyCollection<string> heads)
    {
        List<string[]> rows;
        try
        {
            rows = [.. Rows(file)];
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(e.Message, e);
        }

        var least = Math.Min(2, heads.Count);
        var head = rows.FindIndex(r => r.Count(heads.Contains) >= least);
        if (head < 0)
        {
            throw new InvalidDataException($"no row of the first sheet has the columns {string.Join(", ", heads)}");
        }

        var width = rows[head].Length;
        var text = new StringBuilder();
        foreach (var row in rows.Skip(head).Where(static r => r.Any(static c => c.Length > 0)))
        {
            text.AppendJoin(',', Enumerable.Range(0, width).Select(i => Quoted(row.ElementAtOrDefault(i) ?? ""))).Append("\r\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var book = document.WorkbookPart ?? throw new InvalidOperationException("it holds no workbook");
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(static s => s.InnerText).ToArray() ?? [];
        var dates = DateStyles(book.WorkbookStylesPart?.Stylesheet);
        var first = book.Workbook.Sheets!.Elements<Sheet>().First();
        foreach (var row in ((WorksheetPart)book.GetPartById(first.Id!.Value!)).Worksheet.Descendants<Row>())
        {
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var at = Column(cell.CellReference?.Value) ?? cells.Count;
                cells.AddRange(Enumerable.Repeat("", Math.Max(0, at - cells.Count)));
                cells.Add(Text(cell, shared, dates));
            }

            yield return [.. cells];
        }
    }

    private static string Text(Cell cell, string[] shared, HashSet<uint> dates)
    {
        var text = (cell.CellValue?.Text ?? cell.InnerText).Trim();
        if (cell.DataType is { } kind && kind != CellValues.Number)
        {
            return kind == CellValues.SharedString ? shared[int.Parse(text, CultureInfo.InvariantCulture)].Trim() : text;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return text;
        }

        if (cell.StyleIndex is { } style && dates.Contains(style))
        {
            var at = DateTime.FromOADate(number).AddMilliseconds(500);
            return at.ToString(at.TimeOfDay < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) < 1e15 ? Plain(number) : text;
    }

    /// <summary>What somebody typed and not what floating point made of it, and no exponent.</summary>
    private static string Plain(double number) =>
        decimal.Parse(number.ToString($"G{TrueDigits}", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.###############", CultureInfo.InvariantCulture);

    private static HashSet<uint> DateStyles(Stylesheet? styles)
    {
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(static f => f.FormatCode?.Value is { } code && Unquoted(code).Any("yYdDhH".Contains))
            .Select(static f => f.NumberFormatId!.Value).ToHashSet() ?? [];
        return [.. styles?.CellFormats?.Elements<CellFormat>().Select(static (f, i) => (Id: f.NumberFormatId?.Value ?? 0, Style: (uint)i))
            .Where(f => Days.Contains(f.Id) || own.Contains(f.Id)).Select(static f => f.Style) ?? []];
    }

    /// <summary>A format without the texts that it prints and the names of colours and places.</summary>
    private static string Unquoted(string format)
    {
        var (text, inside) = (new StringBuilder(), '\0');
        foreach (var c in format)
        {
            if (inside == '\0' && c is '"' or '[')
            {
                inside = c == '[' ? ']' : '"';
            }
            else if (c == inside)
            {
                inside = '\0';
            }
            else if (inside == '\0')
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>From 0; null where the cell does not say where it stands.</summary>
    private static int? Column(string? reference) => reference is null
        ? null
        : reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, static (sum, c) => (sum * 26) + (c - 'A' + 1)) - 1;

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
