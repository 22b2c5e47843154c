using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Commands;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What people take away: every row of every annex in every format, the same bytes for the same line, and no change that goes unseen.</summary>
public class PaperTest
{
    static readonly Instant At = Instant.FromUtc(2025, 7, 1, 1, 30);

    public static TheoryData<string, int, int, string, string> Annexes() => [..
        from plan in new (string Id, int Rows, int Texts)[] { ("guancheng", 41, 14), ("xinmi", 48, 17), ("jianan", 47, 55), ("zhengzhou", 25, 34), ("zhengzhou-etdz", 15, 21) }
        from format in new[] { "json", "csv", "xlsx", "docx", "html" }
        from language in format is "json" or "csv" ? ["zh"] : Sentences.Languages
        select (plan.Id, plan.Rows, plan.Texts, format, language)];

    [Theory]
    [MemberData(nameof(Annexes))]
    public async Task Every_row_and_every_text_target_is_in_every_format(string plan, int rows, int texts, string format, string language)
    {
        var made = Make(plan);
        var said = await Said(made, ReportKind.Annex, language, format);
        Assert.Equal((rows, texts), (made.Report.Rows.Count, made.Report.TextTargets.Count));
        var words = Sentences.In(language);
        Assert.All(made.Report.Rows, r => Assert.Contains(Squeezed(words.Indicator(r.Code, r.Name)), said, StringComparison.Ordinal));
        Assert.All(made.Report.Rows.SelectMany(static r => r.LeadDepartments), d => Assert.Contains(Squeezed(words.Department(d)), said, StringComparison.Ordinal));
        Assert.All(made.Report.TextTargets, t => Assert.Contains(Squeezed(t.Quote), said, StringComparison.Ordinal));
        Assert.Contains(made.Report.Checksum!, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guancheng", "序号 一级指标 二级指标 三级指标 现状值（2022年） 目标值（2023年） 目标值（2025年） 计量单位 数据来源 责任牵头部门")]
    [InlineData("xinmi", "序号 一级指标 二级指标 三级指标 现状值（2022年） 目标值（2025年） 计量单位 责任牵头部门")]
    [InlineData("jianan", "序号 目标指标 目标指标 三级指标 现状值 目标值（2020年） 数据来源 计量单位")]
    public void An_annex_has_its_own_columns_in_their_order_and_then_ours(string plan, string heads)
    {
        var table = Annex(plan);
        Assert.Equal($"{heads} 完成值（采用值） 完成情况 备注", string.Join(' ', table.Columns.Select(static c => c.Head)));
    }

    /// <summary>That annex writes its units beside its targets (31.25万吨), so a figure would stand there without.</summary>
    [Fact]
    public void An_annex_without_units_gets_a_column_of_them_and_says_whose_it_is()
    {
        var paper = Papers.Of(Make("jianan"), ReportKind.Annex, "zh");
        Assert.Equal(["31.25万吨", "万吨"], paper.Blocks.OfType<PaperTable>().First().Rows[2].Skip(5).Where(static (_, i) => i is 0 or 2).Select(static c => c.Text));
        Assert.Contains(paper.Blocks.OfType<PaperText>(), static t => t.Text.StartsWith("计量单位、完成值、完成情况和备注四栏由系统填写", StringComparison.Ordinal));
        Assert.Contains(
            Papers.Of(Make("guancheng"), ReportKind.Annex, "zh").Blocks.OfType<PaperText>(), static t => t.Text.StartsWith("完成值、完成情况和备注三栏由系统填写", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("guancheng", 1, "固体废物源头减量", 11)]
    [InlineData("guancheng", 2, "工业源头减量", 6)]
    [InlineData("jianan", 2, "1.实施传统产业绿色转型升级", 1)]
    public void A_group_stands_once_over_its_rows(string plan, int column, string name, int rows)
    {
        var table = Annex(plan);
        Assert.Equal((name, rows), (table.Rows[0][column].Text, table.Rows[0][column].Rows));
        Assert.Equal(table.Rows.Count, table.Rows.Sum(r => r[column].Rows));
    }

    [Fact]
    public void Marks_and_targets_stand_as_printed()
    {
        var row = Annex("guancheng").Rows[25];
        Assert.Equal(["污泥无害化处置率★★", "98%以上", "98%以上", "98%以上", "%"], row.Skip(3).Take(5).Select(static c => c.Text));
        Assert.Equal("全部国家级开发区\n不少于80%的省级产业集聚区达到循环化改造要求", Annex("jianan").Rows[5][5].Text);
    }

    [Theory]
    [InlineData("xlsx", "annex")]
    [InlineData("docx", "annex")]
    [InlineData("docx", "yearly")]
    [InlineData("html", "evaluation")]
    public async Task The_same_report_is_the_same_bytes(string format, string kind) => Assert.Equal(
        await PaperFormats.Of(Make("guancheng"), kind, "zh", format, default), await PaperFormats.Of(Make("guancheng"), kind, "zh", format, default));

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("html")]
    public async Task A_paper_says_what_it_takes_to_make_it_anew(string format)
    {
        var made = Make("jianan");
        Assert.Equal(
            new SealCode(ReportForm.Current.Edition, "jianan", ReportingPeriod.OfYear(2020), "annex", made.Report.Line, "en", made.Report.Checksum!),
            SealCode.Find(await Said(made, "annex", "en", format)));
    }

    [Theory]
    [InlineData("json", "0.0655", "0.0656", "/rows/0/baseline/value: the file says \"0.0656\", made anew it is \"0.0655\"")]
    [InlineData("csv", "0.0655", "0.0656", "line 2")]
    [InlineData("html", "0.0655", "0.0656", "the file says “0.0656”, made anew it is “0.0655”")]
    [InlineData("html", "</main>", "<p>又一行</p></main>", "the file says “又一行”, made anew it has ended")]
    public async Task The_first_difference_is_named(string format, string from, string to, string where)
    {
        var bytes = (await PaperFormats.Of(Make("guancheng"), "annex", "zh", format, default))!;
        Assert.Null(ReportProof.Difference(bytes, bytes, format));
        var spoilt = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(where, ReportProof.Difference(spoilt, bytes, format), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("annex")]
    [InlineData("yearly")]
    [InlineData("evaluation")]
    [InlineData("briefing")]
    public void An_english_paper_has_an_english_title(string kind)
    {
        var paper = Papers.Of(Make("guancheng"), kind, "en");
        Assert.StartsWith("Guancheng Hui District Waste-Free City Implementation Plan", paper.Title, StringComparison.Ordinal);
        Assert.All(paper.Blocks.OfType<PaperText>().Select(static t => t.Text).Append(paper.Title), static t => Assert.DoesNotContain(t, static c => c is >= '\u4e00' and <= '\u9fff'));
    }

    [Theory]
    [InlineData("annex")]
    [InlineData("flows")]
    public async Task A_csv_opens_in_a_spreadsheet_and_one_from_before_it_did_is_still_the_same(string kind)
    {
        var bytes = (await PaperFormats.Of(Make("guancheng"), kind, "zh", "csv", default))!;
        Assert.Equal([.. Encoding.UTF8.Preamble], bytes[..3]);
        Assert.Null(ReportProof.Difference(bytes[3..], bytes, "csv"));
    }

    [Theory]
    [InlineData("pdf", null, "no_browser_prints")]
    [InlineData("pdf", "chromium", null)]
    [InlineData("html", null, null)]
    [InlineData("docx", null, null)]
    public void Only_a_pdf_wants_a_browser_that_prints(string format, string? browser, string? told) =>
        Assert.Equal(told, PaperFormats.Objection(format, ReportKind.Annex, browser)?.Code);

    [Theory]
    [InlineData("xlsx", "G4")]
    [InlineData("docx", "paragraph")]
    public async Task A_figure_that_is_another_one_is_found_in_an_office_file(string format, string place)
    {
        var city = City("guancheng");
        var before = (await PaperFormats.Of(Make(city, "guancheng"), "annex", "zh", format, default))!;
        city.Value("coordination", ValueKinds.Reported, null, "全面运转");
        var after = (await PaperFormats.Of(Make(city, "guancheng"), "annex", "zh", format, default))!;
        Assert.NotNull(ReportProof.Difference(after, before, format));
        Assert.Contains(PaperReading.Of(after, format), t => t.Place.Contains(place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025", "zh", "2025年")]
    [InlineData("2025-H2", "zh", "2025年下半年")]
    [InlineData("2025-Q3", "zh", "2025年第3季度")]
    [InlineData("2025-07", "zh", "2025年7月")]
    [InlineData("2025-01..07", "en", "January to July 2025")]
    [InlineData("2025-H1", "en", "First half of 2025")]
    public void A_period_has_its_words(string period, string language, string words)
    {
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        Assert.Equal(words, Sentences.In(language).Period(months));
    }

    [Fact]
    public void What_is_behind_is_listed_with_its_figure_its_target_and_its_department()
    {
        var city = City("guancheng");
        city.Value("green-building-share", ValueKinds.Reported, "62");
        var paper = Papers.Of(Make(city, "guancheng"), "yearly", "zh");
        var table = paper.Blocks.OfType<PaperTable>().First();
        var row = Assert.Single(table.Rows, static r => r[0].Text == "7");
        Assert.Equal(["绿色建筑占新建建筑的比例", "62", "100", "完成值 62%，目标 100；相差 38 个百分点", "区城乡建设和交通运输局"], row.Skip(1).Select(static c => c.Text));
    }

    [Fact]
    public void Every_department_answers_for_its_rows_and_is_told_what_it_has_to_enter()
    {
        var made = Make("guancheng");
        var paper = Papers.Of(made, "briefing", "zh");
        var tables = paper.Blocks.OfType<PaperTable>().ToDictionary(static t => t.Name, StringComparer.Ordinal);
        var card = tables["责任部门记分卡"];
        Assert.All(card.Rows, static r => Assert.Equal(int.Parse(r[1].Text, null), r.Skip(2).Sum(static c => int.Parse(c.Text, null))));
        Assert.Equal(made.Report.Rows.Sum(static r => Math.Max(1, r.LeadDepartments.Count)), card.Rows.Sum(static r => int.Parse(r[1].Text, null)));
        Assert.Contains(tables["待填报事项"].Rows, static r => r[0].Text == "区财政局" && r[1].Text.Contains("政府采购中综合利用产品占比", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024", "work-evaluation-mid")]
    [InlineData("2025", "work-evaluation-final")]
    public void An_evaluation_says_whether_the_target_year_is_still_to_come(string period, string sentence)
    {
        var paper = Papers.Of(Make(City("guancheng"), "guancheng", period), "evaluation", "zh");
        Assert.Equal(Sentences.In("zh").Say(sentence, ("target", "2025")), Assert.IsType<PaperText>(paper.Blocks[0]).Text);
    }

    [Theory]
    [InlineData("briefing", "2025-03", "zh", "一、二、三、四、五、")]
    [InlineData("yearly", "2025", "zh", "一、二、三、四、五、六、")]
    [InlineData("evaluation", "2025", "en", "1.2.3.4.5.6.")]
    public void The_parts_that_there_are_are_numbered_one_after_the_other(string kind, string period, string language, string numbers) => Assert.Equal(
        numbers,
        string.Concat(Papers.Of(Make(City("guancheng"), "guancheng", period), kind, language).Blocks.OfType<PaperHeading>()
            .Select(static h => h.Text[..(h.Text.IndexOfAny(['、', '.']) + 1)])));

    [Fact]
    public void Every_sentence_fills_the_same_places_in_both_languages() => Assert.All(
        Tables.Rows("codes/report-sentences.csv").Where(static r => r["sentence"] is not ("period-cumulated" or "period-month")),
        static r => Assert.Equal(Places(r["zh"]), Places(r["en"])));

    [Fact]
    public void Every_group_that_an_annex_prints_has_its_english() => Assert.All(
        Waste.Plans.All.SelectMany(static p => AnnexPrint.Read(JsonDocument.Parse(p.Text).RootElement).Indicators).SelectMany(static r => new[] { r.Level1, r.Level2 }),
        static level => Assert.True(level is "/" || Sentences.In("en").Level(level) != level, level));

    [Fact]
    public void Every_title_unit_department_and_region_that_a_plan_prints_has_its_english()
    {
        var english = Sentences.In("en");
        foreach (var print in Waste.Plans.All.Select(static p => AnnexPrint.Read(JsonDocument.Parse(p.Text).RootElement)))
        {
            Assert.True(english.Region(print.RegionName) != print.RegionName, print.RegionName);
            Assert.True(english.Plan(print.Document) != print.Document, print.Document);
            Assert.All(
                print.Indicators.SelectMany(static r => (r.DataSources ?? []).Concat(r.LeadDepartments ?? [])), d => Assert.True(english.Department(d) != d, d));
        }

        Assert.All(Catalogue.ByCode.Values.Select(static i => i.Unit), u => Assert.True(u is "%" or "/" || english.Unit(u) != u, u));
    }

    [Theory]
    [InlineData("98%以上", "98", ">=", "98%以上 (≥ 98)")]
    [InlineData("完成市定任务", null, "complete_city_task", "完成市定任务 (the task that the city sets)")]
    [InlineData("见正文", null, null, "见正文")]
    public void A_target_stands_as_printed_with_our_reading_in_english(string text, string? value, string? comparator, string english)
    {
        var target = new Target(2025, text, value, comparator, "explicit", null, false);
        Assert.Equal((text, english), (Sentences.In("zh").Target(target), Sentences.In("en").Target(target)));
    }

    static string[] Places(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{\w+\}").Select(static m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    static PaperTable Annex(string plan) => Papers.Of(Make(plan), ReportKind.Annex, "zh").Blocks.OfType<PaperTable>().First();

    static async Task<string> Said(Made made, string kind, string language, string format)
    {
        var bytes = (await PaperFormats.Of(made, kind, language, format, default))!;
        Assert.Equal(format, PaperReading.FormatOf(bytes));
        return Squeezed(format == "json"
            ? JsonSerializer.Serialize(JsonDocument.Parse(bytes).RootElement, Wire.Options)
            : string.Concat(PaperReading.Of(bytes, format).Select(static t => t.Text)));
    }

    /// <summary>Without what formats break or quote differently.</summary>
    static string Squeezed(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c) && c is not ('"' or '\\')));

    static HandWritten City(string plan)
    {
        var city = new HandWritten();
        city.Adopt(plan, "410104", Waste.Plans.Find(plan)!.Text);
        return city;
    }

    static Made Make(string plan) => Make(City(plan), plan);

    static Made Make(HandWritten city, string plan, string? period = null) => Making.Of(
        Taken.Of(city.Documents, city.Number, new(plan, period is null ? null : ReportingPeriod.TryRead(period, out var months) ? months : throw new FormatException(period), null))!, At);
}
