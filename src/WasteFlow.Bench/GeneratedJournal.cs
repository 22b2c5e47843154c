using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Bench;

/// <summary>
/// An exported journal of any length that is never held anywhere: what the real ledger wrote for some hundred manifests, again and again, with the
/// numbers, lots, serials and hashes that the lines would have. Sound to the last check, but that an ActId comes back in each round.
/// </summary>
public sealed partial class GeneratedJournal : Stream
{
    private const int Manifests = 400;

    private readonly List<Piece[]> before = [];
    private readonly List<Piece[]> round = [];
    private readonly long lines;
    private readonly LedgerKeys keys;
    private readonly MemoryStream ready = new();
    private readonly byte[] prev = Encoding.ASCII.GetBytes(Chain.Beginning.Hash);
    private long written;
    private bool ended;

    private GeneratedJournal(long lines, LedgerKeys keys) => (this.lines, this.keys) = (lines, keys);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static async Task<GeneratedJournal> Of(long lines, LedgerKeys keys, CancellationToken cancel)
    {
        var (sites, acts) = await LedgerLoad.Of(Manifests, cancel);
        var store = new RememberedJournal();
        await using (var writer = new JournalWriter(store, new(store)))
        {
            await writer.Write(sites, cancel);
            await writer.Write(acts, cancel);
        }

        var journal = new GeneratedJournal(lines, keys);
        foreach (var row in store.Read(0, int.MaxValue))
        {
            (row.Number <= sites.Count ? journal.before : journal.round).Add([.. Cut(Encoding.UTF8.GetString(row.Bytes), sites.Count)]);
        }

        return journal;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        if (ready.Position == ready.Length)
        {
            ready.SetLength(0);
            while (!ended && ready.Length < buffer.Length)
            {
                Next();
            }

            ready.Position = 0;
        }

        return ready.Read(buffer);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Next()
    {
        if (written == lines)
        {
            ready.Write(JsonSerializer.SerializeToUtf8Bytes(new Trailer(keys.Sign(new(written, Encoding.ASCII.GetString(prev)), "2025-03-01T00:00:00Z")), Wire.Options));
            ready.WriteByte((byte)'\n');
            ended = true;
            return;
        }

        var start = (int)ready.Length;
        var (rounds, at) = Math.DivRem(written - before.Count, round.Count);
        Span<byte> number = stackalloc byte[20];
        foreach (var piece in written < before.Count ? before[(int)written] : round[(int)at])
        {
            ready.Write(piece.Text);
            switch (piece.Kind)
            {
                case Hole.Prev:
                    ready.Write(prev);
                    break;
                case Hole.Line:
                    (piece.Base + (piece.Moves ? rounds * round.Count : 0)).TryFormat(number, out var length, default, CultureInfo.InvariantCulture);
                    ready.Write(number[..length]);
                    break;
                case Hole.Serial:
                    (piece.Base + rounds * Manifests).TryFormat(number, out length, "D9", CultureInfo.InvariantCulture);
                    ready.Write(number[..length]);
                    break;
            }
        }

        written++;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(ready.GetBuffer().AsSpan(start, (int)ready.Length - start), digest);
        Convert.TryToHexStringLower(digest, prev, out _);
        ready.WriteByte((byte)'\n');
    }

    /// <summary>A line as the text between what changes from round to round.</summary>
    private static IEnumerable<Piece> Cut(string line, int sites)
    {
        var at = 0;
        foreach (Match hole in Holes().Matches(line))
        {
            var (kind, group) = hole.Groups["prev"].Success ? (Hole.Prev, "prev") : hole.Groups["serial"].Success ? (Hole.Serial, "serial") : (Hole.Line, "line");
            var found = hole.Groups[group];
            var known = kind == Hole.Prev ? 0 : long.Parse(found.ValueSpan, CultureInfo.InvariantCulture);
            yield return new(Encoding.UTF8.GetBytes(line[at..found.Index]), kind, known, known > sites);
            at = found.Index + found.Length;
        }

        yield return new(Encoding.UTF8.GetBytes(line[at..]), Hole.None, 0, false);
    }

    [GeneratedRegex("^\\{\"number\":(?<line>[0-9]+)|\"prev\":\"(?<prev>[0-9a-f]{64})\"|\"L(?<line>[0-9]+)-[0-9]+\"|\"[0-9]{10}(?<serial>[0-9]{9})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Holes();

    private enum Hole
    {
        None,
        Line,
        Serial,
        Prev,
    }

    private sealed record Piece(byte[] Text, Hole Kind, long Base, bool Moves);
}
