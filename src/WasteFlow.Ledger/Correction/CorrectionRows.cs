using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>What of which act may be corrected: a row of <c>schemas/codes/corrections.csv</c>.</summary>
/// <param name="Pointer">A JSON Pointer into the act, <c>*</c> for any place of a list; empty for the whole act, which its signer may take back.</param>
/// <param name="Verdict">
/// <c>yes</c>; <c>whole</c>: while its lots lie as the act left them; <c>aboard</c>: while the load is on the vehicle; <c>no</c>.
/// </param>
/// <param name="By">Roles that may propose it.</param>
/// <param name="Consent">Roles that must agree, besides who proposes.</param>
/// <param name="Packed">Also where its mass is in containers: what was said to be in each is not touched by it.</param>
public sealed record CorrectionRow(
    string Act, string Pointer, string Verdict, IReadOnlyList<string> By, IReadOnlyList<string> Consent, bool Packed, string Zh, string En);

/// <summary>The table of corrections.</summary>
public static class CorrectionRows
{
    public static readonly IReadOnlyList<CorrectionRow> All = [.. Tables.Rows("codes/corrections.csv").Select(static r => new CorrectionRow(
        r["act"], r["pointer"], r["verdict"], Roles(r["by"]), Roles(r["consent"]), r["packed"] == "yes", r["zh"], r["en"]))];

    private static readonly FrozenDictionary<(string Act, string Pointer), CorrectionRow> ByPointer =
        All.ToFrozenDictionary(static r => (r.Act, r.Pointer));

    /// <summary>The row of a pointer, its list places aside; null where the table has none: then it may not be corrected.</summary>
    public static CorrectionRow? Find(string act, string pointer) =>
        ByPointer.GetValueOrDefault((act, string.Join('/', pointer.Split('/').Select(static p => p.Length > 0 && p.All(char.IsAsciiDigit) ? "*" : p))));

    private static string[] Roles(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
