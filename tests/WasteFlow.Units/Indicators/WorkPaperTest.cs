using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What is written from a plan's table: which parts each kind has, and that its charts count every row.</summary>
public class WorkPaperTest
{
    [Theory]
    [InlineData("briefing", "2025-03", "总体情况 滞后事项及原因 待填报事项 责任部门记分卡 填报说明")]
    [InlineData("half-year", "2025-H1", "总体情况 滞后事项及原因 待填报事项 责任部门记分卡 与上年同期比较 填报说明")]
    [InlineData("yearly", "2025", "总体情况 滞后事项及原因 待填报事项 责任部门记分卡 与上年同期比较 填报说明")]
    [InlineData("evaluation", "2025", "总体情况 滞后事项及原因 待填报事项 责任部门记分卡 与上年同期比较 填报说明")]
    public void A_kind_has_its_parts_in_their_order(string kind, string period, string parts) => Assert.Equal(
        parts, string.Join(' ', Written(kind, period).Blocks.OfType<PaperHeading>().Select(static h => h.Text[(h.Text.IndexOf('、', StringComparison.Ordinal) + 1)..])));

    [Theory]
    [InlineData("half-year", "2025-H1")]
    [InlineData("yearly", "2025")]
    [InlineData("evaluation", "2024")]
    public void Its_charts_count_every_row_and_every_row_of_each_department(string kind, string period)
    {
        var made = Made(period);
        var charts = Papers.Of(made, kind, "zh").Blocks.OfType<PaperBars>().ToList();
        Assert.Equal(["指标完成情况（项数）", "各责任部门指标完成情况（项数）"], charts.Select(static c => c.Name));
        Assert.Equal([41, 22], charts[0].Bars.Select(static b => b.Shares.Sum(static s => s.Count)));
        Assert.Equal(
            made.Report.Rows.SelectMany(static r => r.LeadDepartments.DefaultIfEmpty("（方案未写责任部门）")).GroupBy(static d => d).Select(static g => $"{g.Key} {g.Count()}").Order(),
            charts[1].Bars.Select(static b => $"{b.Name} {b.Shares.Sum(static s => s.Count)}").Order());
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("pdf")]
    public async Task A_chart_is_drawn_with_its_name_and_its_numbers(string format)
    {
        var made = Made("2025");
        var bar = Papers.Of(made, "yearly", "zh").Blocks.OfType<PaperBars>().First();
        var said = string.Concat(PaperReading.Of((await PaperFormats.Of(made, "yearly", "zh", format, default))!, format).Select(static t => t.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(bar.Name, said, StringComparison.Ordinal);
        Assert.All(bar.Bars, b => Assert.Contains(string.Concat(b.Name, string.Concat(b.Shares.Select(static s => s.Count))), said, StringComparison.Ordinal));
    }

    [Fact]
    public void How_figures_were_made_is_told_of_each_class_and_what_is_missing_is_never_zero()
    {
        var made = Made("2025");
        var said = Assert.Single(Papers.Of(made, "yearly", "zh").Blocks.OfType<PaperList>()).Items;
        int Of(string name) => made.Report.Rows.Count(r => r.Class == name);
        Assert.Equal($"由账本流转数据计算的指标 {Of("F")} 项；由流转数据与统计数据计算的 {Of("S")} 项；由登记台账计数的 {Of("R")} 项；由部门填报的 {Of("A")} 项。", said[0]);
        Assert.Equal(41, Of("F") + Of("S") + Of("R") + Of("A"));
        Assert.Contains(said, static s => s.Contains("缺数据的指标不填 0", StringComparison.Ordinal));
    }

    static Paper Written(string kind, string period) => Papers.Of(Made(period), kind, "zh");

    static Made Made(string period)
    {
        var city = new HandWritten();
        city.Adopt("guancheng", "410104", Waste.Plans.Find("guancheng")!.Text);
        city.Value("green-building-share", ValueKinds.Reported, "62");
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        return Making.Of(Taken.Of(city.Documents, city.Number, new("guancheng", months, null))!, Instant.FromUtc(2025, 7, 1, 1, 30));
    }
}
