using System.Collections.Frozen;
using System.Globalization;

namespace WasteFlow.Waste;

/// <summary>A book (台账、清单、报表) that a party keeps or a bureau reads: generated from movements, never typed.</summary>
/// <param name="Rows"><c>movements</c>: a row for each; <c>sums</c>: one for each group of <paramref name="By"/>; <c>sites</c>: one for each site.</param>
/// <param name="Codes">Patterns of <see cref="WasteCodes.Covers"/>.</param>
/// <param name="Kinds">The kinds of movement it is about; empty for all.</param>
/// <param name="By">What a row of sums is about.</param>
/// <param name="Where">Which rows it has; null for all.</param>
/// <param name="Basis">What orders it, as it is cited in Chinese.</param>
/// <param name="MinTonnes">The least amount of a row, in tonnes.</param>
public sealed record BookRow(
    string Book, string Zh, string En, string Rows, IReadOnlyList<string> Codes, IReadOnlyList<string> Kinds, IReadOnlyList<string> By,
    string? Where, long? MinTonnes, string Basis, string Source, string Mark, string Note)
{
    public bool Covers(WasteCode code) => Codes.Any(pattern => pattern == "HW*" ? WasteCodes.IsHazardous(code) : WasteCodes.Covers(pattern, code));
}

/// <summary>A column of a book, in the official order.</summary>
/// <param name="Field">What stands in it, in the words of the bureau's books.</param>
public sealed record BookColumn(string Book, int Order, string Zh, string En, string Field);

/// <summary>The books of <c>schemas/codes/books.csv</c> with their columns.</summary>
public static class BookTables
{
    public static readonly IReadOnlyList<BookRow> All = [.. Tables.Rows("codes/books.csv").Select(static r => new BookRow(
        r["book"], r["zh"], r["en"], r["rows"], Words(r["codes"]), Words(r["kinds"]), Words(r["by"]), r.Maybe("where"),
        r.Maybe("min") is { } min ? long.Parse(min, CultureInfo.InvariantCulture) : null, r["basis"], r["source"], r["mark"], r["note"]))];

    private static readonly FrozenDictionary<string, BookRow> ByName = All.ToFrozenDictionary(static b => b.Book, StringComparer.Ordinal);

    private static readonly ILookup<string, BookColumn> ColumnsOf = Tables.Rows("codes/book-columns.csv")
        .Select(static r => new BookColumn(r["book"], int.Parse(r["order"], CultureInfo.InvariantCulture), r["zh"], r["en"], r["field"]))
        .OrderBy(static c => c.Order).ToLookup(static c => c.Book, StringComparer.Ordinal);

    public static BookRow? Find(string book) => ByName.GetValueOrDefault(book);

    /// <summary>The book's columns in their order.</summary>
    public static IReadOnlyList<BookColumn> Columns(string book) => [.. ColumnsOf[book]];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
