using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>What a crowd left: its exported journal, and what the program says of it at some lines.</summary>
sealed record Crowd(string Name, Journal Journal, long Bad, JsonNode Told)
{
    readonly Dictionary<int, Custody> played = [];

    /// <summary>Lines at which something was told.</summary>
    public IEnumerable<(int Line, JsonNode Told)> Looks => Told["at"]!.AsArray().Select(static a => (a!["line"]!.GetValue<int>(), a));

    /// <summary>The journal played as if it had ended with a line.</summary>
    public Custody UpTo(int line) => played.TryGetValue(line, out var custody) ? custody : played[line] = new([.. Journal.Lines.Take(line)]);
}

/// <summary>The crowds of the property tests, played by their own program.</summary>
public sealed class PlayedCrowd : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-crowd-").FullName;

    internal string Folder => folder;

    internal IReadOnlyList<Crowd> Crowds { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await WasteflowProgram.PlayCrowd(folder);
        Crowds = [.. Directory.GetFiles(folder, "*.ndjson").Select(Read)];
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return default;
    }

    static Crowd Read(string file)
    {
        var journal = Journal.Read(File.ReadLines(file), out var bad);
        return new(Path.GetFileNameWithoutExtension(file), journal, bad, JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(file, ".told.json")))!);
    }
}
