using System.Collections.Frozen;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>What mass stands on (科目): a row of <c>schemas/codes/accounts.csv</c>.</summary>
/// <param name="Form"><c>lot</c>: a place of lots (<see cref="Places"/>); <c>account</c>; <c>kinds</c>: an account for each kind, <c>loss:evaporation</c>.</param>
/// <param name="EndsThere">It is never below zero: what came in has ended for good, or lies there.</param>
/// <param name="Acts">The acts that post there, by their names; corrections and what is taken back aside.</param>
public sealed record AccountRow(string Account, string Form, bool EndsThere, IReadOnlyList<string> Acts);

/// <summary>The table of accounts.</summary>
public static class AccountRows
{
    private const string Lot = "lot";
    private const string Kinds = "kinds";

    public static readonly IReadOnlyList<AccountRow> All = [.. Tables.Rows("codes/accounts.csv").Select(static r => new AccountRow(
        r["account"], r["form"], r["balance"] == "not below zero", r["acts"].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    private static readonly FrozenDictionary<string, AccountRow> ByName =
        All.Where(static r => r.Form != Lot).ToFrozenDictionary(static r => r.Account, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AccountRow>.AlternateLookup<ReadOnlySpan<char>> ByHead = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The row of an account that is no lot, its kind aside; null where there is no such account.</summary>
    public static AccountRow? Find(string account)
    {
        var colon = account.IndexOf(':', StringComparison.Ordinal);
        return ByHead.TryGetValue(colon < 0 ? account : account.AsSpan(0, colon), out var row) && row.Form == Kinds == colon >= 0 ? row : null;
    }

    /// <summary>The row of a place where lots stand.</summary>
    public static AccountRow OfPlace(string place) => All.Single(r => r.Form == Lot && r.Account == place);
}
