using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A book (台账) of one site or of a region for a period, as its official table has it.</summary>
/// <param name="Of">The site or the division it is about.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Line">The ledger's line that it was made at.</param>
/// <param name="Columns">In the official order.</param>
/// <param name="Rows">One text for each column; empty where nothing is to be said. Masses are decimal text, exact to the gram.</param>
/// <param name="Source">What orders it.</param>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c> or <c>unverified</c>: how its layout is known.</param>
/// <param name="Name">What the site or the division is called.</param>
/// <param name="Basis">What orders it, as it is cited in Chinese.</param>
public sealed record BookSheet(
    string Book, string Zh, string En, string Of, LocalDate From, LocalDate To, long Line, IReadOnlyList<BookHead> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows, string Source, string Mark, string? Name = null, string? Basis = null);

/// <param name="Number">The column holds numbers.</param>
public sealed record BookHead(string Zh, string En, bool Number);

/// <summary>A book that can be asked for.</summary>
/// <param name="WholeMonths">Its period is one of whole months.</param>
public sealed record BookName(string Book, string Zh, string En, bool WholeMonths, string Source, string Mark);
