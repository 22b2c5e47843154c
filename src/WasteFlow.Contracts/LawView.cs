using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The law (现行规定) as of a line and a day: what everybody is judged by, and what was before and comes after it.</summary>
/// <param name="Line">The line it is as of: what was adopted or changed later is not in it.</param>
/// <param name="Rules">Every row of the rules of that day's edition, and every change of one by an administrator.</param>
/// <param name="Tables">Every edition of the tables that are law, the program's own first.</param>
public sealed record LawView(long Line, LocalDate Day, IReadOnlyList<LawRule> Rules, IReadOnlyList<LawTable> Tables);

/// <summary>A dated row of the rules, or an administrator's change of one for a place, a stream and days.</summary>
/// <param name="Stream">The stream it is about; null for all.</param>
/// <param name="Jurisdiction">Division code; null for the whole country.</param>
/// <param name="Basis">The legal basis as it is cited in Chinese.</param>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c> or <c>unverified</c>.</param>
/// <param name="State"><c>in-force</c> on the day, <c>to-come</c>, or <c>superseded</c>: over, or another word as local goes before it.</param>
/// <param name="Change">The line of the change; null for a row of the table.</param>
/// <param name="Kept">Why nothing asks it (备查): neither effect nor value changes a judgement; null where something does.</param>
public sealed record LawRule(
    string Rule, string Zh, string En, int? Value, string Unit, string? Stream, string Effect, string? Jurisdiction, string Basis, string Source,
    string Mark, LocalDate From, LocalDate? Until, string State, long? Change = null, Word? Kept = null);

/// <summary>An edition of a table that is law.</summary>
/// <param name="Table">The file's name in <c>schemas/codes</c>.</param>
/// <param name="Edition">Its name; null for the one that travels inside the program.</param>
/// <param name="From">The first day it holds for; null for the program's own.</param>
/// <param name="State"><c>in-force</c>, <c>to-come</c> or <c>superseded</c>.</param>
/// <param name="Line">The line that adopted it.</param>
/// <param name="NewerSince">The day since which a newer edition applies in the country that is not at hand here (新版未导入).</param>
public sealed record LawTable(
    string Table, string? Edition, LocalDate? From, string State, long? Line = null, LocalDate? NewerSince = null);
