namespace WasteFlow.Waste;

/// <summary>A stage of an item of the exemption list (豁免管理清单) and the condition it asks, shortened in our words.</summary>
/// <param name="Codes">A pattern of <see cref="WasteCodes.Covers"/>, or <c>-</c> where the item names no code.</param>
/// <param name="Stages">收集, 运输, 利用, 处置, or 全部环节.</param>
public sealed record Exemption(string Item, string Codes, IReadOnlyList<string> Stages, string Condition);

/// <summary>The rows of <c>schemas/codes/exemptions.csv</c>: the 2021 list, which people who rely on a <see cref="Waiver"/> have to read.</summary>
public sealed class ExemptionTable
{
    private ExemptionTable(IReadOnlyList<Exemption> all) => All = all;

    public IReadOnlyList<Exemption> All { get; }

    /// <summary>What an item asks of a code at the stages that a waiver lets go; empty where the list asks nothing.</summary>
    /// <param name="asks"><see cref="Waivers.Permit"/> or <see cref="Waivers.Vehicle"/>.</param>
    public string ConditionOf(string item, string asks, WasteCode code)
    {
        var rows = All.Where(e => e.Item == item && (e.Codes == "-" || e.Codes.Split('|').Any(p => WasteCodes.Covers(p, code)))).ToList();
        var fitting = rows.Where(e => e.Stages.Any(s => s == "全部环节" || (s == "运输") == (asks == Waivers.Vehicle))).ToList();
        return string.Join("；", (fitting.Count > 0 ? fitting : rows).Select(static e => e.Condition).Where(static c => c.Length > 0).Distinct());
    }

    internal static ExemptionTable Read(string text) => new([.. TableRow.Read(text, "exemptions.csv").Select(static r => new Exemption(
        r["item"], r["codes"], r["stages"].Split(['|', '、']), r["condition"]))]);
}
