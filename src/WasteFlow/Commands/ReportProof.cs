using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>verify --report</c>: makes the report anew from the journal, and names the first place where the file says something else.</summary>
public static class ReportProof
{
    public static async Task<int> Check(string file, HouseOptions options, string? exported, CancellationToken cancel)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancel);
        var format = PaperReading.FormatOf(bytes);
        if (CodeOf(bytes, format) is not { } code)
        {
            return await Bad($"{file} carries no code of a report, or it cannot be read ({format})");
        }

        var (made, issued, refused) = await ReportJournal.Make(options, exported, new(code.Plan, code.Period, code.Line, code.Kind), code.IssuedBy, cancel);
        if (refused is not null)
        {
            return await Bad(Refusals.Of(refused.Code).SayEn(refused.Details));
        }

        if (issued is not null && Misnamed(issued, code) is { } misnamed)
        {
            return await Bad(misnamed);
        }

        if (code.Form != ReportForm.Current.Edition)
        {
            return await Bad(OtherForm(code, made!));
        }

        if (made!.Checksum != code.Checksum)
        {
            await Console.Out.WriteLineAsync($"checksum: the file says {code.Checksum}, made anew at line {code.Line} it is {made.Checksum}");
        }

        if (await PaperFormats.Of(made, code.Kind, code.Language, format, cancel) is not { } anew)
        {
            return await Bad(PaperPdf.Missing);
        }

        return Difference(bytes, anew, format) is { } difference ? await Bad(OtherTables(bytes, format, made.Report.Editions!) ?? difference)
            : made.Checksum != code.Checksum ? Cli.Finding
            : await Good(code, IsToTheByte(bytes, anew, format));
    }

    /// <summary>What is wrong with a code that says which line issued it; null where that line says the same.</summary>
    public static string? Misnamed(IssuedReport issued, SealCode code) =>
        (issued.Stage, issued.AtLine, issued.Period, issued.Checksum) == (code.Stage, code.Line, code.Period, code.Checksum) ? null
        : $"line {issued.Line} issued another report: as {issued.Stage} {issued.Document}, of {issued.Period} at line {issued.AtLine}, with the checksum {issued.Checksum}";

    /// <summary>What is said of a file whose words this program does not write: whether its figures are the ledger's is told by the checksum that it names.</summary>
    public static string OtherForm(SealCode code, Made made) =>
        $"made by another edition of the form ({code.Form}; this program makes {ReportForm.Current.Edition}, in which is new: {ReportForm.Current.En}), so its words are not compared. "
        + (made.Checksum == code.Checksum
            ? $"It names the checksum that the ledger gives at line {code.Line}"
            : $"It names the checksum {code.Checksum}, and made anew at line {code.Line} it is {made.Checksum}");

    /// <summary>Whether a file that is different was made under other tables than this program's; null where it was not, or does not tell.</summary>
    public static string? OtherTables(byte[] file, string format, ReportEditions own)
    {
        var said = format == "json" ? Encoding.UTF8.GetString(file) : string.Concat(PaperReading.Of(file, format).Select(static t => t.Text));
        return format == "svg" ? null
            : !said.Contains(own.Formulas, StringComparison.Ordinal) ? $"made under another edition of the formulas than this program's, {own.Formulas}"
            : !said.Contains(own.Rules, StringComparison.Ordinal) ? $"made under another edition of the rules than this program's, {own.Rules}"
            : null;
    }

    /// <summary>Whether a file is the same bytes, but for the end of its last line, which doors and editors treat each in their way. Of a PDF only the text is the report's.</summary>
    public static bool IsToTheByte(byte[] file, byte[] anew, string format) =>
        format == "pdf" || file.AsSpan().TrimEnd("\r\n"u8).SequenceEqual(anew.AsSpan().TrimEnd("\r\n"u8));

    /// <summary>The first place where two files of a format do not say the same; null where they do.</summary>
    public static string? Difference(byte[] file, byte[] anew, string format)
    {
        if (file.AsSpan().SequenceEqual(anew))
        {
            return null;
        }

        if (format == "json")
        {
            return Json(JsonNode.Parse(file), JsonNode.Parse(anew), "");
        }

        var (said, made) = (PaperReading.Of(file, format), PaperReading.Of(anew, format));
        for (var i = 0; i < Math.Max(said.Count, made.Count); i++)
        {
            if (i >= said.Count || i >= made.Count || said[i].Text != made[i].Text)
            {
                return i >= said.Count ? $"{made[i].Place}: the file ends here, made anew it says “{made[i].Text}”"
                    : i >= made.Count ? $"{said[i].Place}: the file says “{said[i].Text}”, made anew it has ended"
                    : $"{said[i].Place}: the file says “{said[i].Text}”, made anew it is “{made[i].Text}”";
            }
        }

        return null;
    }

    private static string? Json(JsonNode? said, JsonNode? made, string pointer)
    {
        if (said is JsonObject a && made is JsonObject b)
        {
            return a.Select(static f => f.Key).Union(b.Select(static f => f.Key), StringComparer.Ordinal)
                .Select(key => Json(a[key], b[key], $"{pointer}/{key}")).FirstOrDefault(static d => d is not null);
        }

        if (said is JsonArray x && made is JsonArray y && x.Count == y.Count)
        {
            return Enumerable.Range(0, x.Count).Select(i => Json(x[i], y[i], string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}")))
                .FirstOrDefault(static d => d is not null);
        }

        return JsonNode.DeepEquals(said, made) ? null : $"{pointer}: the file says {Short(said)}, made anew it is {Short(made)}";
    }

    private static string Short(JsonNode? node) => (node?.ToJsonString(Wire.Options) ?? "nothing") is var text && text.Length > 120 ? text[..120] + "…" : text;

    private static SealCode? CodeOf(byte[] file, string format)
    {
        try
        {
            return format switch
            {
                "json" => OfJson(file),
                "csv" => TableRow.Read(Encoding.UTF8.GetString(file).TrimStart('\uFEFF').ReplaceLineEndings("\n"), "report") is [var row, ..] && row.Has("checksum")
                    && ReportingPeriod.TryRead(row["period"], out var period) && long.TryParse(row["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                    ? new(
                        row.Maybe("form") is { } form && int.TryParse(form, NumberStyles.None, CultureInfo.InvariantCulture, out var edition) ? edition : 1, row["plan"], period,
                        row.Has("stream") ? ReportKind.Flows : ReportKind.Annex, line, "zh", row["checksum"], row.Maybe("stage") ?? ReportStages.Draft,
                        long.TryParse(row.Maybe("issuedBy"), NumberStyles.None, CultureInfo.InvariantCulture, out var by) ? by : null)
                    : null,
                _ => SealCode.Find(string.Concat(PaperReading.Of(file, format).Select(static t => t.Text))),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static SealCode? OfJson(byte[] file) =>
        JsonNode.Parse(file)?["kind"]?.GetValue<string>() == ReportKind.Flows
            ? JsonSerializer.Deserialize<FlowStatement>(file, Wire.Options) is { Checksum: { } sum } f
                ? new(f.Editions?.Form ?? 1, f.Plan, f.Period, f.Kind, f.Line, "zh", sum, f.Issue?.Stage ?? ReportStages.Draft, f.Issue?.Line)
                : null
            : JsonSerializer.Deserialize<Report>(file, Wire.Options) is { Checksum: { } own } r
                ? new(
                    r.Editions?.Form ?? 1, r.Plan, r.Period ?? ReportingPeriod.OfYear(r.Year), r.Issue?.Kind ?? ReportKind.Annex, r.Line, "zh", own,
                    r.Issue?.Stage ?? ReportStages.Draft, r.Issue?.Line)
                : null;

    private static async Task<int> Good(SealCode code, bool toTheByte)
    {
        await Console.Out.WriteLineAsync(
            $"ok: {code.Kind} of {code.Plan} {code.Period} at line {code.Line}, {code.Stage}{(code.IssuedBy is { } by ? $" issued by line {by}" : "")}, checksum {code.Checksum}{(toTheByte ? "" : " (its text; the bytes were written by another program)")}");
        return Cli.Fine;
    }

    private static async Task<int> Bad(string why)
    {
        await Console.Out.WriteLineAsync($"bad report: {why}");
        return Cli.Finding;
    }
}
