using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Under which rules and formulas a report was made. An edition is named by the first twelve digits of the SHA-256 of its tables, and by the last line
/// that changed the law where one did.
/// </summary>
public static class Editions
{
    private const int DigitsOfName = 12;
    private static readonly string[] FormulaTables = ["indicators", "plan-rows", "statistics", "plans", "variants", "outcome-readings"];
    private static readonly string Own = Hash(Law.Tables.Order(StringComparer.Ordinal).Select(OwnText));
    private static readonly string Formulas = Hash(FormulaTables.Select(static t => OwnText(t + ".csv")))[..DigitsOfName];

    /// <summary>As of the line that the documents stand at.</summary>
    public static ReportEditions Of(FoldDocuments documents)
    {
        var law = LawFold.Of(documents);
        return new(law.Line == 0 ? Own[..DigitsOfName] : string.Create(CultureInfo.InvariantCulture, $"{Hash(Changed(law))[..DigitsOfName]}@{law.Line}"), Formulas, Form: ReportForm.Current.Edition);
    }

    private static IEnumerable<string> Changed(Law law) =>
        [Own, .. law.Editions.Select(static e => JsonSerializer.Serialize(e, Wire.Options)), .. law.Changes.Select(static c => JsonSerializer.Serialize(c, Wire.Options))];

    private static string OwnText(string table) => Tables.Text($"codes/{table}");

    private static string Hash(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
}
