using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>What was reported at a line is what is reported of it when the ledger has gone on: some thousand lines, and at full size a hundred thousand.</summary>
[Collection(OfCity.Name)]
public class AgainTest(PlayedCity city)
{
    const int LinesMoreFull = 100_000;

    [Fact]
    public async Task A_report_made_again_after_many_more_lines_is_the_same_bytes()
    {
        var lines = city.Journal.Lines.Count;
        var line = PlayedCity.Full ? lines - LinesMoreFull : lines / 3;
        Assert.True(line > 1 && lines - line > 1_000, $"{lines} lines are too few");
        var folder = Path.GetDirectoryName(city.File)!;
        await WasteflowProgram.Again(folder, line);
        var first = Directory.GetFiles(Path.Combine(folder, "first")).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["csv", "docx", "html", "json", "pdf", "svg", "xlsx"], first.Select(static f => Path.GetExtension(f)[1..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var file in first)
        {
            var (then, now) = (await Bytes(folder, "first", file), await Bytes(folder, "again", file));
            Assert.True(then.AsSpan().SequenceEqual(now), $"{file} as of line {line} is another one after {lines - line} more lines");
        }

        // Else nothing would have come in between that a report could have taken in.
        Assert.NotEqual(await Rows(folder, "first"), await Rows(folder, "end"));
        Console.WriteLine($"{first.Count} reports as of line {line} made again after {lines - line} more lines, the same bytes");
    }

    static async Task<string> Rows(string folder, string when) =>
        JsonNode.Parse(await Bytes(folder, when, "guancheng-annex.json"))!["rows"]!.ToJsonString();

    static Task<byte[]> Bytes(string folder, string when, string file) => File.ReadAllBytesAsync(Path.Combine(folder, when, file), TestContext.Current.CancellationToken);
}
