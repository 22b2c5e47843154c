using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WasteFlow.Commands;
using WasteFlow.Hosting;

namespace WasteFlow.Journeys.Kill;

/// <summary>Some rooms as one process of the program, which is killed and started again on what it left behind.</summary>
sealed partial class KilledHouse : PlayHouse
{
    public const string Site = "killed-works";

    /// <summary>Lines that <see cref="Settle"/> writes.</summary>
    public const int LinesSettled = 2;

    static readonly TimeSpan OpenWithin = TimeSpan.FromMinutes(2);
    static readonly string[] Names = ["ledger", "registry", "producers", "indicators", "bureau"];

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-kill-").FullName;
    readonly OwnDatabases? databases;
    readonly List<ProgramProcess> started = [];

    public KilledHouse(bool postgreSql) => databases = postgreSql ? new($"kill_{Secret[..12]}") : null;

    /// <summary>The rooms in the process.</summary>
    public static IReadOnlyList<IRoom> Rooms => Commands.Rooms.Named(Names);

    /// <summary>Its data as it is told of them.</summary>
    public HouseOptions Options => new() { Data = Data, Database = databases?.Setting ?? "sqlite" };

    public string Data => Path.Combine(folder, "data");

    public ProgramProcess Process { get; private set; } = null!;

    /// <summary>The token of a clerk at <see cref="Site"/>.</summary>
    public string Clerk { get; private set; } = "";

    public override string Logs => string.Join(Environment.NewLine, started.TakeLast(2).Select(static p => $"--- {p.Name}{Environment.NewLine}{p.Said}"));

    protected override string FirstCode => Process.FirstCode;

    /// <summary>Registers who acts.</summary>
    public async Task Settle()
    {
        await Done("registry/register-enterprise", new()
        {
            ["enterprise"] = "killed-co", ["name"] = "断电机械", ["identity"] = "local", ["division"] = "410104",
            ["kinds"] = new JsonArray("industrial-enterprise"), ["simulated"] = true,
        });
        await Done("registry/register-site", new()
        {
            ["site"] = Site, ["enterprise"] = "killed-co", ["name"] = "断电机械", ["division"] = "410104", ["supervisor"] = "410104",
            ["kind"] = "industrial-enterprise", ["tags"] = new JsonArray(), ["simulated"] = true,
        });
        var key = Secret + "clerk" + Secret;
        var person = new JsonObject { ["person"] = "clerk", ["name"] = "台账员", ["roles"] = new JsonArray("clerk"), ["enterprise"] = "killed-co", ["apiKey"] = key };
        var enrolled = await Doors.Post("registry/enrol-person", person, Officer);
        Assert.True(enrolled.Status == 200, enrolled.Text);
        Clerk = (await Doors.Post("registry/sign-in", new JsonObject { ["apiKey"] = key })).Json!["token"]!.GetValue<string>();
    }

    /// <summary>An act of the authority that has to be accepted; what it was answered.</summary>
    public async Task<JsonNode> Done(string door, JsonObject body)
    {
        body["actId"] = Guid.NewGuid().ToString("D");
        body["happenedAt"] = "2025-03-01T00:00:00Z";
        var answer = await Doors.Post(door, body, Officer);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json!;
    }

    /// <summary>The same words to another process, which is not waited for.</summary>
    public ProgramProcess Beside(params string[] command)
    {
        string[] words = command.Length > 0 ? command : ["run", .. Names, "--urls", "http://127.0.0.1:0"];
        var process = new ProgramProcess(words[0], Path.Combine(folder, "log"), [.. words, "--data", Data, "--database", Options.Database]);
        started.Add(process);
        return process;
    }

    /// <summary>Speaks to this process from now on, as soon as its doors are open.</summary>
    public async Task GoOn(ProgramProcess with)
    {
        Process = with;
        await with.Says($"{Names[^1]}: http", OpenWithin);
    }

    protected override Task Open() => GoOn(Beside());

    protected override async Task Close()
    {
        foreach (var process in Enumerable.Reverse(started)) await process.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (databases is not null) await databases.Drop(Names);
        Directory.Delete(folder, recursive: true);
    }

    protected override Uri AddressOf(string door) => new(new Uri(Address().Match(Process.Said).Groups["address"].Value), door);

    [GeneratedRegex(@": (?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}
