using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>
/// What departments report of rows that no flow can compute, and what the city assigns its districts. Some departments stay silent on
/// purpose: a report has to say whom it waits for.
/// </summary>
public sealed class ReportedValues(Stage stage, int seed)
{
    private const int AnswersPerMille = 650;
    private const string City = "410100";
    private const int BaseYear = 2022;

    /// <summary>What the city's own plan prints, passed on to districts whose rows leave the target to it.</summary>
    private static readonly Dictionary<string, string> Assigned = new(StringComparer.Ordinal)
    {
        ["gi-utilisation"] = "85", ["straw-utilisation"] = "95", ["film-recovery"] = "97", ["cdw-utilisation"] = "60", ["msw-recycling"] = "40", ["cells"] = "60",
    };

    /// <summary>What an office counts in a register of its own (无废细胞名录): at least and at most, in a district and in the whole city.</summary>
    private static readonly Dictionary<string, (int Least, int Most, int City)> Counted = new(StringComparer.Ordinal) { ["cells"] = (48, 96, 1060) };

    /// <summary>The base year's values of rows that print none and are judged by their growth.</summary>
    private static readonly Dictionary<string, string> Base = new(StringComparer.Ordinal) { ["iw-intensity"] = "0.072" };

    public async Task Report(string plan)
    {
        var row = Plans.Find(plan)!;
        var administrative = Tables.Rows("codes/indicators.csv").Where(static r => r["class"] == "A").Select(static r => r["code"]).ToHashSet(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(row.Text);
        var indicators = document.RootElement.GetProperty("indicators").EnumerateArray().ToList();
        foreach (var indicator in indicators)
        {
            var code = indicator.GetProperty("code").GetString()!;
            var department = Department(indicator);
            if (Base.TryGetValue(code, out var before) && Number(indicator.GetProperty("baseline")) is null)
            {
                await stage.Do(stage.Town.OfficerOf(row.Region), Rooms.Indicators, Registrar.Register, (id, now) => new EnterIndicatorValue(
                    id, now, code, row.Region, BaseYear, "base", before, null, department, "基准年核算表（模拟）", Simulated: true));
            }

            if (Counted.ContainsKey(code) || administrative.Contains(code) && new Dice(seed, $"reports/{plan}/{department}").Chance(AnswersPerMille))
            {
                foreach (var target in indicator.GetProperty("targets").EnumerateArray())
                {
                    // Where a code has several rows, their scopes tell them apart.
                    var scope = indicators.Count(i => i.GetProperty("code").GetString() == code) > 1 ? Text(indicator, "scope") : null;
                    await Report(row.Region, code, department, indicator, target, Text(target, "part") ?? scope);
                }
            }
        }
    }

    /// <summary>The city fills in what a district's plan leaves to it, as far as its own plan has a figure.</summary>
    public async Task Assign(string plan)
    {
        using var document = JsonDocument.Parse(Plans.Find(plan)!.Text);
        foreach (var indicator in document.RootElement.GetProperty("indicators").EnumerateArray())
        {
            foreach (var target in indicator.GetProperty("targets").EnumerateArray())
            {
                if (Assigned.TryGetValue(indicator.GetProperty("code").GetString()!, out var value) &&
                    target.GetProperty("comparator").GetString() == "complete_city_task" && Year(target) is { } year)
                {
                    var no = indicator.GetProperty("no").GetInt32();
                    await stage.Do(stage.Town.OfficerOf(City), Rooms.Indicators, Registrar.Register, (id, now) =>
                        new AssignTarget(id, now, plan, no, year, ">=", value, "郑州市“无废城市”建设任务分解表（模拟）"));
                }
            }
        }
    }

    private async Task Report(string region, string code, string department, JsonElement indicator, JsonElement target, string? part)
    {
        var value = (Counted.TryGetValue(code, out var count) ? Count(count, region, code) : null) ?? Number(target) ?? Number(indicator.GetProperty("baseline"));
        if (value is null && IsMeasured(indicator))
        {
            return;
        }

        var year = Year(target) ?? 2025;
        await stage.Do(stage.Town.OfficerOf(region), Rooms.Indicators, Registrar.Register, (id, now) => new EnterIndicatorValue(
            id, now, code, region, year, "reported", value, value is null ? "已按方案推进" : null, department, "部门上报表（模拟）", part, Simulated: true));
    }

    private string Count((int Least, int Most, int City) count, string region, string code) =>
        (region == City ? count.City : new Dice(seed, $"counts/{region}/{code}").Number(count.Least, count.Most))
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Text(JsonElement element, string field) =>
        element.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <summary>Whether the row's unit asks for a figure; elsewhere a sentence will do.</summary>
    private static bool IsMeasured(JsonElement indicator) =>
        indicator.TryGetProperty("unit", out var unit) && unit.ValueKind == JsonValueKind.String && unit.GetString() is not ("" or "/" or "—");

    private static string Department(JsonElement indicator)
    {
        foreach (var field in (string[])["lead_departments", "data_sources"])
        {
            if (indicator.TryGetProperty(field, out var names) && names.GetArrayLength() > 0)
            {
                return names[0].GetString()!;
            }
        }

        return "生态环境局";
    }

    private static string? Number(JsonElement target) =>
        target.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;

    private static int? Year(JsonElement target) =>
        target.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number ? year.GetInt32() : null;
}
