using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace WasteFlow.Oracle;

/// <summary>One city played by the built program, and its journal exported: what the tests of this project look at.</summary>
public sealed class PlayedCity : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wasteflow-oracle-");

    public PlayedCity()
    {
        var days = Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full" ? "30" : "2";
        Demo = Run("demo", "--no-serve", "--days", days, "--seed", "7", "--data", Data, "--urls", "http://127.0.0.1:0");
        Run("export", "--data", Data, "--out", Export);
        Journal = Journal.Read(Export);
    }

    public string Demo { get; }

    public Journal Journal { get; }

    public string Data => Path.Combine(folder.FullName, "data");

    public string Export => Path.Combine(folder.FullName, "journal.ndjson");

    public JsonNode Told() => JsonNode.Parse(File.ReadAllText(Path.Combine(Data, "truth", "told.json")))!;

    /// <summary>What the program printed; it must have gone well.</summary>
    public string Run(params string[] words)
    {
        var (code, output) = Try(words);
        Assert.True(code == 0, $"{string.Join(' ', words)} ended with {code}: {output}");
        return output;
    }

    public static (int Code, string Output) Try(params string[] words)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../../../../src/WasteFlow/bin/{configuration}/net10.0/wasteflow.dll"));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(string.Join(' ', words));
        }

#pragma warning disable RS0030 // The process has ended, so both are there.
        return (process.ExitCode, output.Result + (process.ExitCode == 0 ? "" : errors.Result));
#pragma warning restore RS0030
    }

    public void Dispose() => folder.Delete(recursive: true);
}
