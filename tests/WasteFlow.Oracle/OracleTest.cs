using System.Text.Json.Nodes;
using Xunit;

namespace WasteFlow.Oracle;

/// <summary>The program's answers a second time, from the exported lines alone.</summary>
public sealed class OracleTest(PlayedCity city) : IClassFixture<PlayedCity>
{
    [Fact]
    public void Every_line_follows_the_one_before_and_no_lot_gives_more_than_it_holds() => Assert.Empty(city.Journal.Wrong);

    [Fact]
    public void The_trailer_and_the_demo_speak_of_the_same_end()
    {
        Assert.Equal(city.Journal.LastHash, (string)city.Journal.Trailer["hash"]!);
        Assert.Equal(city.Journal.Lines.Count, (long)city.Journal.Trailer["line"]!);
        Assert.Contains($"ledger: {city.Journal.Lines.Count} lines, hash {city.Journal.LastHash}", city.Demo, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_treatment_gives_out_what_went_in()
    {
        foreach (var line in city.Journal.Lines.Where(static l => (string)l["act"]! == "treat-waste"))
        {
            var moves = line["moves"]!.AsArray();
            Assert.Equal(
                moves.Where(static m => (string)m!["to"]! == "treatment").Sum(static m => (long)m!["grams"]!),
                moves.Where(static m => (string)m!["from"]! == "treatment").Sum(static m => (long)m!["grams"]!));
        }
    }

    [Fact]
    public void What_came_in_is_what_went_out_and_what_is_left_in_every_stream_as_it_was_told()
    {
        var told = city.Told();
        foreach (var stream in city.Journal.Kinds.Values.Select(static k => k.Stream).Distinct(StringComparer.Ordinal))
        {
            var entered = Sum(stream, into: true);
            var left = Sum(stream, into: false);
            var standing = city.Journal.Kinds.Where(k => k.Value.Stream == stream).Sum(k => city.Journal.Left(k.Key));
            Assert.Equal(entered, left + standing);
        }

        Assert.NotEmpty(told["periods"]!.AsArray());
    }

    [Fact]
    public void A_lots_roots_are_what_the_program_traces_it_back_to()
    {
        var chosen = city.Journal.Kinds.Keys.Where(k => city.Journal.Left(k) > 0).OrderByDescending(k => city.Journal.Shares(k).Count(static s => s.Value > 0)).Take(3).ToList();
        foreach (var lot in chosen)
        {
            var trace = JsonNode.Parse(city.Run("trace", "--lot", lot, "--back", "--format", "json", "--data", city.Data))!;
            var roots = trace["roots"]!.AsArray().Sum(static r => (long)r!["grams"]!);
            Assert.Equal(trace["open"]!.AsArray().Sum(static o => (long)o!["grams"]!), roots);
            var forward = JsonNode.Parse(city.Run("trace", "--lot", lot, "--format", "json", "--data", city.Data))!;
            var mine = forward["open"]!.AsArray().Where(o => (string)o!["lot"]! == lot).Sum(static o => (long)o!["grams"]!);
            Assert.Equal(city.Journal.Left(lot), mine);
        }
    }

    [Fact]
    public void Verify_finds_the_export_sound_and_a_flipped_byte_in_it()
    {
        var key = Path.Combine(city.Data, "keys", "ledger.public.pem");
        Assert.EndsWith($"ok: {city.Journal.Lines.Count} lines, hash {city.Journal.LastHash}\n", city.Run("verify", "--file", city.Export, "--key", key), StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(city.Export);
        var at = bytes.Length / 2;
        bytes[at] = (byte)(bytes[at] == (byte)'7' ? '8' : '7');
        var flipped = city.Export + ".flipped";
        File.WriteAllBytes(flipped, bytes);
        var (code, output) = PlayedCity.Try("verify", "--file", flipped, "--key", key);
        Assert.Equal(1, code);
        Assert.Contains("bad line", output, StringComparison.Ordinal);
    }

    private long Sum(string stream, bool into) =>
        city.Journal.Lines.SelectMany(static l => l["moves"]!.AsArray()).Sum(m =>
        {
            var from = Of((string)m!["from"]!);
            var to = Of((string)m["to"]!);
            var counts = into ? to == stream && from != stream : from == stream && to != stream;
            return counts ? (long)m["grams"]! : 0;
        });

    private string? Of(string end) => city.Journal.Kinds.TryGetValue(end, out var kind) ? kind.Stream : null;
}
