using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace WasteFlow.Hosting;

/// <summary>
/// How the processes of one house know each other, and its own commands: <c>inside.{expires}.{mac}</c>, by a secret that they share.
/// The secret is the setting's, or lies in the data folder, made once. Who can read it can read the databases, so it also administrates.
/// </summary>
public sealed class InsideTokens(HouseOptions options, IClock clock)
{
    /// <summary>The role that an inside token gives, and nobody else has.</summary>
    public const string Role = "inside";

    private const string Prefix = "inside.";
    private static readonly Duration Lifetime = Duration.FromMinutes(10);

    private readonly Lazy<byte[]> secret = new(() => SHA256.HashData(Encoding.UTF8.GetBytes(options.InsideKey ?? Kept(options.Data))));

    public string Issue()
    {
        var expires = (clock.GetCurrentInstant() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{Prefix}{expires}.{Mac(expires)}";
    }

    internal Caller? Read(string text, Instant now)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Split('.') is not [_, var expires, var mac] ||
            !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        var right = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mac), Encoding.ASCII.GetBytes(Mac(expires)));
        return right && seconds > now.ToUnixTimeSeconds() ? new Caller(Role, null, [Role, Roles.Administrator]) : null;
    }

    private static string Kept(string folder)
    {
        Directory.CreateDirectory(folder);
        return SecretFile.ReadOrMake(Path.Combine(folder, "inside.key"), static () => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
    }

    private string Mac(string expires) => Base64Url.EncodeToString(HMACSHA256.HashData(secret.Value, Encoding.ASCII.GetBytes(Prefix + expires)));
}
