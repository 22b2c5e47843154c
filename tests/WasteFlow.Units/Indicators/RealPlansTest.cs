using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>The five plans as printed: every row, every text target, every anomaly.</summary>
public class RealPlansTest
{
    [Theory]
    [InlineData("guancheng", 41, 14, 2025)]
    [InlineData("xinmi", 48, 17, 2025)]
    [InlineData("jianan", 47, 55, 2020)]
    [InlineData("zhengzhou", 25, 34, 2025)]
    [InlineData("zhengzhou-etdz", 15, 21, 2025)]
    public void A_plan_is_reported_row_by_row_as_printed(string plan, int rows, int texts, int year)
    {
        var report = Report(plan);
        Assert.Equal((rows, texts, year), (report.Rows.Count, report.TextTargets.Count, report.Year));
        Assert.Equal(Enumerable.Range(1, rows), report.Rows.Select(static r => r.No));
        Assert.All(report.Rows, static r => Assert.NotNull(Catalogue.Find(r.Code)));
        Assert.All(report.Rows, static r => Assert.True(r.Value is not null || r.Reason is not null, r.Name));
        Assert.All(report.Rows.SelectMany(static r => r.Parts ?? []), static p => Assert.True(p.Value is not null || p.Reason is not null, p.Part));
        Assert.All(report.TextTargets, static t => Assert.True(t.Value is not null || t.Reason is not null, t.Quote));
        Assert.Equal(Waste.Plans.Find(plan)!.TargetYears[^1], report.Year);
    }

    [Theory]
    [InlineData(6, "国家级开发区 省级产业集聚区")]
    [InlineData(16, "废弃农膜回收率 涉农乡镇农膜收储运体系覆盖率")]
    [InlineData(17, "农药使用量 化肥使用量")]
    [InlineData(23, "产生 经营 危险废物规范化管理抽查合格率")]
    [InlineData(24, "安全处置 处置能力 工业危险废物安全处置量")]
    public void A_row_with_several_targets_or_measures_has_parts(int no, string parts)
    {
        var row = Report("jianan").Rows[no - 1];
        Assert.Equal((null, "in_parts", parts), (row.Value, row.Reason, string.Join(' ', row.Parts!.Select(static p => p.Part))));
    }

    /// <summary>A capacity that is to grow: 100 t a day, since March 2020 120 t.</summary>
    [Theory]
    [InlineData(2019, "met", null)]
    [InlineData(2020, "not-judged", "base_missing")]
    public void A_register_knows_what_stood_there_the_year_before_where_it_was_there_then(int since, string state, string? reason)
    {
        var city = new HandWritten { Day = new(since, 2, 1) };
        city.Adopt("jianan", "411003", Waste.Plans.Find("jianan")!.Text);
        city.Site("burner", "411003", "hazardous-plant", capacity: 100_000_000);
        city.Change("burner", new(2020, 3, 1), capacity: 120_000_000);
        var part = city.Report("jianan").Rows[23].Parts!.Single(static p => p.Part == "处置能力");
        Assert.Equal(("120.00", state, reason), (part.Value, part.State, part.Reason));
    }

    /// <summary>A sign that the plan does not print is our reading, and is said to be.</summary>
    [Theory]
    [InlineData("guancheng", 7, "100", ">=", "inferred")]
    [InlineData("guancheng", 26, "98%以上", ">=", "explicit")]
    [InlineData("jianan", 3, "31.25万吨", "<=", "inferred")]
    [InlineData("zhengzhou-etdz", 5, null, ">=", "running_text")]
    public void A_target_stands_as_printed_and_its_sign_as_printed_or_read(string plan, int no, string? text, string comparator, string basis)
    {
        var target = Report(plan).Rows.Single(r => r.No == no).Targets[^1];
        Assert.Equal((comparator, basis), (target.Comparator, target.Basis));
        Assert.Equal(text ?? target.Text, target.Text);
    }

    [Fact]
    public void Only_those_five_rows_have_parts() => Assert.Equal(
        [6, 16, 17, 23, 24],
        Waste.Plans.All.SelectMany(static p => Report(p.Plan).Rows).Where(static r => r.Parts is not null).Select(static r => r.No).Order());

    [Fact]
    public void Printed_numbers_keep_their_digits()
    {
        var first = Report("guancheng").Rows[0];
        Assert.Equal(("0.0655", 2022), (first.Baseline.Value, first.Baseline.Year));
        var scoped = Report("zhengzhou").Rows.Where(static r => r.Code == "cdw-utilisation").ToList();
        Assert.Equal(["中心城区", "县（市）建成区"], scoped.Select(static r => r.Scope));
        Assert.NotEqual(scoped[0].Formula, scoped[1].Formula);
    }

    [Fact]
    public void Csv_has_a_line_for_every_row_part_and_text()
    {
        var report = Report("jianan");
        var lines = ReportCsv.Of(report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 47 + report.Rows.Sum(static r => r.Parts?.Count ?? 0) + 55, lines.Length);
        Assert.All(TableRow.Read(ReportCsv.Of(report).ReplaceLineEndings("\n"), "report").Where(static r => r["kind"] == "row"), static r => Assert.Equal("jianan", r["plan"]));
    }

    static Report Report(string plan)
    {
        var city = new HandWritten();
        city.Adopt(plan, Waste.Plans.Find(plan)!.Region, Waste.Plans.Find(plan)!.Text);
        return city.Report(plan);
    }
}
