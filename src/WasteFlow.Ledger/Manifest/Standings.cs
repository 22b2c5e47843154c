using System.Collections.Frozen;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// Who may say what of an open difference (数量差异) when: <c>schemas/codes/discrepancies.csv</c>, a row for every act and standing. The bureau may decide at any
/// time, since a side may never speak.
/// </summary>
public static class Standings
{
    public const string Open = "open";
    public const string Own = "agreed-by-own-side";
    public const string Other = "agreed-by-other-side";
    public const string Contested = "contested";

    public static readonly FrozenDictionary<(string Act, string Standing), string> Rows =
        Tables.Rows("codes/discrepancies.csv").ToFrozenDictionary(static r => (r["act"], r["standing"]), static r => r["verdict"]);

    /// <summary>How the difference stands for who speaks.</summary>
    /// <param name="agreedBy">The side that has agreed, if one has.</param>
    /// <param name="side">The side that speaks; null for the bureau.</param>
    public static string Of(string? agreedBy, bool? contested, string? side) =>
        contested == true ? Contested : agreedBy is null ? Open : agreedBy == side ? Own : Other;

    /// <summary>What stands against the act; null where nothing does.</summary>
    /// <param name="whenContested">What is told where a side contests it.</param>
    public static Refused? Objection(string act, string standing, string? side, Refused whenContested) => Rows[(act, standing)] switch
    {
        "yes" => null,
        "contested" => whenContested,
        _ => Refused.With("agreed_already", "/as", ("role", side!)),
    };
}
