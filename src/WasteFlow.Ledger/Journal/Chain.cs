using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>Canonical bytes and the hash chain: a line's hash is the SHA-256 of its bytes, which hold the hash of the line before.</summary>
public static class Chain
{
    public static readonly LedgerHead Beginning = new(0, new string('0', 64));

    public static byte[] Bytes(Line line) => JsonSerializer.SerializeToUtf8Bytes(line, Wire.Options);

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>What an ActId is bound to: the act's name, who said it, and its content in canonical bytes.</summary>
    public static string Content(Ask ask, ReadOnlySpan<byte> said)
    {
        var who = Encoding.UTF8.GetBytes($"{ask.Act}\n{ask.By.Person}\n");
        return Hash([.. who, .. said]);
    }
}
