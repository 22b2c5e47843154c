using System.Text.Json.Serialization;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What would a plan's indicators be, had some flows of its region gone elsewhere (情景测算)? Nothing is written.</summary>
/// <param name="Changes">1 to 100, each after those before it.</param>
/// <param name="Period">Null for the last year with a figure to reach.</param>
public sealed record WhatIf(string Plan, IReadOnlyList<FlowChange> Changes, ReportingPeriod? Period = null);

/// <summary>
/// So much of what became of a region's waste in the period is supposed to be handed on to another facility and treated there, in the month it happened in.
/// It is shared over the producers and months of the flow by what each has. At least one of stream and code is named.
/// </summary>
/// <param name="Outcome">What became of it: <c>utilised</c>, <c>incinerated</c>, <c>landfilled</c> or <c>otherwise</c>.</param>
/// <param name="Quantity">A mass, also of nothing.</param>
/// <param name="To">The facility that would treat it.</param>
/// <param name="Method">The method that it would treat it by; no intermediate one.</param>
/// <param name="Stream">Null for every stream that has the code.</param>
/// <param name="Code">Null for every code of the stream.</param>
/// <param name="From">The facility that did treat it; null for all.</param>
/// <param name="By">The method it was treated by; null for all.</param>
public sealed record FlowChange(
    string Outcome, Quantity Quantity, SiteId To, string Method, string? Stream = null, WasteCode? Code = null, SiteId? From = null, string? By = null);

/// <summary>The answer to a <see cref="WhatIf"/>.</summary>
/// <param name="Line">The ledger's line that it is true at.</param>
/// <param name="Flows">What each change moves.</param>
/// <param name="Rows">The plan's rows, and parts of rows, that any of it is counted in.</param>
/// <param name="Findings">What stands against it: permits that do not cover it, scales and capacities that would be exceeded. Each points to its change.</param>
public sealed record WhatIfFigures(
    string Plan, string Region, ReportingPeriod Period, long Line, IReadOnlyList<ChangedFlow> Flows, IReadOnlyList<ChangedRow> Rows, IReadOnlyList<Note> Findings);

/// <summary>A flow as one change finds it, on one basis (计时口径).</summary>
/// <param name="Change">Its number, from 1.</param>
/// <param name="Basis"><c>accepted</c> or <c>treated</c>.</param>
/// <param name="OfPlan">Whether it is the basis that the plan counts by; on the other one no more is moved than there is.</param>
/// <param name="Had">Grams of the flow before the change.</param>
/// <param name="Moved">Grams of it that are moved.</param>
/// <param name="Becomes">The outcomes they would be; one, unless the flow's codes differ in it.</param>
public sealed record ChangedFlow(int Change, string Basis, bool OfPlan, long Had, long Moved, IReadOnlyList<string> Becomes);

/// <summary>A row, or a part of one, as it is and as it would be.</summary>
/// <param name="Reason">Why it cannot be told, or what its figure leaves out, or why it is not judged: a code of <c>schemas/codes/reasons.csv</c>.</param>
/// <param name="Waiting">What is missing, from whom.</param>
/// <param name="Terms">The measures of its formula that change.</param>
/// <param name="Simulated">Whether anything counted exists in a simulation only.</param>
public sealed record ChangedRow(
    int Row, string? Part, string Code, string Name, string Unit, ChangedFigure Before, ChangedFigure After, IReadOnlyList<Target> Targets,
    IReadOnlyList<ChangedTerm> Terms, string? Reason, string? Waiting, bool Simulated);

/// <param name="Value">The adopted figure; null with the row's reason.</param>
/// <param name="Exact">Numerator and denominator of the computed figure, before rounding.</param>
/// <param name="Computed">The computed figure, where it differs from the adopted.</param>
/// <param name="State">As a report's row has it.</param>
public sealed record ChangedFigure(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Exact? Exact,
    string? Computed, string State);

/// <summary>One measure of a formula; in tonnes, or a number of sites.</summary>
/// <param name="Text">As a formula writes it.</param>
/// <param name="Before">Null where an input is missing.</param>
/// <param name="After">Likewise.</param>
public sealed record ChangedTerm(
    string Text, bool Numerator, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? After);
