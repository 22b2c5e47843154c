using System.Collections.Frozen;
using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// A report in one of the formats that people take away. JSON and CSV are the plan's rows, whatever the kind; of the flow statement they are its terms, and
/// SVG is its figure.
/// </summary>
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
        ["svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether a format cannot be made here: a PDF is printed by a browser (see <see cref="PaperPdf.Browser"/>), and only flows are a figure.</summary>
    public static Refused? Objection(string format, string kind, string? browser) =>
        format == "pdf" && browser is null ? Refused.With("no_browser_prints", "")
        : format == "svg" && kind != ReportKind.Flows ? Refused.With("report_format_unfit", "", ("kind", kind), ("format", format))
        : null;

    /// <summary>The file's bytes; null where it is a PDF and no browser is there to print it.</summary>
    public static async Task<byte[]?> Of(Made made, string kind, string language, string format, CancellationToken cancel) => format switch
    {
        "json" => [.. made.Flows is { } flows ? Wire.Bytes(flows) : Wire.Bytes(made.Report), (byte)'\n'],
        // Spreadsheets take a file without it for one in the language's older coding.
        "csv" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(made.Flows is { } flows ? FlowCsv.Of(flows) : ReportCsv.Of(made.Report, made.Print))],
        "svg" => Encoding.UTF8.GetBytes(PaperFlowsSvg.File(
            new FlowPaper(made.Flows!, Sentences.In(language)).Whole(), Papers.Stage(made, Sentences.In(language)), Papers.CodeOf(made, kind, language))),
        "xlsx" => PaperXlsx.Of(Papers.Of(made, kind, language)),
        "docx" => PaperDocx.Of(Papers.Of(made, kind, language)),
        "html" => PaperHtml.Of(Papers.Of(made, kind, language)),
        "pdf" => await PaperPdf.Of(Papers.Of(made, kind, language), cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
    };
}
