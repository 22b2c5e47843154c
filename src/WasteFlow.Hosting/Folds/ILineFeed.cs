using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>The journal, page by page. The ledger implements it; rooms elsewhere read it over HTTP.</summary>
public interface ILineFeed
{
    /// <summary>Up to <paramref name="max"/> (1 to 10,000) lines after <paramref name="after"/>.</summary>
    /// <param name="hash">The hash the reader holds for line <paramref name="after"/>; null where it holds none and asks no question.</param>
    Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel);
}

/// <summary>A page of the journal.</summary>
/// <param name="SameHistory">False when the reader's hash is not the journal's: it has to rebuild. Then there are no lines.</param>
public sealed record LinePage(bool SameHistory, IReadOnlyList<FeedLine> Lines);

/// <summary>One line as the journal holds it.</summary>
/// <param name="Bytes">The canonical bytes that are hashed.</param>
/// <param name="Hash">SHA-256 of <paramref name="Bytes"/>, 64 lower-case hexadecimal digits.</param>
public sealed record FeedLine(Line Line, ReadOnlyMemory<byte> Bytes, string Hash);
