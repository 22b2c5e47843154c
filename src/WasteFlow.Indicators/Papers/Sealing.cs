using System.Security.Cryptography;
using WasteFlow.Contracts;

namespace WasteFlow.Indicators;

/// <summary>
/// The checksum of a report (校验码): SHA-256 over its canonical JSON at its line, without the seal itself. All formats and languages of it carry the same one.
/// </summary>
public static class Sealing
{
    /// <summary>The report with its checksum and the editions it was made under.</summary>
    public static Report Seal(Report report, ReportEditions editions) => report with { Editions = editions, Checksum = Of(report) };

    /// <summary>64 hexadecimal digits in small letters.</summary>
    public static string Of(Report report) => Convert.ToHexStringLower(SHA256.HashData(Wire.Bytes(report with { Editions = null, Checksum = null })));
}
