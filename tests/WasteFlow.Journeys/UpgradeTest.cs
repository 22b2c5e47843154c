using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>
/// A database that a program of before left: what figures are made of is of version 9, where each lot was a document of its own. It answers while the next is built
/// beside it, which then takes its place with the same figures.
/// </summary>
public class UpgradeTest
{
    const string Plan = "plan=restated-huiji&period=2025-09";
    static readonly string[] Doors = [$"indicators/report?{Plan}", $"indicators/report?{Plan}&kind=flows", $"indicators/figure?{Plan}&row=1", "indicators/identity?region=410108&by=code"];
    static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Figures_of_the_version_before_answer_until_the_next_takes_their_place()
    {
        var gate = new GateRoom();
        var house = new EmbeddedHouse(gate);
        await house.InitializeAsync();
        await using var closing = house;
        await new Player(AllJourneys.Read("report-restated-after-a-correction"), house).Play();
        var before = await Told(house);
        var line = before[0]["line"]!.GetValue<long>();
        var lots = 0;
        gate.Shut();
        await house.Reopen(folder => lots = MakeOld(Path.Combine(folder, "indicators.db")));
        Assert.True(lots > 0);

        await gate.Knocked.WaitAsync(Within, TestContext.Current.CancellationToken);
        Assert.Equal([(9, FoldPosition.Answers)], Generations(house).Where(static g => g.Line > 0).Select(static g => (g.Version, g.State)));
        Assert.Equal(before.Select(Text), (await Told(house)).Select(Text));

        // It takes lines in as well, until then.
        var entered = await house.Doors.Post("indicators/enter-indicator-value", new JsonObject
        {
            ["actId"] = Guid.NewGuid().ToString(),
            ["happenedAt"] = "2025-09-26T01:00:00.000Z",
            ["indicator"] = "satisfaction",
            ["region"] = "410108",
            ["year"] = 2025,
            ["kind"] = "reported",
            ["value"] = "96",
            ["department"] = "第三方调查",
            ["document"] = "调查报告",
        }, house.Officer);
        Assert.True(entered.Status == 200, entered.Text);
        var then = await Told(house);
        Assert.Equal(entered.Json!["line"]!.GetValue<long>(), then[0]["line"]!.GetValue<long>());
        Assert.True(then[0]["line"]!.GetValue<long>() > line);

        gate.Open();
        for (var until = Environment.TickCount64 + (long)Within.TotalMilliseconds; Generations(house).All(static g => (g.Version, g.State) != (new MeasureFold().Version, FoldPosition.Answers));)
        {
            Assert.True(Environment.TickCount64 < until, string.Join(' ', Generations(house)));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(then.Select(Text), (await Told(house)).Select(Text));
        Assert.Equal(0, Rows(house, "lot/%", current: true));
        Assert.True(Rows(house, "lots/%", current: true) > 0);
    }

    static async Task<IReadOnlyList<JsonNode>> Told(EmbeddedHouse house)
    {
        var told = new List<JsonNode>();
        foreach (var door in Doors)
        {
            var answer = await house.Doors.Get(door, house.Officer);
            Assert.True(answer.Status == 200, $"{door}: {answer.Text}");
            told.Add(answer.Json!);
        }

        told.Add(await Lots(house));
        return told;
    }

    /// <summary>With the manifest that the lot behind the figure was carried by, which only the lot knows.</summary>
    static async Task<JsonNode> Lots(EmbeddedHouse house)
    {
        var term = $"{Plan}&row=1&term=1";
        var cells = await house.Doors.Get($"indicators/figure/cells?{term}", house.Officer);
        var cell = Uri.EscapeDataString(cells.Json!["cells"]![0]!["cell"]!.GetValue<string>());
        var lots = await house.Doors.Get($"indicators/figure/lots?{term}&cell={cell}", house.Officer);
        Assert.NotNull(lots.Json!["lots"]![0]!["manifest"]);
        return lots.Json!;
    }

    static string Text(JsonNode told) => told.ToJsonString();

    static IReadOnlyList<(int Version, string State, long Line)> Generations(EmbeddedHouse house)
    {
        using var db = house.Database.Open<FoldDb>(IndicatorsRoom.RoomName);
        return [.. db.Positions.Where(static p => p.Fold == MeasureFold.FoldName).AsEnumerable().Select(static p => (p.Version, p.State, p.Line))];
    }

    static int Rows(EmbeddedHouse house, string keys, bool current)
    {
        using var db = house.Database.Open<FoldDb>(IndicatorsRoom.RoomName);
        var answers = db.Positions.Single(static p => p.Fold == MeasureFold.FoldName && p.State == FoldPosition.Answers).Generation;
        var prefix = keys[..^1];
        return db.Documents.Count(d => d.Generation == answers == current && d.Key.StartsWith(prefix));
    }

    /// <summary>Puts what figures are made of into the form of version 9; how many lots there are.</summary>
    static int MakeOld(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var generation = (long)Say(connection, "SELECT generation FROM generations WHERE fold = 'measures' AND state = 'answers'")!;
        var blocks = new List<(string Key, byte[] Body)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT key, body FROM documents WHERE generation = $generation AND key LIKE 'lots/%'";
            command.Parameters.AddWithValue("$generation", generation);
            using var rows = command.ExecuteReader();
            while (rows.Read()) blocks.Add((rows.GetString(0), (byte[])rows.GetValue(1)));
        }

        var lots = blocks.SelectMany(static b => Packs.Read<LotBlock>(b.Body).All()).ToList();
        foreach (var (lot, value) in lots)
        {
            Say(connection, "INSERT INTO documents (generation, key, body) VALUES ($generation, $key, $body)", ("$generation", generation), ("$key", $"lot/{lot}"), ("$body", Packs.Bytes(value, typeof(FlowLot))));
        }

        Say(connection, "DELETE FROM documents WHERE generation = $generation AND key LIKE 'lots/%'", ("$generation", generation));
        Say(connection, "UPDATE generations SET version = 9 WHERE generation = $generation", ("$generation", generation));
        return lots.Count;
    }

    static object? Say(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command.ExecuteScalar();
    }

    /// <summary>Whoever reads the journal from its first line waits while it is shut.</summary>
    sealed class GateRoom : IRoom
    {
        TaskCompletionSource open = new(), knocked = new();

        public GateRoom() => open.SetResult();

        public string Name => "gate";

        public Task Knocked => knocked.Task;

        public void Shut() => (open, knocked) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));

        public void Open() => open.SetResult();

        public void AddTo(RoomServices services)
        {
            var inner = services.Services.Last(static s => s.ServiceType == typeof(ILineFeed)).ImplementationFactory!;
            services.Services.AddSingleton<ILineFeed>(provider => new Gated(this, (ILineFeed)inner(provider)));
        }

        public void Map(IEndpointRouteBuilder routes)
        {
        }

        sealed class Gated(GateRoom gate, ILineFeed inner) : ILineFeed
        {
            public async Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
            {
                if (after == 0 && !gate.open.Task.IsCompleted)
                {
                    gate.knocked.TrySetResult();
                    await gate.open.Task.WaitAsync(cancel);
                }

                return await inner.Read(after, hash, max, cancel);
            }
        }
    }
}
