using WasteFlow.Portal.Reading;

namespace WasteFlow.Units.Portal;

/// <summary>How pages call allowance accounts.</summary>
public class AllowancesTest
{
    [Theory]
    [InlineData("approval/豫环转-2024/12", "核准 豫环转-2024/12", "Approval 豫环转-2024/12")]
    [InlineData("permit/豫环许可危废字2号/2025", "许可证 豫环许可危废字2号（2025 年）", "Permit 豫环许可危废字2号 (2025)")]
    [InlineData("plan/works/900-249-08/2025", "2025 年管理计划 900-249-08", "Management plan of 2025, 900-249-08")]
    [InlineData("quota/2", "quota/2", "quota/2")]
    public void An_account_is_called_by_the_paper_that_granted_it(string allowance, string zh, string en) => Assert.Equal(
        (zh, en), (Language.Chinese.Account(allowance), Language.English.Account(allowance)));

    [Theory]
    [InlineData(2, "L", "0.002 立方米", "0.002 cubic metre")]
    [InlineData(2_500_000, "L", "2,500 立方米", "2,500 cubic metre")]
    [InlineData(7, "box", "7 箱", "7 box")]
    [InlineData(2_500_000, "g", "2.500 吨", "2.500 t")]
    public void An_amount_is_told_in_the_unit_of_its_grant(long amount, string part, string zh, string en) => Assert.Equal(
        (zh, en), (Language.Chinese.Amount(amount, part), Language.English.Amount(amount, part)));
}
