using System.Security.Cryptography;
using System.Text;

namespace WasteFlow.Oracle;

/// <summary>Journals made by hand, to know that the oracle itself is right.</summary>
sealed class Rows
{
    readonly List<string> rows = [];
    string prev = new('0', 64);

    /// <param name="lots">Lot, stream, place.</param>
    /// <param name="moves">From, to, grams and class, as <c>L1-1 treatment 5 utilised</c>.</param>
    public Rows Add(string day, (string Lot, string Stream, string Place)[] lots, params string[] moves) => Add(day, lots, moves, "");

    /// <summary>A line that puts an earlier one right; it is taken back where nothing of it is said to have moved.</summary>
    public Rows Correct(string day, int line, (string Lot, string Stream, string Place)[] lots, string[] moves, string[] was, string[]? now = null, string? nowDay = null) => Add(
        day, lots, moves,
        $$""","corrects":{"line":{{line}},"act":"by-hand","was":{{Said(day, was)}}{{(now is null ? "" : $",\"is\":{Said(nowDay ?? day, now)}")}}}""");

    Rows Add(string day, (string Lot, string Stream, string Place)[] lots, string[] moves, string corrects)
    {
        var made = string.Join(',', lots.Select(static l =>
            $$"""{"lot":"{{l.Lot}}","code":"900-901-S59","stream":"{{l.Stream}}","holder":"somewhere","place":"{{l.Place}}","since":"2025-03-01"}"""));
        var row = $$"""{"number":{{rows.Count + 1}},"prev":"{{prev}}","act":"by-hand","said":{{At(day)}},"lots":[{{made}}],"moves":[{{Moved(moves)}}]{{corrects}}}""";
        rows.Add(row);
        prev = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(row))).ToLower(System.Globalization.CultureInfo.InvariantCulture);
        return this;
    }

    public IReadOnlyList<string> All => rows;

    public Custody Played() => PlayedUpTo(rows.Count);

    /// <summary>The journal as if it had ended with a line.</summary>
    public Custody PlayedUpTo(int line)
    {
        var journal = Journal.Read(rows.Take(line), out var bad);
        Assert.Equal(0, bad);
        return new(journal.Lines);
    }

    static string Said(string day, string[] moves) => $$"""{"said":{{At(day)}},"moves":[{{Moved(moves)}}]}""";

    static string At(string day) => $$"""{"happenedAt":"{{day}}T04:00:00.000Z"}""";

    static string Moved(string[] moves) => string.Join(',', moves.Select(static m => m.Split(' ')).Select(static m =>
        $$"""{"from":"{{m[0]}}","to":"{{m[1]}}","grams":{{m[2]}}{{(m.Length > 3 ? $",\"class\":\"{m[3]}\"" : "")}}}"""));
}
