using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What a correction left is settled in as many days as a manifest's own difference; a later correction of the same line takes it over.</summary>
internal static class DifferenceClock
{
    private const string Kind = "difference-open";

    public static void Apply(Scene scene)
    {
        var line = scene.Line;
        if (line.Corrects is { Is: not null } corrected)
        {
            Corrected(corrected, scene);
        }
        else if (line.Moves.Count > 0 && line.Difference() is { } settled)
        {
            scene.End([Id(settled)]);
        }
    }

    private static void Corrected(Corrected corrected, Scene scene)
    {
        var latest = FormattableString.Invariant($"left-by-corrections/{corrected.Line}");
        if (scene.Documents.Get<LeftBy>(latest) is { } earlier)
        {
            scene.End([Id(earlier.Line)]);
            scene.Documents.Remove(latest);
        }

        if (corrected.Leaves is not { } leaves)
        {
            return;
        }

        var left = LeftAt.Of(scene.Line, corrected, leaves);
        var thing = Thing(left, scene);
        var row = Deadlines.CountedFrom("received").Single(static r => r.Kind == Kind);
        if (scene.Site(thing.Site) is { } site && scene.Await(row, Subject(scene.Line.Number), site.Division, scene.Line.HappenedAt(), thing) is not null)
        {
            scene.Documents.Put(latest, new LeftBy(scene.Line.Number));
        }
    }

    /// <summary>A manifest may be over and forgotten: then the lots that it is about tell where.</summary>
    private static WatchedThing Thing(LeftAt left, Scene scene)
    {
        var manifest = left.Manifest is { } number ? scene.Manifest(number) : null;
        var site = left.Site ?? manifest?.Receiver ?? left.Holder;
        return new(site, scene.Site(site)?.Enterprise, manifest?.Mover, manifest?.Receiver, left.Stream, left.Code, left.Manifest, null, left.Grams);
    }

    private static string Subject(long line) => FormattableString.Invariant($"line-{line}");

    private static string Id(long line) => Bureau.Subject.Id(Kind, Subject(line));

    private sealed record LeftBy(long Line);
}
