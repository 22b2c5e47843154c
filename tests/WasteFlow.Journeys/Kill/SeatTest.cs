using System.Text.Json.Nodes;

namespace WasteFlow.Journeys.Kill;

/// <summary>Two processes at one ledger: one writes, the other waits or says why it cannot, and who only reads is let in.</summary>
public class SeatTest
{
    static readonly TimeSpan SaysWithin = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_process_waits_and_takes_over_when_the_first_is_killed(bool postgreSql)
    {
        await using var house = new KilledHouse(postgreSql);
        await house.InitializeAsync();
        await house.Settle();
        var second = house.Beside();
        await second.Says("this one waits, and takes over when that one ends", SaysWithin);

        var crew = new Crew(house, postgreSql ? 20265 : 20266);
        var sent = await crew.SendUntilKilled(1, 5, 100);
        await house.GoOn(second);
        Assert.All(sent.Zip(await crew.AskAgain(sent)), pair =>
        {
            Assert.True(pair.Second.Status is 200 or 422, $"{pair.Second.Text}\n{house.Logs}");
            pair.First.Answer ??= pair.Second;
            Assert.Equal(pair.First.Answer.Text, pair.Second.Text);
        });

        var stored = new Stored();
        stored.ReadOn(house.Options);
        Assert.Equal(
            sent.Where(static a => a.Line is not null).Select(static a => (a.Line, a.ActId)).Order(),
            stored.Lines.Skip(KilledHouse.LinesSettled).Select(static l => ((long?)l.Line.Number, l.Line.Said.GetProperty("actId").GetString()!)).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_only_reads_reads_beside_the_writer_and_who_would_write_is_told_why_not(bool postgreSql)
    {
        await using var house = new KilledHouse(postgreSql);
        await house.InitializeAsync();
        await house.Settle();
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AllJourneys.Root, "schemas", "plans", "guancheng.json"), TestContext.Current.CancellationToken))!;
        await house.Done("indicators/adopt-plan", new() { ["plan"] = "guancheng", ["region"] = "410104", ["document"] = plan });
        var lot = await house.Done("producers/generate-waste", new()
        {
            ["site"] = KilledHouse.Site, ["stream"] = "hazardous", ["code"] = "336-064-17", ["quantity"] = new JsonObject { ["value"] = "7", ["unit"] = "t" },
        });
        var table = Path.Combine(house.Data, "enterprises.csv");
        await File.WriteAllTextAsync(table, "enterprise,name,identity,division,kinds,happenedAt\nlate-co,晚到,local,410104,carrier,2025-03-01T00:00:00Z\n", TestContext.Current.CancellationToken);

        await Task.WhenAll(
            Ends(0, "4 lines", "export", "--out", Path.Combine(house.Data, "out.ndjson")),
            Ends(0, "ok: 4 lines", "verify"),
            Ends(0, "still open: 7 t", "trace", "--lot", lot["lots"]![0]!["lot"]!.GetValue<string>()),
            Ends(0, "\"rows\"", "report", "--plan", "guancheng"),
            Ends(1, "wasteflow: Another process writes the ledger in ", "import", "enterprises", table));
        await house.Done("producers/generate-waste", new()
        {
            ["site"] = KilledHouse.Site, ["stream"] = "hazardous", ["code"] = "336-064-17", ["quantity"] = new JsonObject { ["value"] = "1", ["unit"] = "t" },
        });

        async Task Ends(int code, string words, params string[] command)
        {
            var process = house.Beside(command);
            Assert.True(await process.Ended(SaysWithin) == code && process.Said.Contains(words, StringComparison.Ordinal), $"{command[0]}: {process.Said}");
            Assert.True(code == 0 || process.Said.Trim().Split('\n').Length == 1, process.Said);
        }
    }
}
