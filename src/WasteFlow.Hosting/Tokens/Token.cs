using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>What a token says. It is written <c>payload.signature</c>, both base64url, signed with ECDSA P-256 over the payload's text.</summary>
/// <param name="Key">Id of the key that signed it.</param>
public sealed record Token(
    string Key, Instant Expires, string Person, EnterpriseId? Enterprise, IReadOnlyList<string> Roles, string? Region = null,
    IReadOnlyList<string>? Streams = null)
{
    public Caller Caller => new(Person, Enterprise, Roles, Region, Streams);

    public string Sign(ECDsa key)
    {
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Wire.Options));
        return $"{payload}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(payload), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Reads without believing: the signature still has to be checked. Null when it is no token.</summary>
    public static (Token Token, byte[] Payload, byte[] Signature)? Read(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            return null;
        }

        try
        {
            var payload = text[..dot];
            var token = JsonSerializer.Deserialize<Token>(Base64Url.DecodeFromChars(payload), Wire.Options)!;
            return (token, Encoding.ASCII.GetBytes(payload), Base64Url.DecodeFromChars(text.AsSpan(dot + 1)));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>A public key that tokens are signed with, as <c>/registry/keys</c> shows it.</summary>
/// <param name="X">Coordinate, base64url of 32 bytes.</param>
/// <param name="Y">Coordinate, base64url of 32 bytes.</param>
public sealed record TokenKey(string Id, string Curve, string X, string Y)
{
    public static TokenKey Of(string id, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new(id, "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    public ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
    });
}

/// <summary>Where a room has the keys from. The Registry implements it in its own process.</summary>
public interface ITokenKeys
{
    Task<IReadOnlyList<TokenKey>> All(CancellationToken cancel);
}
