using System.Globalization;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>A book as a spreadsheet: its name, whose it is and from which line, and the official columns.</summary>
public static class BookXlsx
{
    public static byte[] Of(BookSheet sheet, string language)
    {
        // A template is read by a machine, which looks for the head in the first row.
        if (sheet.Book.StartsWith(NationalBooks.Prefix, StringComparison.Ordinal))
        {
            return Workbook.Plain(new(sheet.Zh, "", "", [.. sheet.Columns.Select(static c => new SheetColumn(c.Zh, c.Number))], sheet.Rows));
        }

        var en = language == "en";
        var (from, to) = (LocalDatePattern.Iso.Format(sheet.From), LocalDatePattern.Iso.Format(sheet.To));
        var line = sheet.Line.ToString(CultureInfo.InvariantCulture);
        var beneath = en
            ? $"{sheet.Name} ({sheet.Of}) · {from} to {to} · ledger line {line} · {sheet.Source} ({Words.Of("mark", sheet.Mark).En})"
            : $"{sheet.Name}（{sheet.Of}） · {from} 至 {to} · 账行 {line} · 依据：{sheet.Basis}（{Words.Of("mark", sheet.Mark).Zh}）";
        return Workbook.Of(new SheetTable(
            en ? sheet.Book : sheet.Zh, en ? sheet.En : sheet.Zh, beneath,
            [.. sheet.Columns.Select(c => new SheetColumn(en ? c.En : c.Zh, c.Number))], sheet.Rows));
    }
}
