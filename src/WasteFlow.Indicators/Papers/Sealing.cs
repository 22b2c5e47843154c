using System.Security.Cryptography;
using WasteFlow.Contracts;

namespace WasteFlow.Indicators;

/// <summary>
/// The checksum of a report or a statement (校验码): SHA-256 over its canonical JSON at its line, without the seal itself and whether it was issued. All formats and languages of it carry the same one.
/// </summary>
public static class Sealing
{
    /// <summary>The report with its checksum and the editions it was made under.</summary>
    public static Report Seal(Report report, ReportEditions editions) => report with { Editions = editions, Checksum = Of(report), Issue = ReportIssue.None };

    public static FlowStatement Seal(FlowStatement flows, ReportEditions editions) => flows with { Editions = editions, Checksum = Of(flows), Issue = ReportIssue.None };

    /// <summary>64 hexadecimal digits in small letters.</summary>
    public static string Of(Report report) => Hash(Wire.Bytes(report with { Editions = null, Checksum = null, Issue = null }));

    public static string Of(FlowStatement flows) => Hash(Wire.Bytes(flows with { Editions = null, Checksum = null, Issue = null }));

    private static string Hash(byte[] canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));
}
