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
    /// <param name="issuedBy">The line that issued it, which says the rest; null for one as it is made, and not as it was issued.</param>
    /// <returns>With what the line issued, where one was named.</returns>
    public static async Task<(Made? Made, IssuedReport? Issued, Refused? Refused)> Make(
        HouseOptions options, string? exported, ReportAsk ask, long? issuedBy, CancellationToken cancel)
    {
        IssuedReport? issued = null;
        if (issuedBy is { } by)
        {
            issued = await Issued(options, exported, by, cancel);
            if (issued is null || issued.Plan != ask.Plan)
            {
                return (null, null, IssuedLines.Unknown(ask.Plan, by, ""));
            }

            ask = ask with { Period = issued.Period, AtLine = issued.AtLine, Kind = issued.Kind };
        }

        var (made, refused) = await Make(options, exported, ask, cancel);
        return (issued is null ? made : made?.As(issued), issued, refused);
    }

    private static async Task<(Made? Made, Refused? Refused)> Make(HouseOptions options, string? exported, ReportAsk ask, CancellationToken cancel)
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
            : Reports.Objection(taken.Report.Period, "") is { } yearless ? (null, yearless)
            : (Making.Of(taken, at.Value), null);
    }

    /// <summary>What a line issued; null where it issued none, or there is no such line.</summary>
    private static async Task<IssuedReport?> Issued(HouseOptions options, string? exported, long line, CancellationToken cancel)
    {
        if (exported is null)
        {
            await using var closed = await Closed.Open(options, cancel);
            return line >= 1 && (await closed.Feed.Read(line - 1, null, 1, cancel)).Lines is [var found, ..] && found.Line.Number == line ? IssuedLines.Read(found.Line) : null;
        }

        await foreach (var next in Lines(exported, cancel))
        {
            if (next.Number == line)
            {
                return IssuedLines.Read(next);
            }
        }

        return null;
    }

    private static async Task<(FoldDocuments Documents, long Line, Instant? At)> Read(string exported, long? until, CancellationToken cancel)
    {
        var (fold, documents) = (new MeasureFold(), new MemoryDocuments());
        var (line, at) = (0L, (Instant?)null);
        await foreach (var next in Lines(exported, cancel))
        {
            if (line == until)
            {
                break;
            }

            fold.Apply(next, documents);
            (line, at) = (next.Number, next.RecordedAt);
        }

        return (documents, line, at);
    }

    private static async IAsyncEnumerable<Line> Lines(string exported, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in File.ReadLinesAsync(exported, cancel))
        {
            if (row.Length == 0 || row.StartsWith("{\"trailer\":", StringComparison.Ordinal))
            {
                yield break;
            }

            yield return Wire.Read<Line>(Encoding.UTF8.GetBytes(row))!;
        }
    }
}
