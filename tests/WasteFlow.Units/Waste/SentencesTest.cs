using System.Text.RegularExpressions;
using WasteFlow.Waste;

namespace WasteFlow.Units.OfWaste;

public partial class SentencesTest
{
    [Fact]
    public void A_sentence_fills_the_same_places_in_both_languages() => Assert.All(
        Refusals.All.Where(static r => r.Code is not ("wrong_state" or "manifest_ended" or "not_correctable" or "rule_not_asked")),
        static r => Assert.Equal(Places(r.Zh), Places(r.En)));

    [Fact]
    public void A_sentence_is_there_in_both_languages_and_has_a_status() => Assert.All(Refusals.All, static r =>
    {
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*[。）]$", r.Zh);
        Assert.Matches("^[A-Z\"{].*[.]$", r.En);
        Assert.True(r.Http is 200 or (>= 400 and <= 503), r.Code);
    });

    [Fact]
    public void A_role_is_a_word_in_a_Chinese_sentence_and_a_code_of_ours_nowhere()
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal) { ["roles"] = "mover|receiver" };
        Assert.Equal("需 移出人、接受人 同意后生效（提示）。", Refusals.Of("consent_awaited").SayZh(roles));
        var one = new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = "carrier", ["party"] = "E-1" };
        Assert.Equal("E-1 在该记录中不是 承运人。", Refusals.Of("party_not_in_role").SayZh(one));
        Assert.Equal("E-1 is not the carrier of this record.", Refusals.Of("party_not_in_role").SayEn(one));
    }

    [Fact]
    public void Details_fill_their_places()
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["free"] = "5", ["asked"] = "7" };
        var row = Refusals.Of("lot_holds_less");
        Assert.Equal("Only 5 g are free and 7 g are wanted. Take less, choose other lots, or enter first what is not entered yet.", row.SayEn(details));
        Assert.Equal("可用量只有 5 克，本次需要 7 克。请减少数量或选择其他批次；尚未登记的，请先登记。", row.SayZh(details));
    }

    [Theory]
    [InlineData("999", "999 g", "999 克")]
    [InlineData("1500", "1.5 kg", "1.5 千克")]
    [InlineData("260920001", "260.920001 t", "260.920001 吨")]
    [InlineData("1234500000000", "1,234,500 t", "1,234,500 吨")]
    public void Grams_are_said_in_the_unit_that_people_weigh_in(string grams, string en, string zh)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["grams"] = grams, ["asked"] = "2000000" };
        Assert.Equal($"The flow has only {en} in the period, less than the 2 t to be moved. Move less, or name a wider flow.", Refusals.Of("flow_holds_less").SayEn(details));
        Assert.StartsWith($"该流向在本期只有 {zh}，少于要变更的 2 吨。", Refusals.Of("flow_holds_less").SayZh(details), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15000", "L", "15 m3", "15 立方米")]
    [InlineData("-1", "L", "-0.001 m3", "-0.001 立方米")]
    [InlineData("7", "head", "7 head", "7 头")]
    [InlineData("40000", "g", "40 kg", "40 千克")]
    public void What_is_left_of_an_allowance_is_said_in_the_unit_it_was_granted_in(string free, string unit, string en, string zh)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["allowance"] = "approval/A1", ["free"] = free, ["unit"] = unit };
        Assert.StartsWith($"Allowance approval/A1 has {en} left, ", Refusals.Of("allowance_exceeded").SayEn(details), StringComparison.Ordinal);
        Assert.StartsWith($"额度 approval/A1 只剩 {zh}，", Refusals.Of("allowance_exceeded").SayZh(details), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_without_a_row_is_not_swallowed() => Assert.Equal("new_code", Refusals.Of("new_code").SayEn(null));

    [Fact]
    public void Only_what_is_verified_refuses() =>
        Assert.All(Rules.All.Where(static r => r.Effect == "refuse"), static r => Assert.Equal("verified", r.Mark));

    [Fact]
    public void Every_rule_says_its_legal_basis_and_for_which_streams() => Assert.All(Rules.All, static r =>
    {
        Assert.NotEmpty(r.Basis);
        Assert.NotEmpty(r.Source);
        Assert.True(r.Stream is null || Streams.Find(r.Stream) is not null, r.Rule);
    });

    [Fact]
    public void A_rule_s_legal_basis_is_of_its_day()
    {
        Assert.Contains("固体废物污染环境防治法", Rules.Find("permit-covers", "410104", new(2026, 8, 14))!.Basis, StringComparison.Ordinal);
        Assert.Contains("生态环境法典", Rules.Find("permit-covers", "410104", new(2026, 8, 15))!.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_one_stream_is_none_of_the_others()
    {
        Assert.NotNull(Rules.Find("never-utilised", "410104", new(2026, 8, 14), "medical"));
        Assert.Null(Rules.Find("never-utilised", "410104", new(2026, 8, 14), "hazardous"));
    }

    [Fact]
    public void The_most_local_rule_goes_first()
    {
        Assert.Equal(10, Rules.Find("ledger-kept", "410104", new(2025, 3, 1))!.Value);
        Assert.Equal(5, Rules.Find("ledger-kept", "110000", new(2025, 3, 1))!.Value);
        Assert.True(Rules.Refuses("assay-met", "410104", new(2025, 3, 1)));
        Assert.False(Rules.Refuses("assay-met", "410183", new(2025, 3, 1)));
    }

    [Fact]
    public void A_rule_of_the_Order_does_not_hold_before_it()
    {
        Assert.True(Rules.Refuses("cross-province-approval", "410104", new(2025, 3, 1)));
        Assert.False(Rules.Refuses("cross-province-approval", "410104", new(2020, 12, 15)));
    }

    static IEnumerable<string> Places(string sentence) =>
        Place().Matches(sentence).Select(static m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Place();
}
