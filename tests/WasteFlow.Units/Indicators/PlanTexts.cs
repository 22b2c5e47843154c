namespace WasteFlow.Units.Indicators;

/// <summary>Small plans, as JSON in the form of schemas/plans.</summary>
static class PlanTexts
{
    public static string Empty(string id) => Of(id, "");

    public static string Of(string id, string rows, string texts = "", string baseYear = "2022") => $$"""
        {"id": "{{id}}", "region_name": "R", "document": "D", "base_year": {{baseYear}}, "target_years": [2023, 2025],
         "indicators": [{{rows}}], "text_targets": [{{texts}}], "anomalies": []}
        """;

    public static string Row(
        int no, string code, string targets, string baseline = """{"year": 2022, "text": "-", "value": null}""", string unit = "%", string scope = "null") => $$"""
        {"no": {{no}}, "code": "{{code}}", "name": "N{{no}}", "mandatory": true, "unit": "{{unit}}", "baseline": {{baseline}}, "targets": [{{targets}}],
         "data_sources": ["源"], "lead_departments": ["牵头部门"], "line": 7, "scope": {{scope}}}
        """;

    public static string Target(
        string comparator, string value, int year = 2025, string text = "T", string basis = "explicit", string more = "") => $$"""
        {"year": {{year}}, "text": "{{text}}", "value": {{value}}, "comparator": "{{comparator}}", "comparator_basis": "{{basis}}"{{more}}}
        """;

    public static string Text(string code, string comparator, string value, int? tableNo = null, string year = "2025", string unit = "%") => $$"""
        {"quote": "Q", "indicator_name": "I", "value": {{value}}, "unit": "{{unit}}", "year": {{year}}, "comparator": "{{comparator}}", "code": "{{code}}",
         "table_no": {{tableNo?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}}, "lead_departments": [], "line": 9}
        """;
}
