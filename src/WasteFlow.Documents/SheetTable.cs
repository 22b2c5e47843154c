namespace WasteFlow.Documents;

/// <summary>A table as it is to stand on a sheet.</summary>
/// <param name="Name">The sheet's tab; shortened to what spreadsheets bear.</param>
/// <param name="Title">The line above the table.</param>
/// <param name="Beneath">What is said below the title: whose it is, for which days, from which line.</param>
public sealed record SheetTable(
    string Name, string Title, string Beneath, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <param name="Number">Its cells are decimal text and are written as numbers.</param>
public sealed record SheetColumn(string Head, bool Number);
