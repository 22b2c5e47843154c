using System.Text.Json.Serialization;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A report that was issued, held against what is known by now (已定稿报表的修订). What was issued stays; this says what would differ.</summary>
/// <param name="Line">The line that <c>by now</c> means.</param>
/// <param name="Since">The first line that changed one of the rows; null where none differs.</param>
/// <param name="Rows">The plan's rows that differ, in its order; none of the kind <c>flows</c>.</param>
/// <param name="Texts">The targets of the running text that differ, in the plan's order; null of the kind <c>flows</c>.</param>
/// <param name="Flows">Of the kind <c>flows</c> the terms that differ, in the statement's order; null of the others.</param>
public sealed record Restatement(IssuedReport Issued, long Line, long? Since, IReadOnlyList<RestatedRow> Rows, IReadOnlyList<RestatedTerm>? Flows = null,
    IReadOnlyList<RestatedText>? Texts = null);

/// <summary>A term of a flow statement that is another by now, in grams.</summary>
/// <param name="Side"><c>in</c>, <c>out</c> or <c>memo</c>.</param>
/// <param name="Term">As <see cref="FlowTerm"/> names it; a memo is <c>transferred</c> or <c>received</c>.</param>
/// <param name="Issued">Grams as they were issued; 0 where the term was not there.</param>
/// <param name="Difference">Now less issued.</param>
/// <param name="Lines">The lines since the report's own that touched what the term is made of.</param>
public sealed record RestatedTerm(
    string Stream, string Side, string Term, string? Place, long Issued, long Now, long Difference, IReadOnlyList<long> Lines);

/// <summary>A target of the running text whose figure or state is another by now.</summary>
/// <param name="Issued">The figure as it was issued; null where there was none.</param>
/// <param name="Difference">Now less issued; null where either is no number.</param>
/// <param name="Lines">As of a <see cref="RestatedRow"/>.</param>
public sealed record RestatedText(
    string Quote, string Code, int? Year, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Issued, string IssuedState,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Now, string State, string? Difference, IReadOnlyList<long> Lines);

/// <summary>A row, or a part of one, whose figure or state is another by now.</summary>
/// <param name="Issued">The figure as it was issued; null where there was none.</param>
/// <param name="Now">The figure as it is known now.</param>
/// <param name="Difference">Now less issued, in the row's unit; null where either is no number.</param>
/// <param name="Lines">The lines since the report's own that touched what the row is made of: corrections, late entries, assignments.</param>
public sealed record RestatedRow(
    int No, string? Part, string Code, string Unit, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Issued, string IssuedState,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Now, string State, string? Difference, IReadOnlyList<long> Lines);
