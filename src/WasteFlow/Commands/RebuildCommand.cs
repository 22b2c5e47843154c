using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary><c>rebuild</c>: has read models built anew from the first line. A running house begins within seconds, and answers from the old ones until then.</summary>
public static class RebuildCommand
{
    public static Command Make()
    {
        var fold = new Option<string>("--fold") { Description = "The read model's name; every room that keeps one of it does so.", HelpName = "NAME", Required = true };
        var room = new Option<string?>("--room") { Description = "This room's alone.", HelpName = "ROOM" };
        var command = new Command("rebuild", "Have a read model built anew while the old one answers.") { fold, room }.WithStorage();
        command.SetAction(async (parsed, cancel) =>
        {
            var options = Settings.From(parsed);
            options.MakeFolder();
            await using WebApplication closed = House.Build(options, Rooms.All());
            await House.Migrate(closed.Services, cancel);
            var only = parsed.GetValue(room);
            var asked = new List<string>();
            foreach (var runner in closed.Services.GetRequiredService<FoldRunners>().All.Where(r => only is null || r.Room.Equals(only, StringComparison.Ordinal)))
            {
                if (await runner.AskRebuild(parsed.GetValue(fold)!, cancel))
                {
                    asked.Add(runner.Room);
                }
            }

            if (asked.Count == 0)
            {
                throw new CannotStart($"No room{(only is null ? "" : $" named {only}")} keeps a read model named {parsed.GetValue(fold)}.");
            }

            await Console.Out.WriteLineAsync($"asked for: {string.Join(", ", asked)}");
            return Cli.Fine;
        });
        return command;
    }
}
