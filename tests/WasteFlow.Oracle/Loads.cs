using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>The manifests as the lines say them, up to the line that was read last: who sends what where, and how it is to be treated.</summary>
sealed class Loads
{
    readonly Dictionary<string, Load> loads = new(StringComparer.Ordinal);

    public void Read(JournalLine line)
    {
        if (line.Manifest is not { } number) return;
        switch (line.Act)
        {
            case "file-manifest":
                loads[number] = new(
                    Text(line, "mover"), Text(line, "receiver"),
                    [.. line.Said["items"]!.AsArray().Select(static i => new LoadItem(
                        i!["code"]!.GetValue<string>(), i["method"]!.GetValue<string>(), i["origin"]?.GetValue<string>()))]);
                break;
            case "meter-waste":
                loads[number] = new(Text(line, "mover"), Text(line, "receiver"), [new(Text(line, "code"), Text(line, "method"), null)]);
                break;
            case "divert-waste":
                loads[number] = loads[number] with
                {
                    Receiver = Text(line, "newReceiver"),
                    Items = [.. loads[number].Items.Select(i => i with { Method = Text(line, "method") })],
                };
                break;
        }
    }

    public Load? Of(string? number) => number is not null && loads.TryGetValue(number, out var load) ? load : null;

    static string Text(JournalLine line, string field) => line.Said[field]!.GetValue<string>();
}

/// <summary>A manifest.</summary>
sealed record Load(string Mover, string Receiver, IReadOnlyList<LoadItem> Items)
{
    /// <summary>Its item by number; where none is said, the first of that code and producer, else of that code.</summary>
    public LoadItem? Item(int? number, string code, string? producer) =>
        number is { } n ? Items[n - 1]
        : Items.FirstOrDefault(i => i.Code == code && (i.Origin ?? Mover) == (producer ?? Mover)) ?? Items.FirstOrDefault(i => i.Code == code);

    /// <summary>Whether a producer's waste leaves him by this manifest; a collector's later manifest is another one.</summary>
    public bool IsOf(string producer) => producer == Mover || Items.Any(i => i.Origin == producer);
}

/// <summary>One waste on a manifest.</summary>
sealed record LoadItem(string Code, string Method, string? Origin);
