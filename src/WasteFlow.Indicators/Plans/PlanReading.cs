using System.Collections.Frozen;
using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>How one plan reads one of its rows, or a part of it: a row of <c>schemas/codes/plan-rows.csv</c>.</summary>
/// <param name="Part">The part's name as the plan prints it; null for the row as a whole.</param>
/// <param name="Figure">Null where the indicator's own formula holds, or the part is entered by a department.</param>
/// <param name="Choices">What it chooses beside, or instead of, what the plan chooses for all rows.</param>
public sealed record PlanReading(string Plan, int No, string? Part, string Code, FigureFormula? Figure, Choices Choices, string Unit, string Note)
{
    public static readonly IReadOnlyList<PlanReading> All = [.. Tables.Rows("codes/plan-rows.csv").Select(static r => new PlanReading(
        r["plan"], int.Parse(r["no"], CultureInfo.InvariantCulture), r.Maybe("part"), r["code"],
        FigureFormula.Read(r["numerator"], r["denominator"], r["scale"], $"{r["plan"]}/{r["no"]}")?.In(r["unit"], $"{r["plan"]}/{r["no"]}", Catalogue.UnitOf),
        Indicators.Choices.Read(r["variants"], $"{r["plan"]}/{r["no"]}/variants"), r["unit"], r["note"]))];

    private static readonly FrozenDictionary<string, Choices> General =
        Waste.Plans.All.ToFrozenDictionary(static p => p.Plan, static p => Indicators.Choices.Read(p.Variants, $"plans.csv, {p.Plan}/variants"), StringComparer.Ordinal);

    public static PlanReading? Find(string plan, int no, string? part) => All.FirstOrDefault(r =>
        r.No == no && r.Plan.Equals(plan, StringComparison.Ordinal) && string.Equals(r.Part, part, StringComparison.Ordinal));

    /// <summary>What a plan chooses for all of its rows.</summary>
    public static Choices ChosenBy(string plan) => General.GetValueOrDefault(plan, Indicators.Choices.None);
}
