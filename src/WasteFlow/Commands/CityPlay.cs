using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Hosting;
using WasteFlow.Registry;
using WasteFlow.Simulator;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Simulator.Truth;
using Person = WasteFlow.Simulator.City.Person;

namespace WasteFlow.Commands;

/// <summary>Plays a simulated city in a house over its real doors, and holds the house's figures against what it was told.</summary>
public sealed class CityPlay(House house, Script script, string truth) : IDisposable
{
    public const string Administrator = "administrator";
    public const string Password = "wasteflow-demo";

    /// <summary>Beside the databases: this folder was made by a demo and may be cleared by one.</summary>
    public const string Marker = "made-by-demo";

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };

    public Town Town { get; } = new(script.Seed);

    public Simulation? Simulation { get; private set; }

    public HttpDoors? Doors { get; private set; }

    public TimeSpan Took { get; private set; }

    /// <summary>Plays to the end; acts and both layers of truth are written beside.</summary>
    public async Task Play(IProgress<Progress> progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(truth);
        var rooms = new Client.RoomAddresses(house.Inside);
        var administrator = new WasteFlowClient(http, rooms);
        var code = house.Services.GetRequiredService<FirstCode>().Code
            ?? throw new CannotStart("Somebody is enrolled here already: this is no empty house.");
        Must(await administrator.BecomeFirstAdministrator(new(code, Administrator, "系统管理员", Password), cancel));
        Must(await administrator.SignIn(Administrator, Password, cancel));
        Doors = new HttpDoors(http, rooms, administrator);
        var began = Stopwatch.GetTimestamp();
        using (var log = new ActLog(File.Create(Path.Combine(truth, "acts.ndjson"))))
        {
            Simulation = new Simulation(script, Town, Doors, log, progress, cancel);
            await Simulation.Run();
        }

        Took = Stopwatch.GetElapsedTime(began);
        var periods = Simulator.Truth.Period.Of(Simulation.Told.Book);
        await using (var told = File.Create(Path.Combine(truth, "told.json")))
        {
            TruthFiles.WriteTold(told, Simulation.Told, script.Seed, periods);
        }

        await using (var really = File.Create(Path.Combine(truth, "really.json")))
        {
            TruthFiles.WriteReally(really, Simulation.Told.Really, script.Seed, periods);
        }
    }

    /// <summary>Somebody of the bureau of both cities, signed in.</summary>
    public Task<WasteFlowClient> Officer(CancellationToken cancel) =>
        Doors!.SignedIn(Town.Officers.First(static o => o.Region is null || o.Region.EndsWith("00", StringComparison.Ordinal)), Simulation!.Now, cancel);

    /// <summary>The people of the demo, one for each kind of user, all with the same password.</summary>
    public async Task<IReadOnlyList<Person>> EnrolPeople(CancellationToken cancel)
    {
        var (mover, carrier, receiver) = await Busy(cancel);
        IReadOnlyList<Person> people =
        [
            new("clerk", $"{mover.Name} 经办人", mover.Id, [Roles.Clerk], ""),
            new("driver", $"{carrier.Name} 驾驶员", carrier.Id, [Roles.Driver], ""),
            new("gate", $"{receiver.Name} 门岗", receiver.Id, [Roles.Gate, Roles.Clerk], ""),
            new("officer", "郑州市生态环境局 监管员", null, [Roles.Officer], "", "410100"),
            new("planner", "郑州市“无废城市”专班", null, [Roles.Planner], "", "410100"),
        ];
        var administrator = new WasteFlowClient(http, new Client.RoomAddresses(house.Inside)) { Line = Doors!.Line };
        Must(await administrator.SignIn(Administrator, Password, cancel));
        foreach (var person in people)
        {
            Must(await administrator.Enrol(new(person.Id, person.Name, person.Enterprise, person.Roles, person.Region, Password: Password), cancel));
        }

        return people;
    }

    // Whoever signs in wants to see something: the mover with the most on the way, and who carries and awaits one of its loads.
    private async Task<(Party Mover, Party Carrier, Party Receiver)> Busy(CancellationToken cancel)
    {
        var rows = Must(await (await Officer(cancel)).Manifests("on-the-way", take: 500, cancel: cancel));
        var owners = Town.Places.ToDictionary(static p => p.Id, static p => p.Owner);
        var parties = Town.Parties.ToDictionary(static p => p.Id);
        return rows
            .Where(r => owners.ContainsKey(r.Mover) && owners.ContainsKey(r.Receiver) && parties.ContainsKey(r.Carrier))
            .Select(r => (Mover: owners[r.Mover], Carrier: parties[r.Carrier], Receiver: owners[r.Receiver]))
            .Where(static t => t.Carrier.Driver is not null && t.Receiver.Gate is not null)
            .GroupBy(static t => t.Mover.Id)
            .OrderByDescending(static g => g.Count())
            .ThenBy(static g => g.Key.Text, StringComparer.Ordinal)
            .Select(static g => g.First())
            .FirstOrDefault() is { Mover: not null } busy
                ? busy
                : (Town.Parties.First(static p => p.Gate is null), Town.Parties.First(static p => p.Driver is not null), Town.Parties.First(static p => p.Gate is not null));
    }

    public void Dispose() => http.Dispose();

    internal static T Must<T>(Outcome<T> outcome) where T : class =>
        outcome.Value ?? throw new CannotStart($"{outcome.Refusal!.Zh} {outcome.Refusal.En} ({outcome.Refusal.Refused.Code})");
}
