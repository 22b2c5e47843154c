using System.Globalization;
using System.Text;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary>Makes a report from a journal: the one in a house's store, or an exported file.</summary>
internal static class ReportJournal
{
    /// <param name="exported">An exported journal; null for the house's own.</param>
    public static async Task<(Made? Made, Refused? Refused)> Make(HouseOptions options, string? exported, ReportAsk ask, CancellationToken cancel)
    {
        FoldDocuments documents;
        long line;
        Instant? at;
        if (exported is null)
        {
            await using var closed = await Closed.Open(options, cancel);
            (documents, line) = await closed.Replay(new MeasureFold(), ask.AtLine, cancel);
            at = line == 0 ? null : await Making.TimeOf(closed.Feed, line, cancel);
        }
        else
        {
            (documents, line, at) = await Read(exported, ask.AtLine, cancel);
        }

        return ask.AtLine is { } wanted && wanted != line ? (null, Refused.With("no_such_line", "", ("line", wanted.ToString(CultureInfo.InvariantCulture))))
            : at is null || Taken.Of(documents, line, ask) is not { } taken ? (null, PlanEditions.Unknown(documents, ask.Plan, ""))
            : (Making.Of(taken, at.Value), null);
    }

    private static async Task<(FoldDocuments Documents, long Line, Instant? At)> Read(string exported, long? until, CancellationToken cancel)
    {
        var (fold, documents) = (new MeasureFold(), new MemoryDocuments());
        var (line, at) = (0L, (Instant?)null);
        await foreach (var row in File.ReadLinesAsync(exported, cancel))
        {
            if (line == until || row.Length == 0 || row.StartsWith("{\"trailer\":", StringComparison.Ordinal))
            {
                break;
            }

            var next = Wire.Read<Line>(Encoding.UTF8.GetBytes(row))!;
            fold.Apply(next, documents);
            (line, at) = (next.Number, next.RecordedAt);
        }

        return (documents, line, at);
    }
}
