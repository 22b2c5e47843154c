using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WasteFlow.Ledger.Proof;

/// <summary>The SHA-256 of a line as a value: it is compared with what the next line and the store say, and seldom written.</summary>
internal readonly record struct LineHash
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    private readonly UInt128 first, last;

    private LineHash(ReadOnlySpan<byte> digest) => (first, last) = (MemoryMarshal.Read<UInt128>(digest), MemoryMarshal.Read<UInt128>(digest[16..]));

    public static LineHash Of(ReadOnlySpan<byte> line)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, digest);
        return new(digest);
    }

    /// <summary>Reads 64 digits of 0–9 and a–f, and nothing else.</summary>
    public static LineHash? Read(ReadOnlySpan<byte> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        return text.Length == Digits && !text.ContainsAnyInRange((byte)'A', (byte)'F')
            && Convert.FromHexString(text, digest, out _, out _) == System.Buffers.OperationStatus.Done ? new(digest) : null;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static LineHash? Read(ReadOnlySpan<char> text)
    {
        Span<byte> ascii = stackalloc byte[Digits];
        return text.Length == Digits && System.Text.Ascii.FromUtf16(text, ascii, out _) == System.Buffers.OperationStatus.Done ? Read(ascii) : null;
    }

    public override string ToString()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(digest, first);
        MemoryMarshal.Write(digest[16..], last);
        return Convert.ToHexStringLower(digest);
    }
}
