using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Where vehicles are said to have been, and how long they took.</summary>
internal static class Trips
{
    private const int RememberedMax = 12;

    private const int UsualFrom = 6;

    /// <summary>
    /// Two trips of one vehicle at the same time to different receivers. A round to one receiver is no wonder, and a trip without an end proves nothing yet.
    /// </summary>
    public static IEnumerable<Seen> Overlap(Scene scene)
    {
        if (scene.Line.Act is not ("file-manifest" or "pick-up-waste" or "arrive-waste" or "receive-waste")
            || ManifestClock.Now(scene) is not { Vehicle: { } plate, LeftAt: { } since } manifest || string.IsNullOrWhiteSpace(plate))
        {
            yield break;
        }

        var left = manifest.WentOnAt ?? since;
        var number = scene.Line.Manifest!.Number;
        var key = Subject.Id("vehicle", plate.Replace(" ", "", StringComparison.Ordinal));
        var trip = new Trip(number, manifest.Mover, manifest.Receiver, left, manifest.CameAt);
        var others = (scene.Documents.Get<VehicleTrips>(key)?.Latest ?? []).Where(t => t.Manifest != number).ToArray();
        scene.Documents.Put(key, new VehicleTrips([trip, .. others.OrderByDescending(static t => t.Left).Take(RememberedMax - 1)]));
        if (trip.Came is not { } came || scene.Site(trip.Mover) is not { } site
            || scene.Law.On(Calendar.DayOf(left)).Rule("vehicle-overlap", site.Division, manifest.Stream)?.Value is not { } minutes)
        {
            yield break;
        }

        foreach (var other in others.Where(t => t.Receiver != trip.Receiver && t.Came is { } end
            && Instant.Min(end, came) - Instant.Max(t.Left, left) > Duration.FromMinutes(minutes)))
        {
            string[] both = [.. new[] { number.Text, other.Manifest.Text }.Order(StringComparer.Ordinal)];
            yield return new($"{both[0]}@{both[1]}", ManifestClock.Thing(number, manifest, PartyRoles.Carrier, scene));
        }
    }

    /// <summary>A trip that took many times what the way usually takes. One that was handed over or goes on to another receiver tells nothing of the way.</summary>
    public static IEnumerable<Seen> Slow(Scene scene)
    {
        if (scene.Line.Act is not ("arrive-waste" or "receive-waste") || ManifestClock.Now(scene) is not { LeftAt: { } left, CameAt: { } came, WentOnAt: null } manifest
            || scene.Manifest(scene.Line.Manifest!.Number)?.CameAt is not null)
        {
            yield break;
        }

        var minutes = (long)(came - left).TotalMinutes;
        var key = Subject.Id("way", $"{manifest.Mover}@{manifest.Receiver}");
        var usual = scene.Documents.Get<UsualTime>(key) ?? new UsualTime(0, 0);
        var mean = usual.Trips == 0 ? 0 : usual.Minutes / usual.Trips;
        var day = Calendar.DayOf(left);
        var division = scene.Site(manifest.Mover)?.Division ?? "";
        if (usual.Trips >= UsualFrom
            && scene.Law.On(day).Rule("slow-trip", division, manifest.Stream)?.Value is { } percent && minutes * 100 > mean * percent
            && scene.Law.On(day).Rule("slow-trip-by", division, manifest.Stream)?.Value is { } more && minutes > mean + more)
        {
            yield return new(scene.Line.Manifest.Number.Text, ManifestClock.Thing(scene.Line.Manifest.Number, manifest, PartyRoles.Carrier, scene));
        }
        else if (minutes > 0)
        {
            scene.Documents.Put(key, new UsualTime(usual.Trips + 1, usual.Minutes + minutes));
        }
    }

    /// <summary>The load is taken to another receiver than the manifest named, whether on the same manifest or on a new one.</summary>
    public static IEnumerable<Seen> Diverted(Scene scene) =>
        scene.Line.Act == "divert-waste" || scene.Line.Notes.Any(static n => n.Code == "carries_on")
            ? [new(scene.Line.Manifest!.Number.Text, scene.Thing())]
            : [];
}

/// <summary>The latest trips of a vehicle.</summary>
public sealed record VehicleTrips(IReadOnlyList<Trip> Latest);

/// <param name="Came">Null while it is on its way.</param>
public sealed record Trip(ManifestNumber Manifest, SiteId Mover, SiteId Receiver, Instant Left, Instant? Came);

/// <summary>How long a way took so far.</summary>
/// <param name="Minutes">Of all trips together.</param>
public sealed record UsualTime(long Trips, long Minutes);
