using System.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Bureau;

/// <summary>A book as CSV (RFC 4180), with the mark at its beginning by which spreadsheets know UTF-8.</summary>
public static class BookCsv
{
    public static byte[] Of(BookSheet sheet, string language)
    {
        var text = new StringBuilder();
        Append(text, sheet.Columns.Select(c => language == "en" ? c.En : c.Zh));
        foreach (var row in sheet.Rows)
        {
            Append(text, row.Select((cell, i) => sheet.Columns[i].Number ? cell : NoFormula(cell)));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // A spreadsheet would run a name that begins so.
    private static string NoFormula(string text) => text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(static c => c.AsSpan().IndexOfAny(",\"\r\n") < 0 ? c : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
            .Append("\r\n");
}
