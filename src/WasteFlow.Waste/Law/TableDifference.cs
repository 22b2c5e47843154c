using System.Text.Json;

namespace WasteFlow.Waste;

/// <summary>A row of a table that another edition has differently.</summary>
/// <param name="Key">What the row is known by: a code, a class, a rule with its stream and place.</param>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Cells">Of a changed row, what differs.</param>
public sealed record RowDifference(string Key, string Change, IReadOnlyList<CellDifference> Cells);

public sealed record CellDifference(string Column, string Was, string Is);

/// <summary>What an edition of a table changes against another, row by row. Where a row was read, and which edition printed it, is no difference.</summary>
/// <param name="Same">How many rows say the same in both.</param>
public sealed record TableDifference(IReadOnlyList<RowDifference> Rows, int Same)
{
    public const string Added = "added";
    public const string Removed = "removed";
    public const string Changed = "changed";

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["codes-hazardous.csv"] = ["code"], ["codes-ours.csv"] = ["code"], ["classes.csv"] = ["class"], ["streams.json"] = ["id"], ["approval-kinds.csv"] = ["kind"],
        ["methods.csv"] = ["stream", "code", "method", "validFrom"], ["rules.csv"] = ["rule", "stream", "jurisdiction", "validFrom"],
    };

    private static readonly string[] Remarks = ["source", "edition", "superseded", "note"];

    /// <summary>The columns that name a row of a table; empty where only the whole row does.</summary>
    public static IReadOnlyList<string> KeyOf(string table) => Keys.GetValueOrDefault(table, []);

    /// <exception cref="InvalidDataException">A text cannot be read as rows.</exception>
    public static TableDifference Of(string table, string was, string now)
    {
        var (before, after) = (Read(table, was), Read(table, now));
        RowDifference[] rows =
        [
            .. after.Keys.Except(before.Keys, StringComparer.Ordinal).Select(static k => new RowDifference(k, Added, [])),
            .. before.Keys.Except(after.Keys, StringComparer.Ordinal).Select(static k => new RowDifference(k, Removed, [])),
            .. from key in before.Keys.Intersect(after.Keys, StringComparer.Ordinal)
               let cells = Cells(before[key], after[key])
               where cells.Count > 0
               select new RowDifference(key, Changed, cells),
        ];
        return new([.. rows.OrderBy(static r => r.Key, StringComparer.Ordinal)], before.Keys.Intersect(after.Keys, StringComparer.Ordinal).Count() - rows.Count(static r => r.Change == Changed));
    }

    private static IReadOnlyList<CellDifference> Cells(Dictionary<string, string> before, Dictionary<string, string> after) =>
    [
        .. from column in before.Keys.Union(after.Keys, StringComparer.Ordinal)
           where !Remarks.Contains(column, StringComparer.Ordinal)
           let cell = new CellDifference(column, before.GetValueOrDefault(column, ""), after.GetValueOrDefault(column, ""))
           where cell.Was != cell.Is
           select cell,
    ];

    /// <summary>The rows by their keys; of two with the same key the last.</summary>
    private static Dictionary<string, Dictionary<string, string>> Read(string table, string text)
    {
        var rows = table.EndsWith(".json", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>[]>(text)!.Select(static r => r.ToDictionary(static p => p.Key, static p => p.Value.ToString(), StringComparer.Ordinal))
            : TableRow.Each(text).Select(static r => r.Row?.Cells() ?? throw new InvalidDataException($"row {r.Number}: {r.Fault}"));
        var found = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = KeyOf(table) is { Count: > 0 } columns ? columns.Select(c => row.GetValueOrDefault(c, "")) : row.Values;
            found[string.Join(' ', key.Where(static k => k.Length > 0))] = row;
        }

        return found;
    }
}
