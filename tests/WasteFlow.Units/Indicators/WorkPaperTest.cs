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

    /// <summary>Nothing that is said in words is lost where tables have sheets, and each table's sheet is named where the table would stand.</summary>
    [Theory]
    [InlineData("briefing", "2025-03", "zh", "正文")]
    [InlineData("yearly", "2025", "zh", "正文")]
    [InlineData("evaluation", "2025", "en", "Text")]
    public async Task A_workbook_begins_with_the_words(string kind, string period, string language, string sheet)
    {
        var made = Made(period);
        var paper = Papers.Of(made, kind, language);
        var said = PaperReading.Of((await PaperFormats.Of(made, kind, language, "xlsx", default))!, "xlsx");
        var words = said.Where(t => t.Place.StartsWith(sheet + " ", StringComparison.Ordinal)).Select(static t => t.Text).ToList();
        Assert.Equal(words, said.Take(words.Count).Select(static t => t.Text));
        Assert.Equal(paper.Title, words[0]);
        Assert.All(paper.Blocks.OfType<PaperText>().Select(static t => t.Text).Concat(paper.Blocks.OfType<PaperHeading>().Select(static h => h.Text)).Concat(paper.Seal), t => Assert.Contains(t, words));
        Assert.All(paper.Blocks.OfType<PaperList>().SelectMany(static l => l.Items), t => Assert.Contains("· " + t, words));
        var others = said.Select(static t => t.Place[..t.Place.LastIndexOf(' ')]).Where(s => s != sheet).Distinct().ToList();
        Assert.Equal(paper.Blocks.OfType<PaperTable>().Count(), others.Count);
        Assert.All(others, s => Assert.Contains(words, w => w.Contains($"“{s}”", StringComparison.Ordinal)));
        Assert.All(
            paper.Blocks.OfType<PaperBars>().SelectMany(static b => b.Bars),
            b => Assert.Contains(words, w => w.StartsWith($"· {b.Name}", StringComparison.Ordinal) && b.Shares.All(s => w.Contains($"{s.Name} {s.Count}", StringComparison.Ordinal))));
        Assert.Equal(paper.Seal, said.Select(static t => t.Text).Where(t => paper.Seal.Contains(t)));
    }

    [Fact]
    public void What_is_behind_says_how_far_it_is_from_its_target_and_of_how_few_it_is()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", PlanTexts.Row(12, "gi-utilisation", PlanTexts.Target(">=", "50"))));
        foreach (var site in new[] { "told", "silent" })
        {
            city.Site(site);
        }

        city.Day = new(2024, 5, 1);
        city.Enter("silent", "900-099-S59", 1_000_000);
        city.Day = new(2025, 5, 1);
        city.Enter("told", "900-099-S59", 1_000_000);
        var made = Making.Of(Taken.Of(city.Documents, city.Number, new("p", ReportingPeriod.OfYear(2025), null))!, Instant.FromUtc(2025, 7, 1, 1, 30));
        IReadOnlyList<PaperCell> Row(string language) => Papers.Of(made, "yearly", language).Blocks.OfType<PaperTable>().First().Rows.Single();
        string Why(string language) => Row(language)[4].Text;
        Assert.Equal(("T", "T (≥ 50)"), (Row("zh")[3].Text, Row("en")[3].Text));
        Assert.StartsWith("0.00 % against the target ≥ 50; ", Why("en"), StringComparison.Ordinal);
        Assert.EndsWith("；相差 50.00 个百分点；登记单位 2 家，有流转记录 1 家", Why("zh"), StringComparison.Ordinal);
        Assert.EndsWith("; 50.00 points away; 1 of 2 registered units told flows", Why("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_behind_before_its_year_says_by_which_line()
    {
        var city = new HandWritten();
        city.Adopt("p", "410104", PlanTexts.Of("p", PlanTexts.Row(1, "satisfaction", PlanTexts.Target(">=", "100"), """{"year": 2022, "text": "40", "value": 40}""")));
        city.Value("satisfaction", ValueKinds.Reported, "70", year: 2024);
        var made = Making.Of(Taken.Of(city.Documents, city.Number, new("p", ReportingPeriod.OfYear(2024), null))!, Instant.FromUtc(2025, 7, 1, 1, 30));
        Assert.EndsWith(
            "相差 30 个百分点；目标年未到，按基准年至目标年的直线进度评判，本期应达：80.000",
            Papers.Of(made, "yearly", "zh").Blocks.OfType<PaperTable>().First().Rows.Single()[4].Text, StringComparison.Ordinal);
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
