using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>A city that the program played, exported, and what the simulator says it told.</summary>
public sealed class PlayedCity : IAsyncLifetime
{
    /// <summary>At full size a week of an old year and the whole of the next, so that stocks of earlier years are used too.</summary>
    internal static readonly bool Full = Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full";

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-oracle-").FullName;

    internal string Data => Path.Combine(folder, "data");

    internal string File => Path.Combine(folder, "journal.ndjson");

    internal string Said { get; private set; } = "";

    internal Journal Journal { get; private set; } = null!;

    internal Custody Custody { get; private set; } = null!;

    internal JsonNode Told { get; private set; } = null!;

    internal long Bad { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Said = await WasteflowProgram.Say("demo", "--no-serve", "--corrections", "--from", Full ? "2024-12-25" : "2025-01-30", "--days", Full ? "372" : "3", "--seed", "7", "--data", Data, "--urls", "http://127.0.0.1:0");
        await WasteflowProgram.Say("export", "--out", File, "--data", Data);
        Journal = Journal.Read(System.IO.File.ReadLines(File), out var bad);
        Bad = bad;
        Custody = new(Journal.Lines);
        var told = Directory.GetFiles(Data, "told.json", SearchOption.AllDirectories).Single();
        Told = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(told, TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return default;
    }
}
