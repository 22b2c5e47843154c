using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>The exported journal read the slow, plain way: rows, moves, lots and shares, with nothing of the program's own code.</summary>
public sealed class Journal
{
    private readonly Dictionary<string, SortedDictionary<(long, int), long>> lots = new(StringComparer.Ordinal);

    public List<JsonObject> Lines { get; } = [];

    public JsonObject Trailer { get; private set; } = [];

    public string LastHash { get; private set; } = new('0', 64);

    /// <summary>Stream, code and place by lot.</summary>
    public Dictionary<string, (string Stream, string Code, string Place)> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that ever went wrong while reading; empty for a sound journal.</summary>
    public List<string> Wrong { get; } = [];

    public long Left(string lot) => lots[lot].Values.Sum();

    public IReadOnlyDictionary<(long, int), long> Shares(string lot) => lots[lot];

    public static Journal Read(string file)
    {
        var journal = new Journal();
        foreach (var row in File.ReadLines(file))
        {
            var line = JsonNode.Parse(row)!.AsObject();
            if (line["trailer"] is JsonObject trailer)
            {
                journal.Trailer = trailer;
                continue;
            }

            journal.Take(line, Encoding.UTF8.GetBytes(row));
        }

        return journal;
    }

    private void Take(JsonObject line, byte[] bytes)
    {
        Expect((long)line["number"]! == Lines.Count + 1, line, "number");
        Expect((string)line["prev"]! == LastHash, line, "link");
        LastHash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Lines.Add(line);
        foreach (var born in line["lots"]!.AsArray())
        {
            var lot = (string)born!["lot"]!;
            Kinds[lot] = ((string)born["stream"]!, (string)born["code"]!, (string)born["place"]!);
            lots.TryAdd(lot, []);
        }

        foreach (var move in line["moves"]!.AsArray())
        {
            Move((string)move!["from"]!, (string)move["to"]!, (long)move["grams"]!, line);
        }
    }

    private void Move(string from, string to, long grams, JsonObject line)
    {
        var shares = new SortedDictionary<(long, int), long>();
        if (lots.TryGetValue(from, out var source))
        {
            Expect(source.Values.Sum() >= grams, line, $"{from} holds less than {grams}");
            shares = Part(source, grams);
            foreach (var (root, part) in shares)
            {
                source[root] -= part;
            }
        }
        else if (lots.ContainsKey(to))
        {
            shares[Key(to)] = grams;
        }

        if (lots.TryGetValue(to, out var target))
        {
            foreach (var (root, part) in shares)
            {
                target[root] = target.GetValueOrDefault(root) + part;
            }
        }
    }

    /// <summary>By largest remainder, ties to the older root.</summary>
    private static SortedDictionary<(long, int), long> Part(SortedDictionary<(long, int), long> source, long grams)
    {
        var total = source.Values.Sum();
        var parts = source.ToDictionary(static s => s.Key, s => (long)(new System.Numerics.BigInteger(s.Value) * grams / total));
        var rests = source.Select(s => (s.Key, Remainder: new System.Numerics.BigInteger(s.Value) * grams % total))
            .OrderByDescending(static r => r.Remainder).ThenBy(static r => r.Key).ToList();
        var missing = (int)(grams - parts.Values.Sum());
        for (var i = 0; i < missing; i++)
        {
            parts[rests[i].Key]++;
        }

        return new(parts);
    }

    private static (long, int) Key(string lot)
    {
        var parts = lot[1..].Split('-');
        return (long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Expect(bool holds, JsonObject line, string what)
    {
        if (!holds)
        {
            Wrong.Add($"line {line["number"]}: {what}");
        }
    }
}
