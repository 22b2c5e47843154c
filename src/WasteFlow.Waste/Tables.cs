using System.Collections.Frozen;
using System.Reflection;

namespace WasteFlow.Waste;

/// <summary>
/// The tables of <c>schemas/codes</c> and the plans of <c>schemas/plans</c>, as they travel inside the assembly.
/// A name is a path such as <c>codes/methods.csv</c>.
/// </summary>
public static class Tables
{
    private static readonly Assembly Here = typeof(Tables).Assembly;

    /// <summary>Every table and plan there is, in ordinal order.</summary>
    public static readonly IReadOnlyList<string> Names =
        [.. Here.GetManifestResourceNames().Select(static n => n.Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The whole text of one table; throws where the build left it out.</summary>
    public static string Text(string name)
    {
        using var stream = Here.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no table {name} in this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The rows of a table that is CSV (RFC 4180) with a head line.</summary>
    public static IReadOnlyList<TableRow> Rows(string name) => TableRow.Read(Text(name), name);
}

/// <summary>A row of a CSV table; cells by the head's names.</summary>
public sealed class TableRow
{
    private readonly FrozenDictionary<string, int> head;
    private readonly string[] cells;

    private TableRow(FrozenDictionary<string, int> head, string[] cells) => (this.head, this.cells) = (head, cells);

    /// <summary>A cell's text, empty where it is blank.</summary>
    public string this[string column] => cells[head[column]];

    /// <summary>A cell's text, or null where it is blank or the file has no such column.</summary>
    public string? Maybe(string column) => head.TryGetValue(column, out var at) && cells[at] is { Length: > 0 } text ? text : null;

    /// <summary>All cells by their columns.</summary>
    public Dictionary<string, string> Cells() => head.ToDictionary(static h => h.Key, h => cells[h.Value], StringComparer.Ordinal);

    public bool Has(string column) => head.ContainsKey(column);

    /// <summary>Reads CSV text with a head line; a row of another width is a fault of the file and throws with its place.</summary>
    public static IReadOnlyList<TableRow> Read(string text, string name)
    {
        var records = Records(text).ToList();
        var columns = records[0].Select(static (c, i) => (c, i)).ToFrozenDictionary(static p => p.c, static p => p.i, StringComparer.Ordinal);
        return [.. records.Skip(1).Select((cells, i) => cells.Length == columns.Count
            ? new TableRow(columns, cells)
            : throw new InvalidDataException($"{name}: row {i + 1} has {cells.Length} cells, the head has {columns.Count}"))];
    }

    /// <summary>The same of a text that others wrote: a row of another width is told in its place, and the rows after it are read.</summary>
    public static IEnumerable<(int Number, TableRow? Row, string? Fault)> Each(string text)
    {
        var records = Records(text).ToList();
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (column, i) in records[0].Select(static (c, i) => (c.Trim('\ufeff', ' '), i)))
        {
            columns.TryAdd(column, i);
        }

        var names = columns.ToFrozenDictionary(StringComparer.Ordinal);
        return records.Skip(1).Select((cells, i) => cells.Length == records[0].Length
            ? (i + 1, new TableRow(names, cells), (string?)null)
            : (i + 1, null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cells.Length} cells, the head has {records[0].Length}")));
    }

    private static IEnumerable<string[]> Records(string text)
    {
        var record = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == ',' || c == '\n'))
            {
                record.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return [.. record];
                    record.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || record.Count > 0)
        {
            record.Add(cell.ToString());
            yield return [.. record];
        }
    }
}
