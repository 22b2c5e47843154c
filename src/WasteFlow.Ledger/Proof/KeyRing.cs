using System.Security.Cryptography;

namespace WasteFlow.Ledger.Proof;

/// <summary>The public keys that a verifier believes: those it was given, and those that they hand over to.</summary>
public sealed class KeyRing
{
    private const string Label = "PUBLIC KEY";

    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    /// <summary>Reads a text with one public key or several (PEM); null where it holds none, or one that cannot be read.</summary>
    public static KeyRing? Read(string pem)
    {
        var ring = new KeyRing();
        for (var rest = pem; PemEncoding.TryFind(rest, out var block); rest = rest[block.Location.End..])
        {
            if (rest[block.Label] != Label || !ring.Add(Convert.FromBase64String(rest[block.Base64Data])))
            {
                return null;
            }
        }

        return ring.keys.Count == 0 ? null : ring;
    }

    /// <summary>Believes every key that a key of this ring has signed for, and those that these have.</summary>
    public KeyRing Follow(IReadOnlyList<KeySuccession> successions)
    {
        var left = successions.ToList();
        while (left.Find(s => keys.TryGetValue(s.By, out var by) && Signed(by, KeySuccession.Text(s.Key, s.At), s.Signature)) is { } next)
        {
            left.Remove(next);
            Add(Bytes(next.Key));
        }

        return this;
    }

    /// <summary>Whether a key of this ring, or one that they hand over to, has signed the statement.</summary>
    public bool Holds(SignedHead signed)
    {
        Follow(signed.Successions ?? []);
        return keys.TryGetValue(signed.Key, out var key) && Signed(key, LedgerKeys.Text(signed.Line, signed.Hash, signed.At), signed.Signature);
    }

    /// <summary>SHA-256 of the public key, in hexadecimal.</summary>
    internal static string Name(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private bool Add(byte[] info)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(info, out _);
            keys[Name(key)] = info;
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool Signed(byte[] info, byte[] text, string signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return key.VerifyData(text, Bytes(signature), HashAlgorithmName.SHA256);
    }

    /// <summary>Nothing where it is no base64: then no signature holds.</summary>
    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
