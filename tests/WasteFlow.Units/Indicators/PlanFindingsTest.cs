using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>What rules find odd in a plan: in the five printed ones exactly this, and what these do not have in small plans that have nothing else.</summary>
public partial class PlanFindingsTest
{
    /// <summary>Beside the plan above it; each with the rows or the place it is about.</summary>
    [Theory]
    [InlineData("guancheng", "plan_unnumbered |plan_targets_in_words 27, 29, 31, 32|plan_decline_without_base 21|plan_base_no_figure 24|plan_decline_without_base 24|plan_mark_unknown 26|plan_departments_missing 27"
        + "|plan_signs_inferred 7, 11, 20, 22, 30, 33, 34, 35, 36, 37, 38, 39, 41"
        + "|plan_city_tasks 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 25, 28, 40, 41"
        + "|plan_city_tasks 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 25, 28, 40"
        + "|plan_text_differs 26|plan_texts_alone 生活垃圾“零填埋”、污泥综合利用率、国家级重点实验室、省级重点实验室"
        + "|plan_named_twice 开展“无废城市细胞”建设的单位数量（机关企事业单位、饭店商场、集贸市场、社区、村镇）／“无废细胞”数量"
        + "|plan_obligatory_missing 在产大中型露天矿山绿色矿山建成率、规模以上畜禽养殖场畜禽粪污综合利用率、“无废城市”建设地方性法规、政策性文件及有关规划制定"
        + "|plan_headings_reworded 固体废弃物资源化利用／固体废物资源化利用|plan_named_otherwise 规模以上工业单位增加值能耗增减率／规模以上工业单位增加值能耗下降"
        + "|plan_named_otherwise 通过清洁生产审核评估工业企业占比／通过清洁生产审核评估的重点工业企业占比；开展“无废城市细胞”建设的单位数量（机关企事业单位、饭店商场、集贸市场、社区、村镇）／“无废细胞”数量；政府、企事业单位、非政府环境组织、公众对“无废城市”建设的参与程度／“无废城市”建设参与度；公众对“无废城市”建设成效的满意程度／“无废城市”建设成效满意度")]
    [InlineData("xinmi", "plan_is_draft |plan_unnumbered |plan_undated |plan_sources_column_missing |plan_targets_in_words 22, 32, 34, 37|plan_contradicts_itself 7|plan_figure_not_printed 全覆盖|plan_contradicts_itself 19|plan_decline_without_base 24|plan_decline_without_base 26|plan_departments_missing 44, 45, 46"
        + "|plan_signs_inferred 3, 4, 7, 8, 9, 10, 11, 12, 14, 15, 17, 20, 21, 23, 24, 26, 27, 28, 30, 35, 40, 41, 42, 43, 44, 45, 46, 47"
        + "|plan_city_tasks 1, 2, 5, 6, 29, 31, 33, 36, 38, 39, 48|plan_text_differs 48|plan_text_differs 18|plan_text_differs 16|plan_texts_alone 新建生活垃圾焚烧发电设施"
        + "|plan_named_twice 城市居民小区生活垃圾分类覆盖率／城区生活垃圾分类覆盖率；污泥无害化处置率／污泥无害化处理率；农药使用量亩均下降幅度／农药亩均施用量；开展“无废城市细胞”建设的单位数量（机关企事业单位、饭店商场、集贸市场、社区、村镇）／“无废细胞”数量"
        + "|plan_beyond_city 48|plan_obligatory_missing 医疗废物收集处置体系覆盖率"
        + "|plan_headings_reworded 固体废物资源化利用／固体废弃物资源化利用|plan_named_otherwise 规模以上工业单位增加值能耗下降／规模以上工业单位增加值能耗增减率"
        + "|plan_named_otherwise 通过清洁生产审核评估工业企业占比／通过清洁生产审核评估的重点工业企业占比；开展“无废城市细胞”建设的单位数量（机关企事业单位、饭店商场、集贸市场、社区、村镇）／“无废细胞”数量；政府、企事业单位、非政府环境组织、公众对“无废城市”建设的参与程度／“无废城市”建设参与度；公众对“无废城市”建设成效的满意程度／“无废城市”建设成效满意度")]
    [InlineData("jianan", "plan_is_draft |plan_unnumbered |plan_undated |plan_marks_uncounted |plan_leads_column_missing |plan_targets_in_words 24, 32, 33, 38, 39, 44, 46, 47"
        + "|plan_departments_alike 住建局／区住建局、供销社／区供销社、公安局／区公安局、农业农村局／区农业农村局、区发改委／发改委、区城管局／城管局、区生态环境分局／区生态环境局、区生态环境分局／生态环境分局、区生态环境局／生态环境局、区科工局／科工局"
        + "|plan_base_no_figure 1|plan_direction_unknown 3|plan_base_beyond_target 3|plan_figure_not_printed 全部国家级开发区|plan_unit_of_target 6|plan_unit_of_target 6|plan_name_lacks 7"
        + "|plan_direction_unknown 13|plan_base_beyond_target 23|plan_base_beyond_target 23|plan_unit_of_target 24|plan_base_no_figure 25|plan_row_of_several 16|plan_row_of_several 17|plan_units_missing 42"
        + "|plan_signs_inferred 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 34, 35, 36, 37, 40, 41, 42, 43, 45"
        + "|plan_base_year_missing 2, 3, 4, 8, 9, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31, 33, 40, 41, 42, 43, 45"
        + "|plan_text_differs 1|plan_text_differs 6|plan_text_differs 17|plan_figure_not_printed 确保不发生固体废物相关的环境污染事件"
        + "|plan_texts_alone 全区矿山“三率”达标率、居民生活垃圾分类试点户数、中心城区生活垃圾分类覆盖率、中心城区餐饮业餐厨垃圾回收利用量、政府投资的新建建筑执行绿色建筑标准、"
        + "装配式建筑占新建建筑的比例、城市山地公园、污泥综合利用率、包装垃圾的总体回收率、以农作物秸秆为基料的骨干企业、试点企业的废铅酸蓄电池规范收集处理率、省级智能车间、市级智能制造标杆企业"
        + "|plan_named_twice 中心城区生活垃圾分类收运系统覆盖率／生活垃圾分类收运系统覆盖率；中心城区有害垃圾收集处置体系覆盖率／有害垃圾收集处置体系覆盖率；农村卫生厕所普及率／农村无害化卫生厕所普及率；"
        + "大宗工业固体废物减量化、资源化、无害化技术示范／技术示范项目；“无废城区”建设宣传教育培训普及率／“无废城市”建设宣传教育培训普及率；"
        + "政府、企事业单位、公众对“无废城区”建设的知晓程度／政府、企事业单位、公众对“无废城市”建设的知晓程度；公众对“无废城区”建设成效的满意程度／公众对“无废城市”建设成效的满意程度")]
    [InlineData("zhengzhou", "plan_undated |plan_without_table |plan_targets_in_words 3, 22|plan_departments_missing 3, 11|plan_units_missing 21|plan_years_missing 14, 15, 16, 17, 18, 19, 20, 21, 22|plan_named_twice 一般工业固体废物综合利用率／工业固体废物综合利用率")]
    [InlineData("zhengzhou-etdz", "plan_without_table |plan_percent_over 2|plan_years_missing 1, 4, 12|plan_city_tasks 12"
        + "|plan_named_otherwise 通过清洁生产审核评估的重点工业企业占比／通过清洁生产审核评估工业企业占比；“无废细胞”数量／开展“无废城市细胞”建设的单位数量（机关企事业单位、饭店商场、集贸市场、社区、村镇）；“无废城市”建设参与度／政府、企事业单位、非政府环境组织、公众对“无废城市”建设的参与程度；“无废城市”建设成效满意度／公众对“无废城市”建设成效的满意程度|plan_named_otherwise 通过清洁生产审核评估的重点工业企业占比／通过清洁生产审核评估工业企业占比；“无废细胞”数量／开展“无废城市细胞”建设的单位数量（机关企事业单位、饭店商场、集贸市场、社区、村镇）；“无废城市”建设参与度／政府、企事业单位、非政府环境组织、公众对“无废城市”建设的参与程度；“无废城市”建设成效满意度／公众对“无废城市”建设成效的满意程度")]
    public void In_the_printed_plans_rules_find_this(string plan, string found)
    {
        var others = Waste.Plans.All.Where(p => p.Plan != plan).Select(static p => new AdoptPlan(Guid.Empty, default, p.Plan, p.Region, Json(p.Text)));
        var row = Waste.Plans.Find(plan)!;
        Assert.Equal(found, Text(PlanFindings.Of(others, Read(row.Text), Json(row.Text), row.Region)));
    }

    [Theory]
    [InlineData(">=", "90", "90", "")]
    [InlineData(">=", "120", "120", "plan_percent_over 1")]
    [InlineData(">=", "100", "大于100%", "plan_percent_over 1")]
    [InlineData(">=", "100", "100", "")]
    [InlineData("<=", "90", "不低于90", "plan_sign_misread 1")]
    [InlineData(">=", "90", "不高于90", "plan_sign_misread 1")]
    [InlineData(">=", "90", "九成", "plan_figure_not_printed 九成")]
    [InlineData(">=", "9", "九成", "")]
    public void A_target_is_held_to_its_own_text(string comparator, string value, string text, string found) =>
        Assert.Equal(found, Text(Row(1, "satisfaction", Target(comparator, value, text: text))));

    [Theory]
    [InlineData(">=", "80", "90", "")]
    [InlineData(">=", "90", "80", "plan_targets_fall_back 1")]
    [InlineData("<=", "80", "90", "plan_targets_fall_back 1")]
    [InlineData("<=", "90", "80", "")]
    [InlineData("decrease_by_pct", "20", "10", "plan_decline_without_base 1|plan_targets_fall_back 1")]
    public void A_later_target_asks_for_no_less(string comparator, string earlier, string later, string found) => Assert.Equal(
        found, Text(Row(1, "satisfaction", string.Join(',', Target(comparator, earlier, 2023, earlier), Target(comparator, later, 2025, later)))));

    [Theory]
    [InlineData(2022, "plan_targets_in_words 1")]
    [InlineData(2021, "plan_targets_in_words 1|plan_year_outside T2021")]
    [InlineData(2030, "plan_targets_in_words 1|plan_year_outside T2030")]
    public void A_target_is_within_the_plans_span(int year, string found) =>
        Assert.Equal(found, Text(Row(1, "satisfaction", Target("text", "null", year, $"T{year}"))));

    [Theory]
    [InlineData("satisfaction", "null", "plan_row_twice 2")]
    [InlineData("satisfaction", "\"城区\"", "")]
    [InlineData("participation", "null", "")]
    public void A_row_stands_once(string code, string scope, string found) => Assert.Equal(
        found, Text(Row(1, "satisfaction", Target(">=", "90", text: "90")) + "," + Row(2, code, Target(">=", "90", text: "90"), scope: scope)));

    /// <summary>Neither the plan nor its cells say a base year, and the list of the cell's parts is empty.</summary>
    [Fact]
    public void A_base_cell_without_its_parts_is_looked_at_all_the_same() => Assert.DoesNotContain("plan_base_year_missing", Found(PlanTexts.Of(
        "p", Row(1, "satisfaction", Target(">=", "90", text: "90"), """{"year": null, "text": "/", "value": null, "parts": []}"""), baseYear: "null")
        .Replace("\"region_name\"", "\"has_indicator_table\": true, \"region_name\"", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"mandatory": 2, "optional": 0}""", "")]
    [InlineData("""{"mandatory": 2, "optional": 1, "selfselected": 1}""", "plan_rows_miscounted ")]
    [InlineData("""{"mandatory": 1, "optional": 1}""", "plan_marks_miscounted ")]
    [InlineData("""{"total": 3}""", "plan_rows_miscounted ")]
    [InlineData("""{"total": "three"}""", "")]
    public void What_the_plan_says_it_has_is_counted(string counts, string found)
    {
        var text = Of("p", Row(1, "satisfaction", Target(">=", "90", text: "90")) + "," + Row(2, "participation", Target(">=", "90", text: "90")))
            .Replace("\"anomalies\"", $"\"declared_counts\": {counts}, \"anomalies\"", StringComparison.Ordinal);
        Assert.Equal(found, Text(PlanFindings.Of(Read(text), Json(text), [])));
    }

    [Theory]
    [InlineData("""
        "status": "draft for comments", "issued": null, "document_no": null
        """, "plan_is_draft |plan_unnumbered |plan_undated ")]
    [InlineData("""
        "status": "issued", "issued": "2023-09-05", "document_no": "1"
        """, "")]
    [InlineData("""
        "has_indicator_table": false
        """, "plan_without_table ")]
    [InlineData("""
        "has_indicator_table": true, "declared_counts": {"total": 1}
        """, "plan_marks_uncounted ")]
    [InlineData("""
        "has_indicator_table": true, "declared_counts": {"mandatory": 1}
        """, "")]
    public void What_kind_of_paper_a_plan_is_is_said(string more, string found) =>
        Assert.Equal(found, Found(Of("p", Whole).Replace("\"region_name\"", $"{more.Trim()}, \"region_name\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("data_sources\": [\"源\"]", "data_sources\": []", "plan_sources_column_missing ")]
    [InlineData("lead_departments\": [\"牵头部门\"]", "lead_departments\": []", "plan_leads_column_missing ")]
    public void A_column_that_a_table_does_not_have_is_said_once(string printed, string instead, string found)
    {
        var table = Of("p", Whole + "," + Row(2, "participation", Target(">=", "90", text: "90"), Base))
            .Replace("\"region_name\"", "\"has_indicator_table\": true, \"declared_counts\": {\"mandatory\": 2}, \"region_name\"", StringComparison.Ordinal);
        Assert.Equal("", Found(table));
        Assert.Equal(found, Found(table.Replace(printed, instead, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("城管局", "区城管局", "plan_departments_alike 区城管局／城管局")]
    [InlineData("新型智慧城市运营中心", "新型智慧城市运行中心", "plan_departments_alike 新型智慧城市运营中心／新型智慧城市运行中心")]
    [InlineData("区民政局", "区财政局", "")]
    [InlineData("区城管局", "区城管局", "")]
    public void A_department_that_is_named_in_two_ways_is_said(string one, string other, string found) => Assert.Equal(
        found, Text(string.Join(',', new[] { (1, "satisfaction", one), (2, "participation", other) }.Select(static r =>
            Row(r.Item1, r.Item2, Target(">=", "90", text: "90")).Replace("牵头部门", r.Item3, StringComparison.Ordinal)))));

    [Theory]
    [InlineData("satisfaction", "")]
    [InlineData("participation", "plan_row_of_several 1")]
    public void A_row_of_two_indicators_is_said(string code, string found) => Assert.Equal(found, Text(Row(1, "satisfaction", string.Join(
        ',', Target(">=", "90", text: "90", more: ", \"part\": \"甲\""), Target(">=", "80", text: "80", more: $", \"part\": \"乙\", \"code\": \"{code}\"")))));

    [Theory]
    [InlineData(">=", "90", "2025", "")]
    [InlineData(">=", "95", "2025", "plan_texts_differ Q95")]
    [InlineData("<=", "90", "2025", "plan_texts_differ Q90")]
    [InlineData(">=", "95", "2023", "")]
    public void Two_sentences_say_one_figure_alike(string comparator, string value, string year, string found)
    {
        string first = PlanTexts.Text("satisfaction", ">=", "90").Replace("\"Q\"", "\"Q90\"", StringComparison.Ordinal);
        string second = PlanTexts.Text("satisfaction", comparator, value, year: year).Replace("\"Q\"", $"\"Q{value}\"", StringComparison.Ordinal);
        Assert.Equal(found, Found(Of("p", Whole, $"{first},{second}".Replace("\"I\"", "\"N1\"", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("satisfaction", true, "410183", 2025, "")]
    [InlineData("satisfaction", false, "410183", 2025, "plan_obligatory_unmarked N1")]
    [InlineData("participation", true, "410183", 2025, "plan_obligatory_missing N1")]
    [InlineData("participation", true, "411003", 2025, "")]
    [InlineData("participation", true, "410183", 2030, "")]
    public void What_is_obligatory_elsewhere_in_the_city_and_in_the_same_years_is_here_too(string code, bool marked, string region, int year, string found)
    {
        var sister = Of("q", Whole).Replace("[2023, 2025]", $"[{year}]", StringComparison.Ordinal);
        var row = Row(1, code, Target(">=", "90", text: "90"));
        var own = Of("p", (marked ? row : row.Replace("\"mandatory\": true", "\"mandatory\": false", StringComparison.Ordinal))
            + "," + Row(2, "training", Target(">=", "90", text: "90")));
        Assert.Equal(found, Text(PlanFindings.Of([new AdoptPlan(Guid.Empty, default, "q", region, Json(sister))], Read(own), Json(own), "410104")));
    }

    [Fact]
    public void Adopting_a_plan_and_looking_at_it_before_say_the_same_and_the_list_of_plans_does()
    {
        var city = new HandWritten();
        var (planner, text) = (new Caller("planner", null, [Roles.Planner]), Of("p", Row(1, "satisfaction", Target(">=", "120", text: "120"))));
        var preview = AdoptionRules.Preview(city.Documents, new("p", "410104", Json(text)), planner).View!;
        var judged = AdoptionRules.Judge(new AdoptPlan(Guid.Empty, default, "p", "410104", Json(text)), city.Register(), planner, default);
        Assert.Equal(["plan_percent_over"], preview.Found.Select(static n => n.Code));
        Assert.Equal(preview.Found.Select(static n => (n.Code, n.Pointer)), judged.Notes.Select(static n => (n.Code, n.Pointer)));
        Assert.Equal("/document/indicators/0/targets/0/value", preview.Found[0].Pointer);
        Assert.Null(city.Documents.Get<AdoptedPlan>("plan/p"));
    }

    [Theory]
    [InlineData("p", "410104", "q", "plan_id_differs")]
    [InlineData("p", "999999", "p", "division_unknown")]
    [InlineData("P", "410104", "P", "field_malformed")]
    public void What_cannot_be_adopted_cannot_be_looked_at(string plan, string region, string id, string code) => Assert.Equal(
        code, AdoptionRules.Preview(new HandWritten().Documents, new(plan, region, Json(Of(id, ""))), new Caller("planner", null, [Roles.Planner])).Refused?.Code);

    [Fact]
    public void A_document_that_could_not_be_printed_is_no_plan()
    {
        var text = Of("p", Row(1, "satisfaction", Target(">=", "90")).Replace("\"line\": 7", "\"mark_raw\": 7", StringComparison.Ordinal));
        var refused = AdoptionRules.Judge(new AdoptPlan(Guid.Empty, default, "p", "410104", Json(text)), new HandWritten().Register(), new("planner", null, [Roles.Planner]), default).Refused!;
        Assert.Equal(("plan_malformed", "$.indicators[0].mark_raw"), (refused.Code, refused.Details!["where"]));
    }

    const string Base = """{"year": 2022, "text": "80", "value": 80}""";

    /// <summary>A row in which there is nothing to find.</summary>
    static string Whole => Row(1, "satisfaction", Target(">=", "90", text: "90"), Base);

    static string Text(string rows) => Found(Of("p", rows));

    static string Found(string plan) => Text(PlanFindings.Of(Read(plan), Json(plan), []));

    static string Text(IEnumerable<Note> notes) => string.Join('|', notes.Select(static n =>
    {
        Assert.StartsWith("plan_", n.Code, StringComparison.Ordinal);
        Assert.StartsWith("/document/", n.Pointer, StringComparison.Ordinal);
        Assert.DoesNotContain("{", Refusals.Of(n.Code).SayZh(n.Details) + Refusals.Of(n.Code).SayEn(n.Details), StringComparison.Ordinal);
        string[] about = ["row", "rows", "names", "text"];
        return $"{n.Code} {about.Select(n.Details!.GetValueOrDefault).FirstOrDefault(static d => d is not null)}";
    }));

    static PrintedPlan Read(string text) => PrintedPlan.Read(Json(text), out _)!;

    static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
