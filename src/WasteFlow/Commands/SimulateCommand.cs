using System.CommandLine;
using NodaTime;
using WasteFlow.Hosting;
using WasteFlow.Simulator;

namespace WasteFlow.Commands;

/// <summary><c>simulate</c>: plays a city and keeps what it asked, what it told and what really happened.</summary>
public static class SimulateCommand
{
    private const string City = "zhengzhou";

    public static Command Make()
    {
        var city = new Option<string>("--city") { Description = $"Which city: {City}.", DefaultValueFactory = static _ => City };
        city.AcceptOnlyFromAmong(City);
        var from = new Option<string>("--from") { Description = "The first day it plays.", HelpName = "DATE", DefaultValueFactory = static _ => "2025-03-01" };
        var days = new Option<int>("--days") { Description = "How many days, 1 to 400.", HelpName = "N", DefaultValueFactory = static _ => 30 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same acts.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        var corrections = new Option<bool>("--corrections") { Description = "People put right what they said, a few a day." };
        var to = new Option<string>("--out") { Description = "An empty folder: acts.ndjson, told.json, really.json, and data with the ledger.", HelpName = "DIR", Required = true };
        var command = new Command("simulate", "Play a city; keep what it asked, what it told and what really happened.") { city, from, days, seed, corrections, to };
        command.Options.Add(Settings.Database);
        command.Options.Add(Settings.Bus);
        DemoCommand.Checks(from, days);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = OutFile.Folder(parsed.GetValue(to)!);
            if (folder.EnumerateFileSystemInfos().Any())
            {
                throw new CannotStart($"{folder.FullName} is not empty: name another folder with --out DIR.");
            }

            var options = Settings.From(parsed) with { Data = Path.Combine(folder.FullName, "data"), Urls = "http://127.0.0.1:0", SimulatedClock = true };
            await using var house = await House.Start(options, Rooms.All(), cancel);
            var first = NodaTime.Text.LocalDatePattern.Iso.Parse(parsed.GetValue(from)!).Value;
            using var play = new CityPlay(house, new Script(parsed.GetValue(seed), first, parsed.GetValue(days), Corrections: parsed.GetValue(corrections)), folder.FullName);
            await DemoCommand.WithBar(progress => play.Play(progress, cancel));
            var (rows, wrong) = await CityFigures.Where(play, cancel);
            await Console.Out.WriteLineAsync(string.Join('\n', rows));
            return wrong == 0 ? Cli.Fine : Cli.Finding;
        });
        return command;
    }
}
