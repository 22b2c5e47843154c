using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>A trace as trace.ts draws it: every text in the reader's language. Where there are too many acts to see, like ones of a level are one.</summary>
/// <param name="Levels">How many acts the longest way has.</param>
/// <param name="Widest">How many nodes the fullest level has.</param>
public sealed record TraceDrawing(IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnEdge> Edges, int Levels, int Widest)
{
    /// <summary>More than this many nodes cannot be told apart on a screen.</summary>
    public const int NodesMax = 48;

    /// <summary>Whether nodes stand for several acts each.</summary>
    public bool IsMerged { get; private init; }

    /// <summary>For a script element: nothing in it can end the element.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static TraceDrawing Of(Trace trace, Language language, Names names)
    {
        var levels = Layered(trace);
        var drawing = Merge(trace, n => n.Id, levels, language, names);
        if (drawing.Nodes.Count > NodesMax)
        {
            drawing = Merge(trace, n => $"{levels[n.Id]}/{n.Act}/{n.Kind}/{n.Holder}", levels, language, names);
        }

        return drawing.Nodes.Count > NodesMax ? Merge(trace, n => $"{levels[n.Id]}/{n.Act}/{n.Kind}", levels, language, names) : drawing;
    }

    private static TraceDrawing Merge(Trace trace, Func<TraceNode, string> key, Dictionary<string, int> levels, Language language, Names names)
    {
        var keyOf = trace.Nodes.ToDictionary(static n => n.Id, key, StringComparer.Ordinal);
        var nodes = trace.Nodes.GroupBy(key, StringComparer.Ordinal).Select(g => Node(g.Key, [.. g], levels, language, names)).ToList();
        var edges = trace.Edges.Where(e => keyOf.ContainsKey(e.From) && keyOf.ContainsKey(e.To))
            .GroupBy(e => (From: keyOf[e.From], To: keyOf[e.To]))
            .Select(g => new DrawnEdge(g.Key.From, g.Key.To, g.Sum(static e => e.Grams), EdgeTip([.. g], language)))
            .ToList();
        return new(nodes, edges, nodes.Select(static n => n.Level + 1).DefaultIfEmpty().Max(), nodes.GroupBy(static n => n.Level).Select(static g => g.Count()).DefaultIfEmpty().Max())
        {
            IsMerged = nodes.Count < trace.Nodes.Count,
        };
    }

    /// <summary>The longest way to each node, so that merging nodes of one level can never close a circle.</summary>
    private static Dictionary<string, int> Layered(Trace trace)
    {
        var levels = trace.Nodes.ToDictionary(static n => n.Id, static _ => 0, StringComparer.Ordinal);
        var into = trace.Edges.ToLookup(static e => e.To, StringComparer.Ordinal);

        // Nodes come in the order of their lines, and mass never flows to an older line.
        foreach (var node in trace.Nodes)
        {
            foreach (var edge in into[node.Id])
            {
                levels[node.Id] = Math.Max(levels[node.Id], levels.GetValueOrDefault(edge.From, -1) + 1);
            }
        }

        return levels;
    }

    private static DrawnNode Node(string key, IReadOnlyList<TraceNode> all, Dictionary<string, int> levels, Language language, Names names)
    {
        var first = all[0];
        var act = language.Word("act", first.Act);
        var holders = all.Select(static n => n.Holder).Distinct().ToList();
        var where = holders.Count > 1 ? language.Say($"{holders.Count} 处", $"{holders.Count} sites")
            : holders[0] is { } holder ? names.Of(holder)
            : language.Say("无权查看", "not yours to see");
        var many = all.Count > 1 ? language.Say($" × {all.Count}", $" × {all.Count}") : "";
        var time = all.Count > 1 ? $"{Figures.Time(all.Min(static n => n.At))} – {Figures.Time(all.Max(static n => n.At))}" : Figures.Time(first.At);
        var grams = all.Sum(static n => n.Grams);
        return new(
            key, $"{act}{many}\n{where}", $"{act}{many} · {KindWord(first.Kind, language)}\n{where}\n{time}\n{language.Mass(grams)}",
            Tone(first), levels[first.Id], grams);
    }

    private static string EdgeTip(IReadOnlyList<TraceEdge> all, Language language)
    {
        var lots = all.Select(static e => e.Lot).OfType<LotId>().Distinct().ToList();
        var lot = lots.Count == 1 ? language.Say($"批次 {lots[0]}", $"Lot {lots[0]}") : language.Say($"{lots.Count} 个批次", $"{lots.Count} lots");
        return $"{lot}\n{language.Mass(all.Sum(static e => e.Grams))}";
    }

    /// <summary>A node's kind is a place, an outcome class or an account.</summary>
    public static string KindWord(string kind, Language language) =>
        new[] { "place", "class", "account" }.Select(set => language.Word(set, kind)).FirstOrDefault(w => w != kind) ?? kind;

    private static string Tone(TraceNode node) => node.Kind switch
    {
        Places.Transit => "transit",
        Places.Discrepancy or "difference" or Accounts.Weighing => "discrepancy",
        Classes.Utilised or Classes.Incinerated or Classes.Landfilled or Classes.Otherwise => node.Kind,
        Places.Storage when node.Act is "generate-waste" or "record-opening-stock" or "bring-in-waste" => "source",
        Places.Storage => "storage",
        _ => "other",
    };
}

/// <param name="Level">The column it stands in, from 0.</param>
public sealed record DrawnNode(string Id, string Label, string Tip, string Tone, int Level, long Grams);

public sealed record DrawnEdge(string From, string To, long Grams, string Tip);
