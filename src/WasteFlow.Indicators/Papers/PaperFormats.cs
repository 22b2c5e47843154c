using System.Collections.Frozen;
using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A report in one of the formats that people take away. JSON and CSV are the table of indicators, whatever the kind.</summary>
public static class PaperFormats
{
    /// <summary>What each format is called on the wire.</summary>
    public static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["json"] = "application/json; charset=utf-8",
        ["csv"] = "text/csv; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["html"] = "text/html; charset=utf-8",
        ["pdf"] = "application/pdf",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a format cannot be made here: a PDF is printed by a browser (see <see cref="PaperPdf.Browser"/>).</summary>
    public static Refused? Objection(string format, string? browser) => format == "pdf" && browser is null ? Refused.With("no_browser_prints", "") : null;

    /// <summary>The file's bytes; null where it is a PDF and no browser is there to print it.</summary>
    public static async Task<byte[]?> Of(Made made, string kind, string language, string format, CancellationToken cancel) => format switch
    {
        "json" => [.. Wire.Bytes(made.Report), (byte)'\n'],
        "csv" => Encoding.UTF8.GetBytes(ReportCsv.Of(made.Report, made.Print)),
        "xlsx" => PaperXlsx.Of(Papers.Of(made, kind, language)),
        "docx" => PaperDocx.Of(Papers.Of(made, kind, language)),
        "html" => PaperHtml.Of(Papers.Of(made, kind, language)),
        "pdf" => await PaperPdf.Of(Papers.Of(made, kind, language), cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
    };
}
