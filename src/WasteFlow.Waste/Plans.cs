namespace WasteFlow.Waste;

/// <summary>A region's "无废城市" plan among the seeds.</summary>
/// <param name="Region">The division it is about.</param>
/// <param name="TargetYears">The years its table sets targets for, ascending.</param>
/// <param name="Variants">By which variants all of its figures are worked out, as <c>choice=variant</c>; empty for the defaults.</param>
public sealed record PlanRow(string Plan, string Region, string Zh, string En, IReadOnlyList<int> TargetYears, string Variants)
{
    /// <summary>The whole plan as JSON.</summary>
    public string Text => Tables.Text($"plans/{Plan}.json");
}

/// <summary>The plans that travel with the program.</summary>
public static class Plans
{
    public static readonly IReadOnlyList<PlanRow> All = [.. Tables.Rows("codes/plans.csv").Select(static r => new PlanRow(
        r["plan"], r["region"], r["zh"], r["en"],
        [.. r["targetYears"].Split('|').Select(static y => int.Parse(y, System.Globalization.CultureInfo.InvariantCulture))], r["variants"]))];

    public static PlanRow? Find(string plan) => All.FirstOrDefault(p => string.Equals(p.Plan, plan, StringComparison.Ordinal));
}
