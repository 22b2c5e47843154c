using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>What rules find odd in a plan: in the five printed ones exactly this, and what these do not have in small plans that have nothing else.</summary>
public class PlanFindingsTest
{
    /// <summary>Beside the plan above it; each with the rows or the place it is about.</summary>
    [Theory]
    [InlineData("guancheng", "plan_decline_without_base 21|plan_base_no_figure 24|plan_decline_without_base 24|plan_mark_unknown 26|plan_departments_missing 27"
        + "|plan_signs_inferred 7, 11, 20, 22, 30, 33, 34, 35, 36, 37, 38, 39, 41"
        + "|plan_city_tasks 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 25, 28, 40, 41"
        + "|plan_city_tasks 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 25, 28, 40"
        + "|plan_text_differs 26|plan_texts_alone 生活垃圾“零填埋”、污泥综合利用率、国家级重点实验室、省级重点实验室")]
    [InlineData("xinmi", "plan_contradicts_itself 7|plan_figure_not_printed 全覆盖|plan_contradicts_itself 19|plan_decline_without_base 24|plan_decline_without_base 26|plan_departments_missing 44, 45, 46"
        + "|plan_signs_inferred 3, 4, 7, 8, 9, 10, 11, 12, 14, 15, 17, 20, 21, 23, 24, 26, 27, 28, 30, 35, 40, 41, 42, 43, 44, 45, 46, 47"
        + "|plan_city_tasks 1, 2, 5, 6, 29, 31, 33, 36, 38, 39, 48|plan_text_differs 48|plan_text_differs 18|plan_text_differs 16|plan_texts_alone 新建生活垃圾焚烧发电设施|plan_beyond_city 48")]
    [InlineData("jianan", "plan_base_no_figure 1|plan_direction_unknown 3|plan_base_beyond_target 3|plan_figure_not_printed 全部国家级开发区|plan_unit_of_target 6|plan_unit_of_target 6|plan_name_lacks 7"
        + "|plan_direction_unknown 13|plan_base_beyond_target 23|plan_base_beyond_target 23|plan_unit_of_target 24|plan_base_no_figure 25|plan_units_missing 42"
        + "|plan_signs_inferred 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 34, 35, 36, 37, 40, 41, 42, 43, 45"
        + "|plan_base_year_missing 2, 3, 4, 8, 9, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 28, 29, 30, 31, 33, 40, 41, 42, 43, 45"
        + "|plan_text_differs 1|plan_text_differs 6|plan_text_differs 17|plan_figure_not_printed 确保不发生固体废物相关的环境污染事件"
        + "|plan_texts_alone 全区矿山“三率”达标率、居民生活垃圾分类试点户数、中心城区生活垃圾分类覆盖率、中心城区餐饮业餐厨垃圾回收利用量、政府投资的新建建筑执行绿色建筑标准、"
        + "装配式建筑占新建建筑的比例、城市山地公园、污泥综合利用率、包装垃圾的总体回收率、以农作物秸秆为基料的骨干企业、试点企业的废铅酸蓄电池规范收集处理率、省级智能车间、市级智能制造标杆企业")]
    [InlineData("zhengzhou", "plan_departments_missing 3, 11|plan_units_missing 21|plan_years_missing 14, 15, 16, 17, 18, 19, 20, 21, 22")]
    [InlineData("zhengzhou-etdz", "plan_percent_over 2|plan_years_missing 1, 4, 12|plan_city_tasks 12")]
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
    [InlineData(2022, "")]
    [InlineData(2021, "plan_year_outside T2021")]
    [InlineData(2030, "plan_year_outside T2030")]
    public void A_target_is_within_the_plans_span(int year, string found) =>
        Assert.Equal(found, Text(Row(1, "satisfaction", Target("text", "null", year, $"T{year}"))));

    [Theory]
    [InlineData("satisfaction", "null", "plan_row_twice 2")]
    [InlineData("satisfaction", "\"城区\"", "")]
    [InlineData("participation", "null", "")]
    public void A_row_stands_once(string code, string scope, string found) => Assert.Equal(
        found, Text(Row(1, "satisfaction", Target(">=", "90", text: "90")) + "," + Row(2, code, Target(">=", "90", text: "90"), scope: scope)));

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
    [InlineData("p", "410104", "q", "plan_malformed")]
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

    static string Text(string rows)
    {
        var text = Of("p", rows);
        return Text(PlanFindings.Of(Read(text), Json(text), []));
    }

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
