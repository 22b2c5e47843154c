using System.Net;
using System.Net.Sockets;

namespace WasteFlow.Journeys;

/// <summary>The house as four processes of the program, each with its own databases on PostgreSQL, over RabbitMQ.</summary>
sealed class HouseOfProcesses : PlayHouse
{
    static readonly string? RabbitMq = Environment.GetEnvironmentVariable("WASTEFLOW_RABBITMQ");
    static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(3);

    static readonly string[][] Groups =
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

    public HouseOfProcesses() => databases = new($"journeys_{Secret[..12]}");

    /// <summary>Whether the servers are there that it needs.</summary>
    public static bool CanOpen => OwnDatabases.CanOpen && RabbitMq is { Length: > 0 };

    public override string Logs => string.Join(Environment.NewLine, processes.Select(static p => $"--- {p.Name}{Environment.NewLine}{Tail(p.Said)}"));

    protected override string FirstCode => processes[1].FirstCode;

    protected override Uri AddressOf(string door) => new(addresses[door.Split('/')[0]], door);

    protected override async Task Open()
    {
        if (!CanOpen) throw new InvalidOperationException("""WASTEFLOW_POSTGRESQL and WASTEFLOW_RABBITMQ are not set: ops/services.sh start; eval "$(ops/services.sh env)".""");
        var ports = FreePorts(Groups.Length);
        for (var i = 0; i < Groups.Length; i++)
        {
            foreach (var room in Groups[i]) addresses[room] = new($"http://127.0.0.1:{ports[i]}");
        }

        foreach (var group in Groups) processes.Add(Start(group));
        var until = Environment.TickCount64 + (long)StartWithin.TotalMilliseconds;
        foreach (var (group, process) in Groups.Zip(processes)) await Wait(group, process, until);
    }

    protected override async Task Close()
    {
        // The ledger last: what the others still ask gets its answer.
        foreach (var process in Enumerable.Reverse(processes)) await process.DisposeAsync();
        if (CanOpen) await databases.Drop(addresses.Keys);
        Directory.Delete(folder, recursive: true);
    }

    ProgramProcess Start(string[] rooms)
    {
        var others = addresses.Where(a => !rooms.Contains(a.Key)).Select(static a => $"{a.Key}={a.Value.AbsoluteUri.TrimEnd('/')}");
        return new(rooms[0], Path.Combine(folder, rooms[0] + ".log"),
        [
            "run", .. rooms,
            "--data", Path.Combine(folder, rooms[0]),
            "--database", databases.Setting,
            "--bus", RabbitMq!,
            "--urls", addresses[rooms[0]].AbsoluteUri.TrimEnd('/'),
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
