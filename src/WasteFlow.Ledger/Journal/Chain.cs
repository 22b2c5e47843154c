using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>Canonical bytes and the hash chain: a line's hash is the SHA-256 of its bytes, which hold the hash of the line before.</summary>
public static class Chain
{
    public static readonly LedgerHead Beginning = new(0, new string('0', 64));

    /// <summary>What stands for the hash of the line before while that is not known: as long as every hash.</summary>
    public static string Unlinked => Beginning.Hash;

    public static byte[] Bytes(Line line) => Wire.Bytes(line);

    /// <summary>The same of a line whose act was written by us, so that it stands in the line as it is.</summary>
    public static byte[] BytesOfOurs(Line line) => Wire.BytesOfOurs(line);

    /// <summary>Sets the hash of the line before into a line's bytes that were written with <see cref="Unlinked"/> in its place.</summary>
    public static void Link(Span<byte> bytes, string prev) =>
        Encoding.ASCII.GetBytes(prev, bytes[(bytes.IndexOf("\"prev\":\""u8) + "\"prev\":\""u8.Length)..]);

    public static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>What an ActId is bound to: the act's name, who said it, and its content in canonical bytes.</summary>
    public static string Content(Ask ask, ReadOnlySpan<byte> said)
    {
        var who = $"{ask.Act}\n{ask.By.Person}\n";
        var content = ArrayPool<byte>.Shared.Rent(3 * who.Length + said.Length);
        var length = Encoding.UTF8.GetBytes(who, content);
        said.CopyTo(content.AsSpan(length));
        var hash = Hash(content.AsSpan(0, length + said.Length));
        ArrayPool<byte>.Shared.Return(content);
        return hash;
    }
}
