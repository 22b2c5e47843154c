using System.Globalization;
using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>
/// Reports of a journal made twice: when it ends with a line, and as of that line when all the others are there (<c>journal.ndjson</c> in a folder, files in
/// <c>first</c> and <c>again</c> beside it, and the table at the journal's end in <c>end</c>). PDF leaves its text, since its bytes are the browser's.
/// </summary>
static class AgainFiles
{
    static readonly (string Plan, string Kind)[] Kinds = [("guancheng", ReportKind.Annex), ("zhengzhou", "yearly"), ("guancheng", ReportKind.Flows)];

    public static async Task Write(string folder, long line)
    {
        var (fold, documents, last, at) = (new MeasureFold(), new MemoryDocuments(), 0L, default(NodaTime.Instant));
        await foreach (var row in File.ReadLinesAsync(Path.Combine(folder, "journal.ndjson")))
        {
            if (row.StartsWith("{\"trailer\":", StringComparison.Ordinal)) break;
            var next = Wire.Read<Line>(Encoding.UTF8.GetBytes(row))!;
            fold.Apply(next, documents);
            last = next.Number;
            if (last == line)
            {
                at = next.RecordedAt;
                await Make(documents, line, at, Path.Combine(folder, "first"));
            }
        }

        await Make(EarlierDocuments.Of(documents, last, line), line, at, Path.Combine(folder, "again"));
        await Make(documents, last, at, Path.Combine(folder, "end"));
    }

    static async Task Make(FoldDocuments documents, long line, NodaTime.Instant at, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (plan, kind) in Kinds)
        {
            var made = Making.Of(Taken.Of(documents, line, new(plan, ReportingPeriod.OfYear(2025), null, kind))!, at);
            foreach (var format in PaperFormats.Types.Keys.Where(f => PaperFormats.Objection(f, kind, PaperPdf.Browser()) is null))
            {
                var bytes = (await PaperFormats.Of(made, kind, "zh", format, default))!;
                bytes = format == "pdf" ? Encoding.UTF8.GetBytes(string.Join('\n', PaperReading.Of(bytes, format).Select(static t => t.Text))) : bytes;
                await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{plan}-{kind}.{format}")), bytes);
            }
        }
    }
}
