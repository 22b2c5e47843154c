using System.Net;
using System.Net.Sockets;

namespace WasteFlow.Journeys;

/// <summary>
/// The house as processes of the program, each with its own databases on PostgreSQL, over RabbitMQ: four, or those that a test names.
/// </summary>
sealed class HouseOfProcesses : PlayHouse
{
    static readonly string? RabbitMq = Environment.GetEnvironmentVariable("WASTEFLOW_RABBITMQ");
    static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(3);

    static readonly string[][] AllRooms =
    [
        ["ledger"],
        ["registry", "portal"],
        ["producers", "collectors", "transporters", "disposers"],
        ["indicators", "bureau"],
    ];

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-processes-").FullName;
    readonly OwnDatabases databases;
    readonly Dictionary<string, Uri> addresses = new(StringComparer.Ordinal);
    readonly List<ProgramProcess> processes = [];
    readonly List<(OwnDatabases Databases, string[] Rooms)> besides = [];
    readonly string[][] groups;

    /// <param name="groups">The rooms of each process, the ledger's first; all rooms in four where none are named.</param>
    public HouseOfProcesses(params string[][] groups)
    {
        this.groups = groups.Length > 0 ? groups : AllRooms;
        databases = new($"journeys_{Secret[..12]}");
    }

    /// <summary>Whether the servers are there that it needs.</summary>
    public static bool CanOpen => OwnDatabases.CanOpen && RabbitMq is { Length: > 0 };

    public override string Logs => string.Join(Environment.NewLine, processes.Select(static p => $"--- {p.Name}{Environment.NewLine}{Tail(p.Said)}"));

    protected override string FirstCode => processes[Array.FindIndex(groups, static g => g.Contains("registry"))].FirstCode;

    protected override Uri AddressOf(string door) => new(addresses[door.Split('/')[0]], door);

    protected override async Task Open()
    {
        if (!CanOpen) throw new InvalidOperationException("""WASTEFLOW_POSTGRESQL and WASTEFLOW_RABBITMQ are not set: ops/services.sh start; eval "$(ops/services.sh env)".""");
        var ports = FreePorts(groups.Length);
        for (var i = 0; i < groups.Length; i++)
        {
            foreach (var room in groups[i]) addresses[room] = new($"http://127.0.0.1:{ports[i]}");
        }

        foreach (var group in groups) processes.Add(Start(group, group[0], addresses[group[0]], databases));
        var until = Environment.TickCount64 + (long)StartWithin.TotalMilliseconds;
        foreach (var (group, process) in groups.Zip(processes)) await Wait(group, process, until);
    }

    /// <summary>Another process of rooms that are open already, with databases of its own; the doors it opens.</summary>
    public async Task<Doors> Beside(params string[] rooms)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts(1)[0]}");
        var own = new OwnDatabases($"beside_{Secret[..12]}");
        besides.Add((own, rooms));
        var process = Start(rooms, rooms[0] + "-beside", address, own);
        processes.Add(process);
        await Wait(rooms, process, Environment.TickCount64 + (long)StartWithin.TotalMilliseconds);
        return DoorsAt(address);
    }

    /// <summary>Ends the process that has the room; its data stay.</summary>
    public async Task End(string room) => await processes[Array.FindIndex(groups, g => g.Contains(room))].DisposeAsync();

    /// <summary>Starts it again, on the same data and at the same address.</summary>
    public async Task Again(string room)
    {
        var at = Array.FindIndex(groups, g => g.Contains(room));
        processes[at] = Start(groups[at], groups[at][0], addresses[room], databases);
        await Wait(groups[at], processes[at], Environment.TickCount64 + (long)StartWithin.TotalMilliseconds);
    }

    protected override async Task Close()
    {
        // The ledger last: what the others still ask gets its answer.
        foreach (var process in Enumerable.Reverse(processes)) await process.DisposeAsync();
        if (CanOpen) await databases.Drop(addresses.Keys);
        foreach (var (own, rooms) in besides) await own.Drop(rooms);
        Directory.Delete(folder, recursive: true);
    }

    ProgramProcess Start(string[] rooms, string name, Uri address, OwnDatabases at)
    {
        var others = addresses.Where(a => !rooms.Contains(a.Key)).Select(static a => $"{a.Key}={a.Value.AbsoluteUri.TrimEnd('/')}");
        return new(name, Path.Combine(folder, name + ".log"),
        [
            "run", .. rooms,
            "--data", Path.Combine(folder, name),
            "--database", at.Setting,
            "--bus", RabbitMq!,
            "--urls", address.AbsoluteUri.TrimEnd('/'),
            "--peers", .. others,
            "--inside-key", Secret,
            "--simulated-clock",
        ]);
    }

    async Task Wait(string[] rooms, ProgramProcess process, long until)
    {
        while (!process.Said.Contains($"{rooms[^1]}: http", StringComparison.Ordinal))
        {
            if (process.HasEnded || Environment.TickCount64 > until)
            {
                var logs = Logs;
                await Close();
                throw new InvalidOperationException($"{rooms[0]} did not open its doors{Environment.NewLine}{logs}");
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ports that nobody listened on a moment ago.</summary>
    static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(static l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Stop();
        return ports;
    }

    static string Tail(string text) => text.Length <= 4000 ? text : text[^4000..];
}
