using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WasteFlow.Journeys;

/// <summary>
/// What the recipe "Add a stream" makes: the tables with the rows of AddedStream after them, built anew, and the program that was built
/// before, every other assembly of it as it was. Who adds rows changes no code, and this house has none that was changed.
/// </summary>
sealed partial class HouseOfAddedRows : PlayHouse
{
    static readonly TimeSpan BuildWithin = TimeSpan.FromMinutes(5);
    static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(2);

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-rows-").FullName;
    ProgramProcess? program;
    Uri? address;

    public override string Logs => program?.Said ?? "";

    protected override string FirstCode => program!.FirstCode;

    protected override Uri AddressOf(string door) => new(address!, door);

    protected override async Task Open()
    {
        var schemas = Path.Combine(folder, "schemas");
        foreach (var part in new[] { "codes", "plans" }) Copy(Path.Combine(AllJourneys.Root, "schemas", part), Path.Combine(schemas, part));
        foreach (var rows in Directory.GetFiles(AddedStreamTest.Folder, "*.csv")) Append(rows, Path.Combine(schemas, "codes", Path.GetFileName(rows)));
        AppendStream(Path.Combine(AddedStreamTest.Folder, "streams.json"), Path.Combine(schemas, "codes", "streams.json"));

        var there = Path.Combine(folder, "program");
        Copy(AppContext.BaseDirectory, there);
        File.Copy(await Tables(schemas), Path.Combine(there, "WasteFlow.Waste.dll"), overwrite: true);

        program = new("all rooms", Path.Combine(folder, "log"), ["run", "--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0", "--simulated-clock"], there);
        var until = Environment.TickCount64 + (long)StartWithin.TotalMilliseconds;
        Match opened;
        while (!(opened = Address().Match(program.Said)).Success)
        {
            if (program.HasEnded || Environment.TickCount64 > until) throw new InvalidOperationException($"the program did not open its doors: {program.Said}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        address = new(opened.Groups["url"].Value);
    }

    protected override async Task Close()
    {
        if (program is not null) await program.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Builds the one assembly that the tables travel in, from the sources as they are.</summary>
    async Task<string> Tables(string schemas)
    {
        var built = Path.Combine(folder, "built");
        using var build = Process.Start(new ProcessStartInfo("dotnet",
        [
            "build", Path.Combine(AllJourneys.Root, "src", "WasteFlow.Waste"), "--no-restore", "-nodeReuse:false", "-verbosity:quiet", "-nologo",
            $"-p:Schemas={schemas}", $"-p:IntermediateOutputPath={Path.Combine(folder, "obj")}/", "-p:UseSharedCompilation=false", "-o", built,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var wrong = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(BuildWithin);
        try
        {
            await build.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(build.ExitCode == 0, $"the tables were not built: {await said}{await wrong}");
        return Path.Combine(built, "WasteFlow.Waste.dll");
    }

    static void Append(string rows, string table) => File.AppendAllText(table, File.ReadAllText(rows));

    /// <summary>The row goes before the bracket that closes the table.</summary>
    static void AppendStream(string rows, string table)
    {
        var text = File.ReadAllText(table).TrimEnd();
        File.WriteAllText(table, text[..^1].TrimEnd() + "," + File.ReadAllText(rows).TrimStart()[1..]);
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex(@"portal: (?<url>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}
