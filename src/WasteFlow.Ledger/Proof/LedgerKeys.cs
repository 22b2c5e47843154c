using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// The ledger's signing key (ECDSA P-256). It signs checkpoints and export trailers, which stand beside the hashed bytes; the public half,
/// <c>keys/ledger.public.pem</c>, is for others to keep. A key that is put out of use signs the one that comes after it, so that a holder of any
/// earlier public key can follow.
/// </summary>
public sealed class LedgerKeys
{
    private readonly string folder;

    private LedgerKeys(string folder) => this.folder = folder;

    /// <summary>SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal.</summary>
    public string Id
    {
        get
        {
            using var key = Private();
            return KeyRing.Name(key);
        }
    }

    /// <summary>The public key in use, PEM.</summary>
    public string PublicPem => File.ReadAllText(Public);

    /// <summary>How each key handed over to the next, oldest first.</summary>
    public IReadOnlyList<KeySuccession> Successions => ReadSuccessions(folder);

    /// <summary>Opens the keys in <paramref name="data"/>, or makes the first one.</summary>
    public static LedgerKeys Open(string data)
    {
        var keys = new LedgerKeys(Directory.CreateDirectory(Path.Combine(data, "keys")).FullName);
        if (!File.Exists(keys.Secret))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            keys.Write(made);
        }

        return keys;
    }

    /// <summary>The handings-over that <paramref name="data"/> knows of; none where no key was ever rotated.</summary>
    public static IReadOnlyList<KeySuccession> SuccessionsIn(string data) => ReadSuccessions(Path.Combine(data, "keys"));

    public SignedHead Sign(LedgerHead head, string at)
    {
        using var key = Private();
        var handed = Successions;
        return new(
            head.Line, head.Hash, at, KeyRing.Name(key), Convert.ToBase64String(key.SignData(Text(head.Line, head.Hash, at), HashAlgorithmName.SHA256)),
            handed.Count == 0 ? null : handed);
    }

    /// <summary>A new key from now on, vouched for by the one before it, whose public half is kept beside; gives the new key's id.</summary>
    public string Rotate(IClock clock)
    {
        using var old = Private();
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var at = InstantPattern.General.Format(clock.GetCurrentInstant());
        var key = Convert.ToBase64String(made.ExportSubjectPublicKeyInfo());
        var signed = Convert.ToBase64String(old.SignData(KeySuccession.Text(key, at), HashAlgorithmName.SHA256));

        // The statement goes first: a process that ends between these steps leaves a key announced and not yet used, which harms nobody.
        var statements = JsonSerializer.SerializeToUtf8Bytes<IReadOnlyList<KeySuccession>>([.. Successions, new(key, at, KeyRing.Name(old), signed)], Wire.Options);
        File.WriteAllText(Path.Combine(folder, $"ledger.{KeyRing.Name(old)[..16]}.public.pem"), old.ExportSubjectPublicKeyInfoPem());
        File.WriteAllBytes(Statements(folder) + ".new", statements);
        File.Move(Statements(folder) + ".new", Statements(folder), overwrite: true);
        Write(made);
        return KeyRing.Name(made);
    }

    /// <summary>What a signature of a head is over.</summary>
    internal static byte[] Text(long line, string hash, string at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line}|{hash}|{at}"));

    private string Secret => Path.Combine(folder, "ledger.pem");

    private string Public => Path.Combine(folder, "ledger.public.pem");

    private static string Statements(string folder) => Path.Combine(folder, "ledger.successions.json");

    private static IReadOnlyList<KeySuccession> ReadSuccessions(string folder) => File.Exists(Statements(folder))
        ? JsonSerializer.Deserialize<IReadOnlyList<KeySuccession>>(File.ReadAllBytes(Statements(folder)), Wire.Options)!
        : [];

    // Read anew for each signature, so that a running ledger signs with the new key as soon as there is one.
    private ECDsa Private()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Secret));
        return key;
    }

    private void Write(ECDsa key)
    {
        var next = Secret + ".new";
        File.WriteAllText(next, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(next, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(next, key.ExportPkcs8PrivateKeyPem());
        File.Move(next, Secret, overwrite: true);
        File.WriteAllText(Public, key.ExportSubjectPublicKeyInfoPem());
    }
}

/// <summary>A signed statement: at this line the journal had this hash. Export trailers and checkpoints hold it.</summary>
/// <param name="At">When it was signed, ISO 8601.</param>
/// <param name="Key">SHA-256 of the public key.</param>
/// <param name="Signature">ECDSA P-256 over <c>line|hash|at</c>, base64.</param>
/// <param name="Successions">How the ledger came by this key, where it is not its first.</param>
public sealed record SignedHead(long Line, string Hash, string At, string Key, string Signature, IReadOnlyList<KeySuccession>? Successions = null);

/// <summary>A key's word for the key after it.</summary>
/// <param name="Key">The new public key: SubjectPublicKeyInfo, base64.</param>
/// <param name="At">When it was signed, ISO 8601.</param>
/// <param name="By">SHA-256 of the public key that signs.</param>
/// <param name="Signature">Over <c>succession|key|at</c>, base64.</param>
public sealed record KeySuccession(string Key, string At, string By, string Signature)
{
    internal static byte[] Text(string key, string at) => Encoding.UTF8.GetBytes($"succession|{key}|{at}");
}
