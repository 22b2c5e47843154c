using System.Security.Cryptography;
using WasteFlow.Hosting;

namespace WasteFlow.Registry;

/// <summary>The key that signs tokens (ECDSA P-256): made once, kept in the data folder, never leaving it.</summary>
public sealed class SigningKey : ITokenKeys, IDisposable
{
    private readonly ECDsa key;
    private readonly TokenKey open;

    public SigningKey(HouseOptions options)
    {
        Directory.CreateDirectory(options.Data);
        key = ECDsa.Create();
        key.ImportFromPem(SecretFile.ReadOrMake(Path.Combine(options.Data, "registry-signing.pem"), static () =>
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return fresh.ExportPkcs8PrivateKeyPem();
        }));
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
        open = TokenKey.Of(Id, key);
    }

    /// <summary>The first 16 hexadecimal digits of the public key's SHA-256.</summary>
    public string Id { get; }

    public string Sign(Token token)
    {
        // ECDsa objects are not made for many threads at once.
        lock (key)
        {
            return token.Sign(key);
        }
    }

    public Task<IReadOnlyList<TokenKey>> All(CancellationToken cancel) => Task.FromResult<IReadOnlyList<TokenKey>>([open]);

    public void Dispose() => key.Dispose();
}
