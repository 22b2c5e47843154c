using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>How fast one act goes its whole way: HTTP door, own rules, bus, ledger, commit, answer; one after another and many at once.</summary>
public static class PathBench
{
    private const int Acts = 3_000;
    private const int Clients = 64;

    public static async Task<Figures> Run(HouseOptions options, IReadOnlyList<IRoom> rooms, CancellationToken cancel)
    {
        await using var house = await House.Start(options with { Urls = "http://127.0.0.1:0" }, rooms, cancel);
        using var http = new HttpClient();
        var first = await Prepare(house, http, cancel);
        await Generate(first, 0, 300, cancel);

        var began = Stopwatch.GetTimestamp();
        await Generate(first, 300, Acts, cancel);
        var alone = Acts / Stopwatch.GetElapsedTime(began).TotalSeconds;

        began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async n =>
        {
            var client = new WasteFlowClient(http, new Client.RoomAddresses(house.Inside)) { Session = first.Session };
            await Generate(client, 10_000 + n * Acts, 2 * Acts / Clients, cancel);
        }));
        var together = 2 * Acts / Clients * Clients / Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Figures(
            "path", Measurements.Machine(),
            new Dictionary<string, double>(StringComparer.Ordinal) { ["http_one_after_another_per_s"] = Math.Round(alone), ["http_64_at_once_per_s"] = Math.Round(together) },
            new Dictionary<string, double>(StringComparer.Ordinal) { ["at_once_vs_one_after_another"] = Math.Round(together / alone, 2) },
            new Dictionary<string, Goal>(StringComparer.Ordinal));
    }

    private static async Task<WasteFlowClient> Prepare(House house, HttpClient http, CancellationToken cancel)
    {
        var key = house.Services.GetRequiredService<SigningKey>();
        var now = house.Services.GetRequiredService<IClock>().GetCurrentInstant();
        string[] roles = [Roles.Administrator, Roles.Clerk];
        var producer = new EnterpriseId("bench");
        var expires = now + Duration.FromHours(1);
        var client = new WasteFlowClient(http, new Client.RoomAddresses(house.Inside))
        {
            Session = new Client.Session(key.Sign(new Token(key.Id, expires, "bench", producer, roles)), expires, "bench", producer, roles),
        };
        var division = Divisions.All.First(static d => d.Level == "county").Code;
        await Must(client.RegisterEnterprise(new(Guid.NewGuid(), now, producer, "bench", "local", division, [PartyKind], true), cancel));
        await Must(client.RegisterSite(new(Guid.NewGuid(), now, new("bench-1"), producer, "bench", division, division, PartyKind, [], Simulated: true), cancel));
        return client;
    }

    private static async Task Generate(WasteFlowClient client, int from, int count, CancellationToken cancel)
    {
        var stream = Streams.All.First(static s => s.Known == "ledger");
        var code = WasteCodes.All.First(c => stream.Carries(c.Code));
        for (var i = from; i < from + count; i++)
        {
            var now = Instant.FromUtc(2025, 3, 1, 0, 0) + Duration.FromSeconds(i);
            await Must(client.GenerateWaste(new(Guid.NewGuid(), now, new("bench-1"), stream.Id, code.Code, new("1.5", "t")), cancel));
        }
    }

    private static string PartyKind => Tables.Rows("codes/party-kinds.csv")[0]["kind"];

    private static async Task Must(Task<Outcome<Accepted>> act)
    {
        var answer = await act;
        if (!answer.Went)
        {
            throw new InvalidOperationException($"the benchmark was refused: {answer.Refusal}");
        }
    }
}
