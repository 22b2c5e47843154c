namespace WasteFlow.Waste;

/// <summary>A column of a file that the national platform exports (国家系统导出文件), and what it says in an act of ours.</summary>
/// <param name="Kind">What a row of the file is: <c>manifests</c>, <c>plans</c>, <c>permits</c>, <c>ledgers</c>, <c>month-reports</c>.</param>
/// <param name="Column">Its head in the file; empty where the act's field comes from elsewhere.</param>
/// <param name="Field">The act's field; after a slash the field of one row's part of a list, after a dot that of an object; empty where it only names the row.</param>
/// <param name="As">How the cell is read: see <c>schemas/README.md</c>.</param>
/// <param name="Need"><c>yes</c>: a row without it is wrong; <c>act</c>: the act has not happened yet; empty: it may be left out.</param>
/// <param name="Key">Rows with the same keys are one entry, and its acts are named by them.</param>
public sealed record NationalColumn(string Kind, string Act, string Column, string Field, string As, string Need, bool Key, string Mark);

/// <summary>The mapping of <c>schemas/codes/national-columns.csv</c>. The platform's own templates are not at hand, so another file of the same form serves as well.</summary>
public static class NationalColumns
{
    public static readonly IReadOnlyList<NationalColumn> Own = Read(Tables.Text("codes/national-columns.csv"), "national-columns.csv");

    /// <exception cref="InvalidDataException">A row has another width than the head.</exception>
    /// <exception cref="KeyNotFoundException">The head lacks a column.</exception>
    public static IReadOnlyList<NationalColumn> Read(string text, string name) => [.. TableRow.Read(text, name).Select(static r => new NationalColumn(
        r["kind"], r["act"], r["column"], r["field"], r["as"], r["need"], r["key"] == "yes", r["mark"]))];
}
