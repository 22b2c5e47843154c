using WasteFlow.Contracts;
using WasteFlow.Indicators;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>Numbers, headings and names.</summary>
public partial class PlanFindingsTest
{
    static readonly string[] Codes = ["satisfaction", "participation", "training", "cells"];

    [Theory]
    [InlineData(1, 2, 3, "")]
    [InlineData(1, 2, 4, "plan_rows_misnumbered 4")]
    [InlineData(2, 3, 4, "plan_rows_misnumbered 2")]
    [InlineData(1, 3, 2, "plan_rows_misnumbered 3, 2")]
    public void Rows_are_counted_on(int first, int second, int third, string found) => Assert.Equal(
        found, Text(string.Join(',', new[] { first, second, third }.Select(static (no, i) => Row(no, Codes[i], Target(">=", "90", text: "90"))))));

    [Theory]
    [InlineData("（一）甲", "（二）乙", "（三）丙", "")]
    [InlineData("（一）甲", "（一）甲", "（二）乙", "")]
    [InlineData("（一）甲", "（三）乙", "（四）丙", "plan_headings_misnumbered （三）乙")]
    [InlineData("（一）甲", "（一）乙", "（二）丙", "plan_headings_misnumbered （一）乙")]
    [InlineData("一、甲", "二、乙", "保障措施", "")]
    [InlineData("1.甲", "2.乙", "4.丙", "plan_headings_misnumbered 4.丙")]
    [InlineData("甲", "乙", "丙", "")]
    public void Headings_are_counted_on(string first, string second, string third, string found) =>
        Assert.Equal(found, Found(Headed(first, second, third)));

    [Fact]
    public void The_numbers_of_lower_headings_begin_again_below_each_of_the_upper() => Assert.Equal(
        "plan_headings_misnumbered 3.丁",
        Found(Headed("（一）甲|1.甲", "（一）甲|2.乙", "（二）乙|1.丙", "（二）乙|3.丁")));

    [Theory]
    [InlineData("十、甲", "plan_headings_misnumbered 十、甲")]
    [InlineData("（二十一）甲", "plan_headings_misnumbered （二十一）甲")]
    public void A_number_in_letters_is_read(string heading, string found) => Assert.Equal(found, Found(Headed(heading, heading, heading)));

    [Fact]
    public void Ten_follows_nine_and_eleven_ten() =>
        Assert.Equal("", Found(Headed([.. "一二三四五六七八九".Select(static c => $"（{c}）甲"), "（十）甲", "（十一）甲"])));

    [Theory]
    [InlineData("N1", "N1达到90%", "")]
    [InlineData("群众满意率", "N1达到90%", "")]
    [InlineData("群众满意率", "群众满意率达到90%", "plan_named_twice N1／群众满意率")]
    [InlineData("全区N1", "全区的90%", "")]
    [InlineData("一般工业固体废物综合利用率", "一般工业固体废物综合利用率85%", "")]
    [InlineData("一般工业固体废物综合利用率", "其中，工业固体废物综合利用率85%", "plan_named_twice 一般工业固体废物综合利用率／工业固体废物综合利用率")]
    [InlineData("一般工业固体废物综合利用率", "全区工业固体废物综合利用率85%", "")]
    public void A_figure_has_one_name_in_rows_and_text(string name, string quote, string found) => Assert.Equal(
        found, Found(Of("p", name.Contains("工业", StringComparison.Ordinal) ? Whole.Replace("\"N1\"", $"\"{name}\"", StringComparison.Ordinal) : Whole, PlanTexts.Text("satisfaction", ">=", quote.Contains("85", StringComparison.Ordinal) ? "85" : "90")
            .Replace("\"I\"", $"\"{name}\"", StringComparison.Ordinal).Replace("\"Q\"", $"\"{quote}\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("固体废弃物资源化利用", "固体废物资源化利用", "satisfaction", "plan_headings_reworded 固体废弃物资源化利用／固体废物资源化利用")]
    [InlineData("固体废物资源化利用", "固体废物资源化利用", "satisfaction", "")]
    [InlineData("工业固体废物资源化利用", "农业固体废物资源化利用", "participation", "")]
    [InlineData("保障能力", "群众获得感", "satisfaction", "")]
    public void Plans_of_a_city_word_their_headings_alike(string own, string other, string code, string found) =>
        Assert.Equal(found, Beside(Headed(own, "群众"), Headed(other, "群众").Replace("satisfaction", code, StringComparison.Ordinal)));

    [Fact]
    public void Plans_that_share_no_heading_follow_no_common_form() =>
        Assert.Equal("", Beside(Headed("固体废弃物资源化利用"), Headed("固体废物资源化利用").Replace("\"甲\"", "\"乙\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("能耗增减率", "能耗下降", "plan_named_otherwise 能耗增减率／能耗下降")]
    [InlineData("生活垃圾回收利用率", "（城区）生活垃圾回收利用率", "")]
    [InlineData("能耗下降", "能耗下降率", "")]
    public void Plans_of_a_city_name_their_rows_alike(string own, string other, string found) => Assert.Equal(found, Beside(
        Of("p", Whole.Replace("\"N1\"", $"\"{own}\"", StringComparison.Ordinal)), Of("q", Whole.Replace("\"N1\"", $"\"{other}\"", StringComparison.Ordinal))));

    static string Beside(string own, string other) =>
        Text(PlanFindings.Of([new AdoptPlan(Guid.Empty, default, "q", "410183", Json(other.Replace("\"id\": \"p\"", "\"id\": \"q\"", StringComparison.Ordinal)))], Read(own), Json(own), "410104")
            .Where(static n => n.Code is not "plan_obligatory_missing"));

    /// <summary>A table with a row under each heading, with the lower heading behind a bar; nothing else of it is odd.</summary>
    static string Headed(params string[] headings) => Of("p", string.Join(',', headings.Select(static (h, i) => (Parts: h.Split('|'), No: i + 1)).Select(static h =>
            Row(h.No, h.No == 1 ? "satisfaction" : $"row-{h.No}", Target(">=", "90", text: "90"), Base)
                .Replace("\"line\": 7", $"\"line\": 7, \"level1\": \"{h.Parts[0]}\", \"level2\": \"{(h.Parts.Length > 1 ? h.Parts[1] : "甲")}\"", StringComparison.Ordinal))))
        .Replace("\"region_name\"", $"\"has_indicator_table\": true, \"declared_counts\": {{\"mandatory\": {headings.Length}}}, \"region_name\"", StringComparison.Ordinal);
}
