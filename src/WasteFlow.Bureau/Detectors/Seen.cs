using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Something that a detector sees in a line.</summary>
/// <param name="Subject">What it is about; the same again goes on with the same alarm.</param>
/// <param name="What">Which of the things that the detector can see; empty where it sees one.</param>
/// <param name="Adds">Whether the grams add to those seen of the same subject before; else they replace them.</param>
internal sealed record Seen(string Subject, WatchedThing Thing, string What = "", bool Adds = false)
{
    public long? Grams => Thing.Grams;
}

/// <summary>The detectors by the name that <c>schemas/codes/findings.csv</c> has for them. Each looks at every line once, before the clocks do.</summary>
internal static class Detectors
{
    private static readonly (string Name, Func<Scene, IEnumerable<Seen>> Look)[] All =
    [
        ("note", Notes.Look),
        ("missing", Weighings.Missing), ("surplus", Weighings.Surplus), ("missing-by-habit", Weighings.ByHabit),
        ("gain", Weighings.Gain), ("loss", Weighings.Loss),
        ("landfilled", Treatments.Landfilled), ("impure", Treatments.Impure), ("found-another", Treatments.FoundAnother),
        ("overdrawn", Overdrawn.Look), ("far-overdrawn", Overdrawn.LookFar),
        ("overlap", Trips.Overlap), ("slow", Trips.Slow), ("diverted", Trips.Diverted),
        ("split", Splits.Look), ("late-word", LateWords.Look), ("uncontracted", Uncontracted.Look), ("generated", Expectations.Look), ("full", FillSites.Look),
    ];

    private static readonly ILookup<string, FindingRow> Rows = FindingRows.All.ToLookup(static r => r.Sees, StringComparer.Ordinal);

    public static IEnumerable<string> Names => All.Select(static d => d.Name);

    public static void Apply(Scene scene)
    {
        foreach (var (name, look) in All)
        {
            foreach (var seen in look(scene).ToArray())
            {
                foreach (var row in Rows[name].Where(r => r.What == seen.What && r.IsAbout(seen.Thing.Stream, seen.Thing.Code)))
                {
                    Raise(row.Kind, seen, scene);
                }
            }
        }
    }

    private static void Raise(string kind, Seen seen, Scene scene)
    {
        var before = scene.Watches.Find(Subject.Id(kind, seen.Subject));
        var id = scene.Raise(kind, seen.Subject, seen.Thing);
        if (before is { EndedAt: null } && seen.Grams is { } grams)
        {
            scene.Watches.Weigh(id, seen.Adds ? (before.Grams ?? 0) + grams : grams, seen.Thing.Beyond);
        }
    }
}

/// <summary>The notes that the line carries: whoever judged the act has seen it already.</summary>
internal static class Notes
{
    public static IEnumerable<Seen> Look(Scene scene) => scene.Line.Notes.DistinctBy(static n => n.Code).Select(n =>
        new Seen(scene.Line.Manifest?.Number.Text ?? FormattableString.Invariant($"{scene.Line.Number}"), scene.Thing(), n.Code));
}
