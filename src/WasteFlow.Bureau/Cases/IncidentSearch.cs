using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// Waste was found somewhere: which producers have loads of such waste that are open, late, short or gone astray at that time? Regions do not count here, as
/// a load may be dumped anywhere; the nearer the producer, the more its evidence weighs.
/// </summary>
public static class IncidentSearch
{
    private static readonly string[] Broken = ["never-received", "refused-not-gone", "diverted-load", "two-places-at-once"];

    private static readonly string[] Short = ["short-weight", "stock-loss"];

    /// <param name="days">How long before the find a chain may have been mended and still counts.</param>
    public static Incident Of(WasteCode code, string place, Instant at, int days, FoldDocuments documents)
    {
        var candidates = new Watches(documents).Of(code)
            .Where(w => w.OpenedAt <= at && (w.EndedAt is not { } ended || ended >= at - Duration.FromDays(days)))
            .Where(static w => w.Origin is not null || w.Site is not null)
            .GroupBy(static w => (w.Origin ?? w.Site)!.Value)
            .Select(g => Candidate(g.Key, [.. g], code, place, at, documents))
            .OrderByDescending(static c => c.Score).ThenByDescending(static c => c.Missing).ThenBy(static c => c.Site.Text, StringComparer.Ordinal);
        return new(code, place, at, [.. candidates]);
    }

    private static Candidate Candidate(SiteId site, Watch[] watches, WasteCode code, string place, Instant at, FoldDocuments documents)
    {
        var known = documents.Get<WatchedSite>(Scene.SiteKey(site));
        Alarm[] evidence =
        [
            .. watches.Select(w => w.At(at)).OrderByDescending(a => Weight(a, code)).ThenBy(static a => a.Due).ThenBy(static a => a.Id, StringComparer.Ordinal),
        ];
        var loads = evidence.Where(static a => a.Manifest is not null && AlarmKinds.Of(a.Kind).Family == "deadline").ToArray();
        return new(
            site, known?.Enterprise, known?.Division, evidence.Sum(a => Weight(a, code)) * Nearness(known?.Division, place),
            Loads(loads, Watch.Pending), Loads(loads, Watch.Open, Watch.Escalated),
            evidence.Where(static a => Short.Contains(a.Kind, StringComparer.Ordinal)).Sum(static a => a.Grams ?? 0),
            evidence.Count(a => a.State is not Watch.Pending && Broken.Contains(a.Kind, StringComparer.Ordinal)), evidence);
    }

    private static int Loads(Alarm[] loads, params string[] states) =>
        loads.Where(a => states.Contains(a.State, StringComparer.Ordinal)).Select(static a => a.Manifest).Distinct().Count();

    /// <summary>1 for what is only under way, 2 to 5 for an alarm by its severity; twice as much for the very code.</summary>
    private static int Weight(Alarm alarm, WasteCode code) =>
        (alarm.State == Watch.Pending ? 1 : AlarmKinds.Of(alarm.Kind).Rank + 2) * (alarm.Code == code ? 2 : 1);

    /// <summary>3 in the same county, 2 in the same prefecture, else 1.</summary>
    private static int Nearness(string? division, string place) =>
        division is null ? 1
        : Divisions.IsIn(division, place) || Divisions.IsIn(place, division) ? 3
        : division[..4] == place[..Math.Min(4, place.Length)] ? 2
        : 1;
}
