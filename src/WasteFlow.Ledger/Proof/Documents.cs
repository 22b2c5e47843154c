using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// What every state document must be, in 24 bytes each. The digests are salted anew for each verification, so that nobody can have looked for a
/// forgery with the same one.
/// </summary>
internal sealed class Documents
{
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(16);
    private readonly Dictionary<ulong, (ulong Body, long Line)> expected = [];

    /// <summary>A later word on the same document stands in the place of the earlier one.</summary>
    public void Expect(string key, long line, object document) =>
        expected[Digest(Encoding.UTF8.GetBytes(key))] = (Digest(Wire.Bytes(document, document.GetType())), line);

    /// <summary>The first by line that is not what the lines make, or is not there, or should not be.</summary>
    public (long Line, string Why)? Differing(IEnumerable<StateRow> stored, long head)
    {
        (long Line, string Why)? first = null;
        foreach (var row in stored)
        {
            var known = expected.Remove(Digest(Encoding.UTF8.GetBytes(row.Key)), out var wanted);
            if (known && wanted.Body == Digest(row.Body))
            {
                continue;
            }

            var line = known ? wanted.Line : head;
            if (first is null || line < first.Value.Line || (line == first.Value.Line && string.CompareOrdinal(row.Key, first.Value.Why) < 0))
            {
                first = (line, known ? row.Key : $"{row.Key}, which no line makes");
            }
        }

        if (expected.Count > 0 && expected.Values.Min(static e => e.Line) is var missing && (first is null || missing < first.Value.Line))
        {
            return (missing, "a state document of this line is missing");
        }

        return first is { } found ? (found.Line, $"the state document {found.Why} is not what its lines make") : null;
    }

    private ulong Digest(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(bytes);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }
}
