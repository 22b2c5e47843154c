using System.Globalization;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>What an edition would change, in lines to read before it is adopted.</summary>
internal static class PreviewText
{
    public static IEnumerable<string> Of(EditionPreview preview)
    {
        int Count(string change) => preview.Rows.Count(r => r.Change == change);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{preview.Table} from {LocalDatePattern.Iso.Format(preview.From)}, as of line {preview.Line}: {Count(TableDifference.Added)} added, {Count(TableDifference.Removed)} removed, {Count(TableDifference.Changed)} changed, {preview.Same} the same; nothing is adopted");
        var codes = preview.Codes.ToDictionary(static c => c.Code.Text, StringComparer.Ordinal);
        foreach (var row in preview.Rows)
        {
            var cells = string.Join("; ", row.Cells.Select(static c => $"{c.Column}: “{c.Was}” → “{c.Is}”"));
            var code = codes.GetValueOrDefault(row.Key);
            yield return $"{row.Change,-8} {row.Key} {(cells.Length > 0 ? cells : code?.Is ?? code?.Was)}".TrimEnd() + (code?.Then is { } then ? $" [filings: {then}]" : "");
        }

        foreach (var use in preview.Uses)
        {
            var grams = use.Grams is { } lies ? string.Create(CultureInfo.InvariantCulture, $" {lies} g") : "";
            yield return $"affects  {use.What} {use.Id} of {use.Site?.Text ?? use.Enterprise?.Text}: {use.Code}{grams}";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{preview.Uses.Count} affected at {preview.Sites.Count} sites");
    }
}
