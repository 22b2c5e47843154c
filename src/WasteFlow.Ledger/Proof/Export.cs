using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>The journal as NDJSON: a line's canonical bytes on each row, and a signed trailer as the last.</summary>
public static class Export
{
    private const int PageLines = 2_000;

    /// <summary>Writes everything up to the head at the call; gives the trailer.</summary>
    public static async Task<SignedHead> Write(IJournalStore store, LedgerKeys keys, IClock clock, Stream to, CancellationToken cancel)
    {
        var head = store.Head();
        for (var after = 0L; after < head.Line;)
        {
            var rows = store.Read(after, (int)Math.Min(PageLines, head.Line - after));
            foreach (var row in rows)
            {
                await to.WriteAsync(row.Bytes, cancel);
                await to.WriteAsync("\n"u8.ToArray(), cancel);
            }

            after = rows[^1].Number;
        }

        var trailer = keys.Sign(head, InstantPattern.General.Format(clock.GetCurrentInstant()));
        await to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Trailer(trailer), Wire.Options), cancel);
        await to.WriteAsync("\n"u8.ToArray(), cancel);
        return trailer;
    }
}

/// <summary>The last row of an export.</summary>
public sealed record Trailer([property: System.Text.Json.Serialization.JsonPropertyName("trailer")] SignedHead Head);
