using System.CommandLine;
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
            Description = "The folder that gets messages, http, database and cli",
            DefaultValueFactory = static _ => "schemas",
        };
        command.Options.Add(folder);
        command.SetAction(parsed =>
        {
            var files = MessageSchemas.All().Concat(DoorSchemas.All()).Concat(DatabaseScripts.All()).Concat(HelpTexts.All());
            var count = SchemaFiles.Write(parsed.GetValue(folder)!, [.. files]);
            Console.Error.WriteLine($"{count} files under {parsed.GetValue(folder)}");
            return Cli.Fine;
        });
        return command;
    }
}
