using System.Text;
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

/// <summary>One line as the journal holds it. It is read from its bytes when somebody asks for it: a fold that is built in one go never does.</summary>
public sealed class FeedLine
{
    /// <summary>Where a canonical line names the hash of the line before: after its number, at most so many bytes from its beginning.</summary>
    private const int PrevWithin = 40;

    private Line? line;

    public FeedLine(Line line, ReadOnlyMemory<byte> bytes, string hash) =>
        (this.line, Number, Act, Bytes, Hash) = (line, line.Number, line.Act, bytes, hash);

    /// <param name="act">The act that the bytes name.</param>
    public FeedLine(long number, string act, ReadOnlyMemory<byte> bytes, string hash) => (Number, Act, Bytes, Hash) = (number, act, bytes, hash);

    public long Number { get; }

    public string Act { get; }

    public Line Line => line ??= Wire.Read<Line>(Bytes.Span)!;

    /// <summary>The canonical bytes that are hashed.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>What was read of it ahead of its turn.</summary>
    internal ReadAhead? Ahead { get; set; }

    /// <summary>Whether it names this hash as that of the line before.</summary>
    internal bool Follows(string hash)
    {
        var name = ",\"prev\":\""u8;
        var bytes = Bytes.Span;
        var at = line is null ? bytes[..Math.Min(bytes.Length, PrevWithin)].IndexOf(name) : -1;
        return at < 0 || bytes.Length <= at + name.Length + hash.Length
            ? Line.Prev.Equals(hash, StringComparison.Ordinal)
            : Ascii.Equals(bytes.Slice(at + name.Length, hash.Length), hash) && bytes[at + name.Length + hash.Length] == '"';
    }
}

/// <summary>What a build has read of a line.</summary>
internal sealed record ReadAhead(FoldBuild Of, object What);
