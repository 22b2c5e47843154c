using System.Reflection;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Units.Ledger;

/// <summary>The table of accounts that people read is the one that the ledger and its proof go by.</summary>
public class AccountsTest
{
    [Fact]
    public void Every_account_and_every_place_of_lots_has_one_row_and_nothing_else_has()
    {
        Assert.Equal(Named(typeof(Accounts)), AccountRows.All.Where(static r => r.Form != "lot").Select(static r => r.Account).Order(StringComparer.Ordinal));
        Assert.Equal(Named(typeof(Places)), AccountRows.All.Where(static r => r.Form == "lot").Select(static r => r.Account).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_posts_to_an_account_is_an_act() =>
        Assert.All(AccountRows.All.SelectMany(static r => r.Acts), static a => Assert.True(Acts.All.ContainsKey(a), a));

    [Fact]
    public void Every_account_has_its_word() =>
        Assert.All(AccountRows.All, static r => Assert.Contains(Tables.Rows("codes/words.csv"), w => w["set"] == (r.Form == "lot" ? "place" : "account") && w["code"] == r.Account));

    /// <summary>Only accounts of kinds have one, and only those that end something are never below zero.</summary>
    [Theory]
    [InlineData("generated", false)]
    [InlineData("addition:lime", false)]
    [InlineData("loss:evaporation", true)]
    [InlineData("product:aggregate: coarse", true)]
    [InlineData("emplaced", true)]
    [InlineData("loss", null)]
    [InlineData("generated:twice", null)]
    [InlineData("storage", null)]
    [InlineData("drain", null)]
    public void An_account_is_found_by_its_name_and_kind(string account, bool? endsThere) => Assert.Equal(endsThere, AccountRows.Find(account)?.EndsThere);

    static IEnumerable<string> Named(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
}
