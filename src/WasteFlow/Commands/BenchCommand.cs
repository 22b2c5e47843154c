using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Bench;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary><c>bench NAME --json</c>: how fast, beside what else.</summary>
public static class BenchCommand
{
    private static readonly string[] Names = ["path", "ledger", "verify"];

    public static Command Make()
    {
        var name = new Argument<string>("name") { HelpName = "name", Description = "path: an act's whole way from the HTTP door to its answer. ledger: the one writer, and the bus before it. verify: the proof of an export." };
        name.AcceptOnlyFromAmong(Names);
        var json = new Option<bool>("--json") { Description = "Figures as JSON." };
        var command = new Command("bench", "Measure, beside what else.") { name, json };
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
        await BusBench.Run(found, rabbit, [.. Rooms.All().Where(static r => r.Name is "ledger" or "registry")], settings.Data, cancel);
        return found.Done();
    }

    private static async Task<Figures> Verify(HouseOptions settings, CancellationToken cancel)
    {
        var found = new Measurements("verify");
        await VerifyBench.Run(found, settings.Data, cancel);
        return found.Done();
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
