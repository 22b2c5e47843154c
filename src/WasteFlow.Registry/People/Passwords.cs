using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WasteFlow.Registry;

/// <summary>Passwords are kept as <c>pbkdf2-sha256$iterations$salt$hash</c>, so that the work can be raised later.</summary>
public static class Passwords
{
    public const int LengthMin = 10;
    public const int LengthMax = 200;
    private const string Scheme = "pbkdf2-sha256";
    private const int Iterations = 600_000;
    private const int Bytes = 32;

    private static readonly string Nobodys = Keep("nobody has this password");

    public static string Keep(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, Bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Takes as long for somebody who is not there as for somebody who is.</summary>
    public static bool Fits(string? kept, string password)
    {
        var parts = (kept ?? Nobodys).Split('$');
        var right = Convert.FromBase64String(parts[3]);
        var iterations = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(parts[2]), iterations, HashAlgorithmName.SHA256, right.Length);
        return CryptographicOperations.FixedTimeEquals(hash, right) && kept is not null;
    }

    /// <summary>How an API key is kept: it is random enough that a plain hash does.</summary>
    public static string KeepKey(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
