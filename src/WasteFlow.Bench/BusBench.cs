using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;
using Bus = WasteFlow.Hosting.Bus;

namespace WasteFlow.Bench;

/// <summary>How fast acts get over the bus to the ledger and back: each in a request of its own, or in the envelopes of the rooms' ledger client.</summary>
public static class BusBench
{
    private const int Rounds = 3;
    private const int Senders = 512;
    private const int ManifestsPerSender = 6;

    public static async Task Run(Measurements into, string rabbit, IReadOnlyList<IRoom> rooms, string folder, CancellationToken cancel)
    {
        await Measure("memory", Bus.Memory);
        await Measure("rabbitmq", rabbit);
        into.Goal("bus_memory_single_per_s", ">= 3000", into["bus_memory_single_per_s"]);
        into.Goal("bus_rabbitmq_single_per_s", ">= 1000", into["bus_rabbitmq_single_per_s"]);
        into.Goal("bus_rabbitmq_coalesced_per_s", ">= 6000", into["bus_rabbitmq_coalesced_per_s"]);

        async Task Measure(string name, string bus)
        {
            var options = new HouseOptions { Data = Path.Combine(folder, Guid.NewGuid().ToString("N")), Bus = bus, Urls = "" };
            await using var house = await House.Start(options, rooms, cancel);
            var client = house.Services.GetRequiredService<ILedgerClient>();
            var request = house.Services.GetRequiredService<IBus>().CreateRequestClient<AskLedger>(new Uri($"exchange:{Bus.LedgerQueue}"), TimeSpan.FromSeconds(30));
            async Task<Answer> Alone(Ask ask) => (await request.GetResponse<LedgerAnswered>(new AskLedger([ask]), cancel)).Message.Answers[0];
            Task<Answer> Together(Ask ask) => client.Ask(ask, cancel);
            foreach (var site in LedgerLoad.Sites())
            {
                await Together(site);
            }

            await Speed(Together);
            var single = new List<double>();
            var coalesced = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                single.Add(await Speed(Alone));
                coalesced.Add(await Speed(Together));
            }

            into.Figure($"bus_{name}_single_per_s", Measurements.Median(single));
            into.Figure($"bus_{name}_coalesced_per_s", Measurements.Median(coalesced));
        }
    }

    /// <summary>Every sender carries its manifests one after another through all five acts, each act when the one before is answered.</summary>
    private static async Task<double> Speed(Func<Ask, Task<Answer>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var manifest = 0; manifest < ManifestsPerSender; manifest++)
            {
                await Carry(sender, ask);
            }
        })));
        return Senders * ManifestsPerSender * LedgerLoad.ActsPerManifest / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Carry(int i, Func<Ask, Task<Answer>> ask)
    {
        await Say(LedgerLoad.Generate(i));
        var number = (await Say(LedgerLoad.File(i))).Manifest!.Value;
        await Say(LedgerLoad.PickUp(i, number));
        await Say(LedgerLoad.Receive(i, number));
        await Say(LedgerLoad.Treat(i));

        async Task<Accepted> Say(IAct act)
        {
            var answer = await ask(LedgerLoad.Asking(act, i));
            return answer.Accepted ?? throw new InvalidOperationException($"the benchmark was refused: {answer.Refused}");
        }
    }
}
