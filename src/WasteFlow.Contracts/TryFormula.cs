using System.Text.Json.Serialization;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What would a formula of the catalogue's language come to (公式试算)? Nothing is written.</summary>
/// <param name="Numerator">At most 2,000 characters.</param>
/// <param name="Period">Whose months and tables in force it is worked out for; years 2000 to 2100.</param>
/// <param name="Region">A division; null for the asker's own.</param>
/// <param name="Denominator">Null where nothing is divided by.</param>
/// <param name="Scale">What the quotient is multiplied by: 100 for a percentage, else 1. From 1 to 1,000,000.</param>
/// <param name="Unit">The unit that it has to come to, as plans write it; null where any will do.</param>
/// <param name="BaseYear">Of <c>year=base</c>; null where no year is one.</param>
public sealed record TryFormula(
    string Numerator, ReportingPeriod Period, string? Region = null, string? Denominator = null, int Scale = 1, string? Unit = null, int? BaseYear = null);

/// <summary>The answer to a <see cref="TryFormula"/>.</summary>
/// <param name="Line">The ledger's line that it is true at.</param>
/// <param name="Value">Exactly, as a fraction in lowest terms: masses in tonnes, statistics in their own units; null with a <paramref name="Reason"/>.</param>
/// <param name="Rounded">To two places.</param>
/// <param name="Measured">What it is measured in (量纲), such as <c>mass ÷ persons</c>.</param>
/// <param name="Reason">Why there is no value: a code of <c>schemas/codes/reasons.csv</c>.</param>
/// <param name="Waiting">What is missing, from whom.</param>
/// <param name="Plan">Whose printed base values <c>base(…)</c> takes; null where the region has no plan.</param>
/// <param name="Simulated">Whether anything counted exists in a simulation only.</param>
/// <param name="Notes">What may be mistyped: well-formed codes that no list holds, each with its position and the nearest that is listed.</param>
public sealed record FormulaValue(
    string Region, ReportingPeriod Period, long Line, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, string? Rounded, string? Unit,
    string Measured, string? Reason, string? Waiting, FigureSide Numerator, FigureSide? Denominator, string? Plan, bool Simulated,
    IReadOnlyList<Note>? Notes = null);
