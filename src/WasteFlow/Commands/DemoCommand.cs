using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using Progress = WasteFlow.Simulator.Progress;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Simulator;
using WasteFlow.Waste;

namespace WasteFlow.Commands;

/// <summary><c>demo</c>: every room in one process, the plans and tables loaded, a seeded month of a city played through the real doors.</summary>
public static class DemoCommand
{
    private const string DemoPlan = "guancheng";

    /// <summary>What a demo leaves in its folder, and may remove from it; whatever else lies there stays.</summary>
    private static readonly string[] Files = ["*.db", "*.db-wal", "*.db-shm", "*.pem", "*.key", CityPlay.Marker];

    private static readonly string[] Folders = ["keys", "portal-keys", "truth"];

    public static Command Make()
    {
        var from = new Option<string>("--from") { Description = "The first day it plays.", HelpName = "DATE", DefaultValueFactory = static _ => "2025-03-01" };
        var days = new Option<int>("--days") { Description = "How many days, 1 to 400.", HelpName = "N", DefaultValueFactory = static _ => 30 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same ledger.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        var corrections = new Option<bool>("--corrections") { Description = "People put right what they said, a few a day." };
        var fresh = new Option<bool>("--fresh") { Description = "Clear a folder that an earlier demo made." };
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the playing." };
        var command = new Command("demo", "Play a seeded month of a city through the real doors, then serve the portal.") { from, days, seed, corrections, fresh, noServe }.WithHouse();
        Checks(from, days);
        command.SetAction(async (parsed, cancel) =>
        {
            var options = Settings.From(parsed) with { SimulatedClock = true };
            options = parsed.GetValue(noServe) ? options with { Urls = "http://127.0.0.1:0" } : options;
            await Console.Error.WriteLineAsync("正在启动 / starting: databases, rooms, then a city to play …");
            Clear(options, parsed.GetValue(fresh));
            await Mark(options, cancel);
            await using var house = await House.Start(options, Rooms.All(), cancel);
            var first = LocalDatePattern.Iso.Parse(parsed.GetValue(from)!).Value;
            using var play = new CityPlay(house, new Script(parsed.GetValue(seed), first, parsed.GetValue(days), Corrections: parsed.GetValue(corrections)), Path.Combine(options.Data, "truth"));
            await WithBar(progress => play.Play(progress, cancel));
            var wrong = await Tell(play, cancel);
            await Next(play, parsed.GetValue(Settings.Data)!, cancel);
            if (!parsed.GetValue(noServe))
            {
                await Invite(house, play, cancel);
                await house.Stopped(cancel);
            }

            return wrong == 0 ? Cli.Fine : Cli.Finding;
        });
        return command;
    }

    internal static void Checks(Option<string> from, Option<int> days)
    {
        Date(from);
        days.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > 400))
            {
                result.AddError($"--days wants a whole number from 1 to 400.");
            }
        });
    }

    internal static void Date(Option from) => from.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && !LocalDatePattern.Iso.Parse(result.Tokens[0].Value).Success)
        {
            result.AddError($"--from {result.Tokens[0].Value} is no date: write 2025-03-01.");
        }
    });

    /// <summary>A bar on standard error; where that is no terminal, a row a scene.</summary>
    internal static async Task WithBar(Func<IProgress<Progress>, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Interactive)
        {
            await work(new Direct(static p => Console.Error.WriteLine(FormattableString.Invariant($"{p.Scene}  {p.Asked} acts asked, {p.Refused} refused"))));
            return;
        }

        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async bar =>
        {
            var task = bar.AddTask("开始 / beginning");
            await work(new Direct(p =>
            {
                task.Description = Markup.Escape(FormattableString.Invariant($"{p.Scene}  {p.Asked} / {p.Refused}"));
                task.MaxValue = p.Of;
                task.Value = p.Done;
            }));
        });
    }

    private static async Task<int> Tell(CityPlay play, CancellationToken cancel)
    {
        var simulation = play.Simulation!;
        var officer = await play.Officer(cancel);
        var (rows, wrong) = await CityFigures.Where(play, cancel);
        var seconds = play.Took.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        await Console.Out.WriteLineAsync($"{play.Town.Parties.Count} parties, {simulation.Asked} acts, {simulation.Refused} refused ({simulation.Refused * 100.0 / simulation.Asked:F1} %), {seconds} s");
        await Console.Out.WriteLineAsync("\nWhere each gram went (t):");
        await Console.Out.WriteLineAsync(string.Join('\n', rows));
        await Console.Out.WriteLineAsync("\nOne trace, looked at through treatment:");
        await Console.Out.WriteLineAsync(await OneTrace(officer, simulation, cancel));
        await Console.Out.WriteLineAsync($"\nOne plan report ({DemoPlan}):");
        await Console.Out.WriteLineAsync(Table(CityPlay.Must(await officer.Report(DemoPlan, cancel: cancel))));
        var head = CityPlay.Must(await officer.Head(cancel));
        foreach (var surprise in simulation.Surprises.Take(20))
        {
            await Console.Error.WriteLineAsync($"not expected: {surprise}");
        }

        await Console.Out.WriteLineAsync($"ledger: {head.Line} lines, hash {head.Hash}");
        return wrong;
    }

    /// <summary>Used oil, from a garage through a collector to its treatment.</summary>
    private static async Task<string> OneTrace(WasteFlowClient officer, Simulation simulation, CancellationToken cancel) =>
        simulation.Example is { } example
            ? await Traced(officer, example, cancel)
            : "(nothing has gone through a collector yet)";

    private static async Task<string> Traced(WasteFlowClient officer, ManifestNumber manifest, CancellationToken cancel)
    {
        var trace = CityPlay.Must(await officer.Trace(manifest, throughTreatment: true, cancel: cancel));
        var names = new Dictionary<SiteId, string>();
        foreach (var id in trace.Nodes.Select(static n => n.Holder).Concat(trace.Roots.Select(static r => r.Producer)).OfType<SiteId>().Distinct())
        {
            var name = (await officer.Site(id, cancel)).Value?.Name ?? (await officer.Enterprise(new(id.Text), cancel)).Value?.Name;
            names[id] = name ?? "";
        }

        return TraceCommand.Text(trace, id => names.GetValueOrDefault(id));
    }

    /// <summary>What to look at now, as commands that can be copied: none of them names what this play may not have.</summary>
    private static async Task Next(CityPlay play, string data, CancellationToken cancel)
    {
        var where = data == "data" ? "" : $" --data {data}";
        var manifest = play.Simulation!.Example
            ?? (CityPlay.Must(await (await play.Officer(cancel)).Manifests(take: 1, cancel: cancel)) is [var latest, ..] ? latest.Number : null);
        await Console.Error.WriteLineAsync("\nNext, in another terminal (dotnet run --project src/WasteFlow -- …):");
        await Console.Error.WriteLineAsync($"  report --plan {DemoPlan} --format csv{where}");
        if (manifest is { } number)
        {
            await Console.Error.WriteLineAsync($"  trace --manifest {number}{where}");
        }

        await Console.Error.WriteLineAsync($"  export --out journal.ndjson{where}");
        await Console.Error.WriteLineAsync($"  verify --file journal.ndjson --key {Path.Combine(data, "keys", "ledger.public.pem")}");
    }

    private static string Table(Report report) => string.Join('\n', report.Rows.Select(static r =>
            $"{r.No,3} {(r.Mandatory ? "★" : " ")} {r.Name}  {r.Value ?? "—"} {(r.Value is null ? r.Waiting ?? r.Reason : r.Unit)}  [{r.State}]")
        .Concat(report.TextTargets.Where(static t => t.Value is not null).Select(static t => $"  ·   “{t.Quote}”  {t.Value}  [{t.State}]")));

    private static void Clear(HouseOptions options, bool fresh)
    {
        var folder = new DirectoryInfo(options.Data);
        if (!folder.Exists || !folder.EnumerateFiles("*.db").Any())
        {
            return;
        }

        var ours = File.Exists(Path.Combine(options.Data, CityPlay.Marker));
        if (!fresh || !ours)
        {
            throw new CannotStart(ours
                ? $"{options.Data} holds an earlier demo: say --fresh to clear it, or name another folder with --data DIR."
                : $"{options.Data} holds data that no demo made: name another folder with --data DIR.");
        }

        foreach (var file in Files.SelectMany(folder.EnumerateFiles).ToList())
        {
            file.Delete();
        }

        foreach (var inner in Folders.Select(f => new DirectoryInfo(Path.Combine(options.Data, f))).Where(static f => f.Exists))
        {
            inner.Delete(recursive: true);
        }
    }

    // Before the first database: a start that fails later must not leave a folder that no demo may clear.
    private static async Task Mark(HouseOptions options, CancellationToken cancel)
    {
        options.MakeFolder();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(options.Data, CityPlay.Marker), "a simulated city\n", cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"--data {options.Data} cannot be written: {e.Message}", e) { IsWrongUse = true };
        }
    }

    private static async Task Invite(House house, CityPlay play, CancellationToken cancel)
    {
        var people = await play.EnrolPeople(cancel);
        await Console.Out.WriteLineAsync($"\nThe portal is at {house.Addresses[0]}. Sign in with the password {CityPlay.Password} as:");
        foreach (var (id, name) in people.Select(static p => (p.Id, p.Name)).Append((CityPlay.Administrator, "系统管理员")))
        {
            await Console.Out.WriteLineAsync($"  {id,-14} {name}");
        }
    }

    /// <summary>Reports at once, in order, on the caller's thread.</summary>
    private sealed class Direct(Action<Progress> tell) : IProgress<Progress>
    {
        public void Report(Progress value) => tell(value);
    }
}
