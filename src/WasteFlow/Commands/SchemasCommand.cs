using System.CommandLine;
using WasteFlow.Hosting;
using WasteFlow.Schemas;

namespace WasteFlow.Commands;

/// <summary><c>schemas</c>: writes what the program says of itself, the same bytes every time.</summary>
internal static class SchemasCommand
{
    public static Command Make()
    {
        var command = new Command("schemas", "Write messages, doors, databases and this help as schemas");
        var folder = new Option<string>("--out")
        {
            HelpName = "DIR",
            Description = "The folder that gets messages, http, database, cli and the page of coverage",
            DefaultValueFactory = static _ => "schemas",
        };
        command.Options.Add(folder);
        command.SetAction(async (parsed, _) =>
        {
            var to = parsed.GetValue(folder)!;
            await using var closed = House.Build(new HouseOptions { Data = Path.GetTempPath() }, Rooms.All());
            SchemaFile[] files =
                [.. MessageSchemas.All(closed), .. DoorSchemas.All(closed), .. TransitionTable.All(), AccountTable.Make(), .. DatabaseScripts.All(closed), .. HelpTexts.All(), CoveragePage.Make()];
            OutFile.Try(to, () => SchemaFiles.Write(to, files));
            await Console.Error.WriteLineAsync($"{files.Length} files under {to}");
            return Cli.Fine;
        });
        return command;
    }
}
