using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>
/// The ledger's signing key (ECDSA P-256). It signs checkpoints and export trailers, which stand beside the hashed bytes;
/// the public half, <c>keys/ledger.public.pem</c>, is for others to keep.
/// </summary>
public sealed class LedgerKeys : IDisposable
{
    private readonly ECDsa key;

    private LedgerKeys(ECDsa key) => this.key = key;

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal.</summary>
    public string Id => Name(key);

    /// <summary>Opens the key in <paramref name="data"/>, or makes it once.</summary>
    public static LedgerKeys Open(string data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "keys")).FullName;
        var file = Path.Combine(folder, "ledger.pem");
        if (File.Exists(file))
        {
            var known = ECDsa.Create();
            known.ImportFromPem(File.ReadAllText(file));
            return new(known);
        }

        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(file, made.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(Path.Combine(folder, "ledger.public.pem"), made.ExportSubjectPublicKeyInfoPem());
        return new(made);
    }

    public SignedHead Sign(LedgerHead head, string at) =>
        new(head.Line, head.Hash, at, Id, Convert.ToBase64String(key.SignData(Text(head.Line, head.Hash, at), HashAlgorithmName.SHA256)));

    /// <summary>Whether the statement was signed by the key of this PEM.</summary>
    public static bool Holds(SignedHead signed, string publicPem)
    {
        using var pair = ECDsa.Create();
        pair.ImportFromPem(publicPem);
        return Name(pair) == signed.Key && Convert.TryFromBase64String(signed.Signature, new byte[256], out _)
            && pair.VerifyData(Text(signed.Line, signed.Hash, signed.At), Convert.FromBase64String(signed.Signature), HashAlgorithmName.SHA256);
    }

    public void Dispose() => key.Dispose();

    private static string Name(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static byte[] Text(long line, string hash, string at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line}|{hash}|{at}"));
}

/// <summary>A signed statement: at this line the journal had this hash. Export trailers and checkpoint files hold it.</summary>
/// <param name="At">When it was signed, ISO 8601.</param>
/// <param name="Key">SHA-256 of the public key.</param>
/// <param name="Signature">Base64.</param>
public sealed record SignedHead(long Line, string Hash, string At, string Key, string Signature);
