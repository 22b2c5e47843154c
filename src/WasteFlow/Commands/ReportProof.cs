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

        var (made, refused) = await ReportJournal.Make(options, exported, new(code.Plan, code.Period, code.Line, code.Kind), cancel);
        if (refused is not null)
        {
            return await Bad(Refusals.Of(refused.Code).SayEn(refused.Details));
        }

        if (made!.Checksum != code.Checksum)
        {
            await Console.Out.WriteLineAsync($"checksum: the file says {code.Checksum}, made anew at line {code.Line} it is {made.Checksum}");
        }

        if (await PaperFormats.Of(made, code.Kind, code.Language, format, cancel) is not { } anew)
        {
            return await Bad(PaperPdf.Missing);
        }

        return Difference(bytes, anew, format) is { } difference ? await Bad(difference)
            : made.Checksum != code.Checksum ? Cli.Finding
            : await Good(code, bytes.AsSpan().SequenceEqual(anew) || format == "pdf");
    }

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
                    ? new(row["plan"], period, row.Has("stream") ? ReportKind.Flows : ReportKind.Annex, line, "zh", row["checksum"])
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
            ? JsonSerializer.Deserialize<FlowStatement>(file, Wire.Options) is { Checksum: { } sum } f ? new(f.Plan, f.Period, f.Kind, f.Line, "zh", sum) : null
            : JsonSerializer.Deserialize<Report>(file, Wire.Options) is { Checksum: { } own } r
                ? new(r.Plan, r.Period ?? ReportingPeriod.OfYear(r.Year), ReportKind.Annex, r.Line, "zh", own)
                : null;

    private static async Task<int> Good(SealCode code, bool toTheByte)
    {
        await Console.Out.WriteLineAsync(
            $"ok: {code.Kind} of {code.Plan} {code.Period} at line {code.Line}, checksum {code.Checksum}{(toTheByte ? "" : " (its text; the bytes were written by another program)")}");
        return Cli.Fine;
    }

    private static async Task<int> Bad(string why)
    {
        await Console.Out.WriteLineAsync($"bad report: {why}");
        return Cli.Finding;
    }
}
