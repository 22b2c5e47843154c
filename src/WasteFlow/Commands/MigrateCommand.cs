using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary><c>migrate</c>: brings the databases of all rooms to their model, and says what it did.</summary>
public static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Bring the databases of all rooms to their model.").WithStorage();
        command.SetAction(static async (parsed, cancel) =>
        {
            var options = Settings.From(parsed);
            options.MakeFolder();
            await using WebApplication closed = House.Build(options, Rooms.All());
            var applied = await House.Migrate(closed.Services, cancel);
            await Console.Out.WriteLineAsync(applied == 0 ? "nothing to do" : $"{applied} migrations applied");
            return Cli.Fine;
        });
        return command;
    }
}
