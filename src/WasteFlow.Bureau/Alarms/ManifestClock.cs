using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>The deadlines of a manifest: each state has those that are counted from its beginning, and leaving it ends them.</summary>
internal static class ManifestClock
{
    private static readonly string[] Ends = ["returned", "diverted", "closed", "cancelled", "expired"];

    /// <summary>The findings that end when the difference does.</summary>
    private static readonly string[] Differences = ["short-weight", "surplus-weight"];

    public static void Apply(Scene scene)
    {
        if (scene.Line.Manifest is not { } step)
        {
            return;
        }

        var before = scene.Manifest(step.Number);
        if (Now(scene) is not { } after)
        {
            return;
        }

        CarriesOn(scene);

        if (after.State != before?.State)
        {
            scene.End(after.Watching);
            after = after with { Watching = [.. Begin(step.Number, after, scene), .. after.State is "received" or "partly-received" ? Differences.Select(k => Subject.Id(k, step.Number.Text)) : []] };
        }

        if (Ends.Contains(step.State, StringComparer.Ordinal))
        {
            scene.Documents.Remove(Scene.ManifestKey(step.Number));
        }
        else
        {
            scene.Documents.Put(Scene.ManifestKey(step.Number), after);
        }
    }

    /// <summary>What a watch is about that is about the manifest, seen from who has to act.</summary>
    public static WatchedThing Thing(ManifestNumber number, WatchedManifest manifest, string owner, Scene scene)
    {
        var site = owner == PartyRoles.Receiver ? manifest.Receiver : manifest.Mover;
        return new(
            site, owner == PartyRoles.Carrier ? manifest.Carrier : scene.Site(site)?.Enterprise, manifest.Mover, manifest.Receiver, manifest.Stream,
            manifest.Codes[0], number, null, manifest.Grams);
    }

    private static IEnumerable<string> Begin(ManifestNumber number, WatchedManifest manifest, Scene scene)
    {
        var mover = scene.Site(manifest.Mover);
        foreach (var row in Deadlines.CountedFrom(manifest.State).Where(r => manifest.Codes.Any(c => r.IsAbout(manifest.Stream, c))))
        {
            var thing = Thing(number, manifest, AlarmKinds.Of(row.Kind).Owner, scene);
            var at = scene.Site(thing.Site) ?? mover;
            if (at is not null && row.IsFor(at.Group, at.Tags) && scene.Await(row, number.Text, at.Division, From(scene.Line), thing) is { } id)
            {
                yield return id;
            }
        }
    }

    /// <summary>When the state began: on the planned day of departure for what is filed, else when the act happened.</summary>
    private static Instant From(Line line) =>
        line.Act == "file-manifest" && line.As<FileManifest>() is { Scanned: not true, Departure: { } day }
            ? Instant.Max(Calendar.StartOf(day), line.HappenedAt())
            : line.HappenedAt();

    /// <summary>The manifest as the line leaves it; null where the line has none, or it was at its end before.</summary>
    public static WatchedManifest? Now(Scene scene) =>
        scene.Line.Manifest is not { } step ? null
        : scene.Line.Filing() is { } filing ? Filed(filing, step.State, scene.Line)
        : scene.Manifest(step.Number) is { } before ? Moved(before, step.State, scene.Line)
        : null;

    private static void CarriesOn(Scene scene)
    {
        if (scene.Line.Notes.Any(static n => n.Code == "carries_on") && scene.Line.Filing()?.LinkedTo is { } old && scene.Manifest(old) is { } before)
        {
            scene.End(before.Watching);
            scene.Documents.Remove(Scene.ManifestKey(old));
        }
    }

    private static WatchedManifest Filed(FileManifest said, string state, Line line) => new(
        state, said.Stream, said.Mover, said.Carrier, said.Receiver, [.. said.Items.Select(static i => i.Code)],
        said.Items.Sum(static i => i.Quantity.Grams("", out var grams) is null ? grams : 0), said.Vehicle, said.IsAfterTheFact(),
        said.Scanned == true ? line.HappenedAt() : null, null, []);

    private static WatchedManifest Moved(WatchedManifest manifest, string state, Line line) => line.Act switch
    {
        "pick-up-waste" => manifest with { State = state, Vehicle = line.As<PickUpWaste>().Vehicle, Grams = Loaded(manifest, line), LeftAt = line.HappenedAt() },
        "arrive-waste" => manifest with { State = state, CameAt = line.HappenedAt() },
        "receive-waste" => manifest with { State = state, CameAt = manifest.CameAt ?? line.HappenedAt() },
        "hand-over-waste" when line.As<HandOverWaste>() is var said => manifest with { State = state, Carrier = said.To, Vehicle = said.Vehicle, WentOnAt = line.HappenedAt() },
        "divert-waste" => manifest with { State = state, Receiver = line.As<DivertWaste>().NewReceiver, WentOnAt = line.HappenedAt(), CameAt = null },
        _ => manifest with { State = state },
    };

    private static long Loaded(WatchedManifest manifest, Line line)
    {
        var transit = line.Lots.Where(static l => l.Place == Places.Transit).Select(static l => l.Lot.ToString()).ToHashSet(StringComparer.Ordinal);
        return transit.Count == 0 ? manifest.Grams : line.Moves.Where(m => transit.Contains(m.To)).Sum(static m => m.Grams);
    }
}
