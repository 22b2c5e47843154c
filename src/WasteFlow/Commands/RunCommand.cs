using System.CommandLine;
using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary><c>run [room…]</c>: opens the doors of the named rooms, all where none is named, until it is stopped.</summary>
public static class RunCommand
{
    public static Command Make()
    {
        var rooms = new Argument<string[]>("room")
        {
            HelpName = "room",
            Description = $"Which rooms: {string.Join(", ", Rooms.Names)}. None means all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        rooms.Validators.Add(static result =>
        {
            foreach (var name in result.Tokens.Select(static t => t.Value).Where(static n => !Rooms.Names.Contains(n, StringComparer.Ordinal)))
            {
                result.AddError($"There is no room {name}{WrongUse.Nearest(name, Rooms.Names)} Rooms are {string.Join(", ", Rooms.Names)}.");
            }
        });
        var command = new Command("run", "Open the doors of some rooms, or of all, until stopped.") { rooms }.WithHouse();
        command.Options.Add(Settings.Peers);
        command.Options.Add(Settings.InsideKey);
        command.Options.Add(Settings.SimulatedClock);
        command.SetAction(async (parsed, cancel) =>
        {
            var chosen = Rooms.Named(parsed.GetValue(rooms) ?? []);
            await using var house = await House.Start(Settings.From(parsed) with { WaitsForSeat = true, SaysFirstCode = true }, chosen, cancel);
            foreach (var address in house.Addresses)
            {
                await Console.Error.WriteLineAsync($"{string.Join(", ", chosen.Select(static r => r.Name))}: {address}");
            }

            // Who asks meanwhile is answered meanwhile.
            var rehearsing = house.Rehearse(cancel);
            await house.Stopped(cancel);
            await rehearsing;
            return Cli.Fine;
        });
        return command;
    }
}
