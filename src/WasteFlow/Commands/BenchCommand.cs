using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using WasteFlow.Bench;
using WasteFlow.Contracts;

namespace WasteFlow.Commands;

/// <summary><c>bench NAME --json</c>: how fast, beside what else.</summary>
public static class BenchCommand
{
    private static readonly string[] Names = ["path"];

    public static Command Make()
    {
        var name = new Argument<string>("name") { Description = "path: an act's whole way from the HTTP door to its answer." };
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
                var figures = await PathBench.Run(Settings.From(parsed) with { Data = folder.FullName }, Rooms.All(), cancel);
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
