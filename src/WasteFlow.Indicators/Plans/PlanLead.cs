using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The bureau that leads a plan (牵头部门): what the plan gives to no department is handed in by it. It is the bureau of ecology and environment (生态环境局), under the
/// name that the plan gives most of its rows to.
/// </summary>
internal static class PlanLead
{
    private const string Office = "生态环境";
    private const string Unnamed = "生态环境主管部门";

    public static string Of(PrintedPlan plan, string region) => plan.Indicators.SelectMany(static r => r.Departments).Where(static d => d.Contains(Office, StringComparison.Ordinal))
        .GroupBy(static d => d, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key
        ?? (Divisions.Find(region)?.Zh ?? plan.RegionName) + Unnamed;
}
