using System.Collections.Frozen;
using System.Reflection;
using System.Text;

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
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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

    /// <summary>
    /// A file's bytes as text. Spreadsheets here save CSV in GBK unless they are told otherwise, and names that were read wrongly would stand in the ledger for good.
    /// </summary>
    /// <exception cref="InvalidDataException">It is not UTF-8.</exception>
    public static string Decoded(byte[] file)
    {
        try
        {
            return Strict.GetString(file);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException(FormattableString.Invariant($"not UTF-8 from byte {e.Index} on; 请另存为“CSV UTF-8” / save it as CSV UTF-8"), e);
        }
    }

    /// <summary>A name that the head has twice, so that nobody knows which column is meant; null where each is there once.</summary>
    public static string? NamedTwice(string text) => Records(text).First().Select(static c => c.Trim('\ufeff', ' ')).Where(static c => c.Length > 0)
        .GroupBy(static c => c, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1)?.Key;

    private static IEnumerable<string[]> Records(string text)
    {
        var record = new List<string>();
        var cell = new StringBuilder();
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
