using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WasteFlow.Waste;

namespace WasteFlow.Client.National;

/// <summary>One entry of a file of the national platform: a row, or the rows of one manifest or plan, and the acts that it says.</summary>
/// <param name="Rows">From 1, the head line not counted.</param>
/// <param name="Asks">In order; <c>manifest</c> is still to be filled in where an act speaks of the one that was filed before it.</param>
/// <param name="Faults">What is wrong, with row, column and what was expected; then nothing of the entry is sent.</param>
public sealed record NationalEntry(IReadOnlyList<int> Rows, IReadOnlyList<(string Act, JsonObject Ask)> Asks, IReadOnlyList<NationalFault> Faults);

/// <summary>What is wrong with a row.</summary>
/// <param name="Row">From 1, the head line not counted.</param>
/// <param name="Column">The column; null where it is the row.</param>
/// <param name="Zh">What is wrong and what was expected.</param>
public sealed record NationalFault(int Row, string? Column, string Zh, string En)
{
    public override string ToString() => Column is null ? $"row {Row}: {En}" : $"row {Row}: {Column}: {En}";
}

/// <summary>Reads such a file by its mapping. Pure: the same file gives the same acts with the same ids.</summary>
public static class NationalRows
{
    /// <summary>The field that takes the number which filing was answered.</summary>
    public const string Manifest = "manifest";

    /// <summary>The entries of a file, in its order, with what is wrong with each.</summary>
    /// <param name="text">The file as CSV.</param>
    /// <param name="kind">What its rows are: a kind of the mapping.</param>
    /// <param name="siteOf">Our site of a unit by its credit code; throws <see cref="FormatException"/> where there is none.</param>
    public static IReadOnlyList<NationalEntry> Read(string text, string kind, IReadOnlyList<NationalColumn> mapping, Func<string, string> siteOf)
    {
        var columns = mapping.Where(m => m.Kind == kind).ToList();
        var entries = new List<NationalEntry>();
        var keyed = new Dictionary<string, List<(int Number, TableRow Row)>>(StringComparer.Ordinal);
        foreach (var (number, row, fault) in TableRow.Each(text))
        {
            NationalFault[] missing = row is null
                ? [new(number, null, $"列数与表头不符（{fault}）", fault!)]
                : [.. columns.Where(c => c is { Key: true, Column.Length: > 0 } && row.Maybe(c.Column) is null)
                    .Select(c => new NationalFault(number, c.Column, NationalCell.Blank.Zh, NationalCell.Blank.Message)).Distinct()];
            if (missing.Length > 0)
            {
                entries.Add(new([number], [], missing));
                continue;
            }

            var key = string.Join('\n', columns.Where(static c => c.Key).Select(c => row!.Maybe(c.Column)).Distinct());
            if (!keyed.TryGetValue(key, out var rows))
            {
                keyed.Add(key, rows = []);
            }

            rows.Add((number, row!));
        }

        var cells = new NationalCell(siteOf);
        entries.AddRange(keyed.Select(k => Entry(k.Key, k.Value, kind, columns, cells)));
        return [.. entries.OrderBy(static e => e.Rows[0])];
    }

    private static NationalEntry Entry(
        string key, List<(int Number, TableRow Row)> rows, string kind, List<NationalColumn> columns, NationalCell cells)
    {
        var faults = new List<NationalFault>();
        var asks = new List<(string, JsonObject)>();
        foreach (var act in columns.GroupBy(static c => c.Act))
        {
            // An act that has not happened has none after it.
            if (act.Any(c => c.Need == "act" && rows[0].Row.Maybe(c.Column) is null))
            {
                break;
            }

            var ask = new JsonObject { ["actId"] = Id($"{kind}\n{act.Key}\n{key}") };
            for (var i = 0; i < rows.Count; i++)
            {
                Fill(ask, i, rows[i], act, cells, faults);
            }

            asks.Add((act.Key, ask));
        }

        return new([.. rows.Select(static r => r.Number)], faults.Count > 0 ? [] : asks, [.. faults.Distinct()]);
    }

    /// <summary>The first row says the act's own fields, each row its part of a list.</summary>
    private static void Fill(JsonObject ask, int index, (int Number, TableRow Row) of, IEnumerable<NationalColumn> act, NationalCell cells, List<NationalFault> faults)
    {
        var part = new JsonObject();
        string? list = null;
        foreach (var column in act)
        {
            var path = column.Field.Split('/');
            list = path.Length > 1 ? path[0] : list;
            try
            {
                if (Value(column, index, of.Row, cells) is { } value && column.Field.Length > 0 && (path.Length > 1 || index == 0))
                {
                    Put(path.Length > 1 ? part : ask, path[^1].Split('.'), value);
                }
            }
            catch (FormatException e)
            {
                faults.Add(new(of.Number, column.Column, (e as CellFault)?.Zh ?? e.Message, e.Message));
            }
        }

        if (list is not null)
        {
            (ask[list] ??= new JsonArray()).AsArray().Add((JsonNode)part);
        }
    }

    /// <summary>A field after a dot is one of the object before it.</summary>
    private static void Put(JsonObject into, ReadOnlySpan<string> fields, JsonNode value)
    {
        foreach (var outer in fields[..^1])
        {
            into = (into[outer] ??= new JsonObject()).AsObject();
        }

        into[fields[^1]] = value;
    }

    private static JsonNode? Value(NationalColumn column, int index, TableRow row, NationalCell cells) => column.As switch
    {
        "answer" => JsonValue.Create(""),
        "order" => JsonValue.Create(index + 1),
        ['=', .. var constant] => JsonValue.Create(constant),
        _ => row.Maybe(column.Column)?.Trim() is { Length: > 0 } cell ? cells.Read(column.As, cell)
            : column.Need == "yes" ? throw NationalCell.Blank
            : null,
    };

    private static string Id(string identity)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("national\n" + identity));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
