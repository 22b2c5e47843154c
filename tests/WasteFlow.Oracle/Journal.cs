using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>An exported journal as anybody can read it: rows of JSON, each hashed into the next, and a trailer.</summary>
sealed class Journal
{
    static readonly string Zeros = new('0', 64);

    Journal(IReadOnlyList<JournalLine> lines, string hash, JsonNode? trailer) => (Lines, Hash, Trailer) = (lines, hash, trailer);

    public IReadOnlyList<JournalLine> Lines { get; }

    /// <summary>Of the last line.</summary>
    public string Hash { get; }

    public JsonNode? Trailer { get; }

    /// <summary>Reads it, and says the first line that is not what the line before it promises; 0 where all are.</summary>
    public static Journal Read(IEnumerable<string> rows, out long bad)
    {
        var lines = new List<JournalLine>();
        var hash = Zeros;
        JsonNode? trailer = null;
        bad = 0;
        foreach (var row in rows)
        {
            if (row.StartsWith("{\"trailer\"", StringComparison.Ordinal))
            {
                trailer = JsonNode.Parse(row)!["trailer"];
                continue;
            }

            var line = JournalLine.Read(row);
            if (bad == 0 && (line is null || line.Number != lines.Count + 1 || line.Prev != hash)) bad = lines.Count + 1;
            if (line is null) break;
            lines.Add(line);
            hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(row))).ToLower(CultureInfo.InvariantCulture);
        }

        return new(lines, hash, trailer);
    }
}

/// <summary>One line: what was said, the lots it makes, what moved, and what of an earlier line it puts right.</summary>
sealed record JournalLine(
    long Number, string Prev, string Act, JsonNode Said, IReadOnlyList<LotMade> Lots, IReadOnlyList<Moved> Moves, string? Manifest, PutRight? Corrects = null)
{
    /// <summary>The day in China on which it is claimed to have happened; China has had one hour, UTC+8, all the time.</summary>
    public DateOnly Day => DateOnly.FromDateTime(
        DateTimeOffset.Parse(Said["happenedAt"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime.AddHours(8));

    public static JournalLine? Read(string row)
    {
        try
        {
            var json = JsonNode.Parse(row)!;
            return new(
                json["number"]!.GetValue<long>(), json["prev"]!.GetValue<string>(), json["act"]!.GetValue<string>(), json["said"]!,
                [.. json["lots"]!.AsArray().Select(static l => new LotMade(Text(l!, "lot")!, Text(l!, "stream")!, Text(l!, "code")!, Text(l!, "holder")!, Text(l!, "place")!, Text(l!, "manifest"),
                    Text(l!, "origin"), Text(l!, "since"), l!["item"]?.GetValue<int>()))],
                Read(json),
                json["manifest"]?["number"]?.GetValue<string>(),
                json["corrects"] is { } c ? new(c["line"]!.GetValue<long>(), c["act"]!.GetValue<string>(), Edition(c["was"]!), c["is"] is { } now ? Edition(now) : null) : null);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return null;
        }
    }

    static Saying Edition(JsonNode json) => new(json["said"]!, Read(json));

    static IReadOnlyList<Moved> Read(JsonNode json) =>
        [.. json["moves"]!.AsArray().Select(static m => new Moved(Text(m!, "from")!, Text(m!, "to")!, m!["grams"]!.GetValue<long>(), Text(m!, "class"),
            Text(m!, "stream"), Text(m!, "code"), Text(m!, "holder")))];

    static string? Text(JsonNode node, string field) => node[field]?.GetValue<string>();
}

/// <summary>What was said and moved before a correction, and after it; nothing where the act was taken back.</summary>
sealed record PutRight(long Line, string Act, Saying Was, Saying? Is);

sealed record Saying(JsonNode Said, IReadOnlyList<Moved> Moves);

sealed record LotMade(
    string Lot, string Stream, string Code, string Holder, string Place, string? Manifest, string? Origin = null, string? Since = null, int? Item = null);

sealed record Moved(string From, string To, long Grams, string? Class, string? Stream, string? Code = null, string? Holder = null)
{
    /// <summary>An account is a word, a lot is L, a line and a number.</summary>
    public static bool IsLot(string end) => end.Length > 3 && end[0] == 'L' && char.IsAsciiDigit(end[1]);

    /// <summary>By line, then by number in the line: the order of age.</summary>
    public static (long Line, int Number) Age(string lot)
    {
        var parts = lot[1..].Split('-');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
