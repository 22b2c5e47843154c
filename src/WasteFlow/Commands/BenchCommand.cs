using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Bench;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary><c>bench NAME --json</c>: how fast, beside what else.</summary>
public static class BenchCommand
{
    private static readonly string[] Names = ["path", "ledger", "verify", "prepare", "trace", "oversight", "indicators"];

    public static Command Make()
    {
        var name = new Argument<string>("name") { HelpName = "name", Description = "path: an act's whole way from the HTTP door to its answer. ledger: the one writer, and the bus before it. verify: the proof of an export. prepare: makes the ledgers that are traced, where they are missing. trace: the way of waste, asked at the HTTP door. oversight: the alarms of a simulated year, beside the frauds that were committed in it. indicators: the reports of the five plans now, as issued and at any line, and their fold from the first line, beside DuckDB and PostgreSQL." };
        name.AcceptOnlyFromAmong(Names);
        var json = new Option<bool>("--json") { Description = "Figures as JSON." };
        var data = new Option<string>("--data") { Description = "prepare, trace, indicators: the folder that prepared ledgers are kept in.", HelpName = "DIR", DefaultValueFactory = static _ => Path.Combine("data", "bench") };
        var manifests = new Option<int[]>("--manifests")
        {
            Description = "prepare, trace, indicators: how many manifests the ledgers have; the goals are for the last.", HelpName = "N", AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = static _ => [10_000, 100_000, 1_000_000], Validators = { PreparedSizes },
        };
        var days = new Option<int>("--days") { Description = "oversight: how many days are played, 1 to 400.", HelpName = "N", DefaultValueFactory = static _ => 365 };
        var seed = new Option<string>("--seed") { Description = "oversight: the play's seed, such as a commit's id.", HelpName = "TEXT", DefaultValueFactory = static _ => "1" };
        var command = new Command("bench", "Measure, beside what else.") { name, json, data, manifests, days, seed };
        command.Options.Add(Settings.Database);
        command.Options.Add(Settings.Bus);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = Directory.CreateTempSubdirectory("wasteflow-bench-");
            try
            {
                var settings = Settings.From(parsed) with { Data = folder.FullName };
                var figures = parsed.GetValue(name) switch
                {
                    "ledger" => await Ledger(settings, cancel),
                    "verify" => await Verify(settings, cancel),
                    "prepare" => await Prepare(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(manifests)!, cancel),
                    "trace" => await Trace(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(manifests)!, cancel),
                    "indicators" => await Indicators(settings, Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(manifests)!, cancel),
                    "oversight" => await Oversight(settings, parsed.GetValue(days), parsed.GetValue(seed)!, cancel),
                    _ => await PathBench.Run(settings, Rooms.All(), cancel),
                };
                await Console.Out.WriteLineAsync(parsed.GetValue(json) ? Json(figures) : Text(figures));
                return figures.Goals.Values.All(static g => g.Met) ? Cli.Fine : Cli.Finding;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<Figures> Ledger(HouseOptions settings, CancellationToken cancel)
    {
        var postgresql = settings.Database == "sqlite" ? Services("WASTEFLOW_POSTGRESQL") is { } known ? $"postgresql:{known}" : null : settings.Database;
        var rabbit = settings.Bus == Bus.Memory ? Services("WASTEFLOW_RABBITMQ") : settings.Bus;
        if (postgresql is null || rabbit is null)
        {
            throw new CannotStart("bench ledger measures PostgreSQL and RabbitMQ too: ops/services.sh start, then eval \"$(ops/services.sh env)\", or give --database and --bus.");
        }

        var found = new Measurements("ledger");
        await LedgerBench.Run(found, [("sqlite", "sqlite"), ("postgresql", postgresql)], settings.Data, cancel);
        await BusBench.Run(found, rabbit, LedgerRooms(), settings.Data, cancel);
        return found.Done();
    }

    private static async Task<Figures> Verify(HouseOptions settings, CancellationToken cancel)
    {
        var found = new Measurements("verify");
        await VerifyBench.Run(found, settings.Data, cancel);
        return found.Done();
    }

    private static async Task<Figures> Prepare(string folder, int[] sizes, CancellationToken cancel)
    {
        var found = new Measurements("prepare");
        foreach (var size in sizes.Order())
        {
            var ledger = await PreparedLedger.Open(PreparedLedger.FolderOf(folder, size), size, LedgerRooms(), Console.Error.WriteLine, cancel);
            found.Figure(FormattableString.Invariant($"seconds_to_prepare_{size}"), ledger.SecondsToMake);
            found.Figure(FormattableString.Invariant($"lines_{size}"), ledger.Lines);
        }

        return found.Done();
    }

    private static async Task<Figures> Trace(string folder, int[] sizes, CancellationToken cancel)
    {
        var found = new Measurements("trace");
        await TraceBench.Run(found, [.. sizes.Order()], folder, LedgerRooms(), Console.Error.WriteLine, cancel);
        return found.Done();
    }

    private static async Task<Figures> Indicators(HouseOptions settings, string folder, int[] sizes, CancellationToken cancel)
    {
        var postgresql = settings.Database.StartsWith("postgresql:", StringComparison.Ordinal) ? settings.Database["postgresql:".Length..] : Services("WASTEFLOW_POSTGRESQL");
        var found = new Measurements("indicators");
        IReadOnlyList<IRoom> rooms = [.. Rooms.All().Where(static r => r.Name is "ledger" or "registry" or "indicators")];
        await IndicatorsBench.Run(found, [.. sizes.Order()], folder, LedgerRooms(), rooms, postgresql, Console.Error.WriteLine, cancel);
        return found.Done();
    }

    // The bureau's word is read from the lines that the year left, as of its last moment.
    private static async Task<Figures> Oversight(HouseOptions settings, int days, string text, CancellationToken cancel)
    {
        var seed = BitConverter.ToInt32(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))) & int.MaxValue;
        var found = new Measurements("oversight");
        var options = settings with { Urls = "http://127.0.0.1:0", SimulatedClock = true };
        Simulator.Simulation simulation;
        await using (var house = await House.Start(options, Rooms.All(), cancel))
        {
            using var play = new CityPlay(house, new Simulator.Script(seed, new(2025, 1, 1), days, Frauds: true), Path.Combine(settings.Data, "truth"));
            await play.Play(new Progress<Simulator.Progress>(), cancel);
            simulation = play.Simulation!;
            found.Figure("seed", seed);
            found.Figure("unexpected_answers", simulation.Surprises.Count);
            foreach (var surprise in simulation.Surprises)
            {
                await Console.Error.WriteLineAsync(surprise);
            }

        }

        await using var closed = await Closed.Open(settings, cancel);
        var (documents, line) = await closed.Replay(new Bureau.AlarmFold(), null, cancel);
        var asked = new Bureau.AlarmQuestion(null, null, null, null, null, Bureau.AlarmQuestion.All, simulation.Now, int.MaxValue);
        var alarms = Bureau.AlarmAnswer.Of(asked, new Caller("bench", null, [Roles.Officer]), documents, line).Alarms;
        OversightBench.Judge(found, [.. simulation.Deeds.Where(d => d.At <= simulation.Now)], simulation.Now, alarms, simulation.Asked, Console.Error.WriteLine);
        return found.Done();
    }

    private static IReadOnlyList<IRoom> LedgerRooms() => [.. Rooms.All().Where(static r => r.Name is "ledger" or "registry")];

    private static void PreparedSizes(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < PreparedLedger.ManifestsMin)
            {
                result.AddError($"--manifests {token.Value}: a prepared ledger has {PreparedLedger.ManifestsMin} manifests or more.");
            }
        }
    }

    /// <summary>What <c>ops/services.sh env</c> gives.</summary>
    private static string? Services(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : null;

    private static string Json(Figures figures) => new JsonObject
    {
        ["name"] = figures.Name,
        ["machine"] = figures.Machine,
        ["figures"] = JsonSerializer.SerializeToNode(figures.Measured, Wire.Options),
        ["ratios"] = JsonSerializer.SerializeToNode(figures.Ratios, Wire.Options),
        ["goals"] = JsonSerializer.SerializeToNode(figures.Goals, Wire.Options),
    }.ToJsonString(Wire.Options);

    private static string Text(Figures figures) =>
        string.Join('\n', figures.Measured.Concat(figures.Ratios).Select(static f => FormattableString.Invariant($"{f.Key,-40} {f.Value}")));
}
