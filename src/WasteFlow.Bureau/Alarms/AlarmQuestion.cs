using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>Which alarms a reader asks for.</summary>
/// <param name="State">A state of <see cref="Watch"/>; null for what is open or escalated, <see cref="All"/> for these and what has ended.</param>
/// <param name="AsOf">As of when.</param>
/// <param name="Take">0 to <see cref="TakeMax"/>.</param>
/// <param name="Alarm">The id of the one that is asked for, in whatever state it is where none is named.</param>
public sealed record AlarmQuestion(
    string? Region, string? Stream, string? Kind, string? Owner, string? Severity, string? State, Instant AsOf, int Take, string? Alarm = null)
{
    public const string All = "all";

    public const int TakeDefault = 100;

    public const int TakeMax = 1000;

    public static readonly string[] States = [Watch.Pending, Watch.Open, Watch.Escalated, Watch.Ended, All];
}

/// <summary>
/// The alarms a reader may see: an officer those of its region and streams, a party those it has to act on.
/// </summary>
public static class AlarmAnswer
{
    public static AlarmList Of(AlarmQuestion asked, Caller reader, FoldDocuments documents, long line)
    {
        var found = Watched(asked, reader, new Watches(documents))
            .Where(w => Matches(w, asked) && Sees(w, reader))
            .Select(w => w.At(asked.AsOf))
            .Where(a => asked.State is null ? asked.Alarm is not null || a.State is Watch.Open or Watch.Escalated : asked.State == AlarmQuestion.All ? a.State != Watch.Pending : a.State == asked.State)
            .OrderByDescending(static a => AlarmKinds.Of(a.Kind).Rank).ThenBy(static a => a.Due).ThenBy(static a => a.Id, StringComparer.Ordinal)
            .ToArray();
        return new(asked.AsOf, line, found.Length, Counted(found), [.. found.Take(asked.Take)]);
    }

    /// <summary>What is not at an end at a site, due or not, the next one first.</summary>
    public static AlarmList Of(SiteId site, Instant asOf, Caller reader, FoldDocuments documents, long line)
    {
        Alarm[] found =
        [
            .. new Watches(documents).Of(site).Where(w => Sees(w, reader)).Select(w => w.At(asOf))
                .OrderBy(static a => a.Due).ThenBy(static a => a.Id, StringComparer.Ordinal),
        ];
        return new(asOf, line, found.Length, Counted(found), found);
    }

    private static IReadOnlyList<AlarmCount> Counted(Alarm[] found) =>
        [.. AlarmKinds.Severities.Reverse().Select(s => new AlarmCount(s, found.Count(a => a.Severity == s))).Where(static c => c.Count > 0)];

    private static IEnumerable<Watch> Watched(AlarmQuestion asked, Caller reader, Watches watches)
    {
        if (asked.Alarm is { } id)
        {
            return watches.Find(id) is { } one ? [one] : [];
        }

        if (reader.Enterprise is { } party)
        {
            return asked.State is Watch.Ended or AlarmQuestion.All ? watches.Of(party).Concat(watches.EndedOf(party)) : watches.Of(party);
        }

        var region = asked.Region ?? reader.Region;
        var open = asked.State == Watch.Pending ? watches.NotEnded(region) : asked.State == Watch.Ended ? [] : watches.DueBy(asked.AsOf, region);
        return asked.State is Watch.Ended or AlarmQuestion.All ? open.Concat(watches.Ended(region)) : open;
    }

    private static bool Matches(Watch watch, AlarmQuestion asked) =>
        (asked.Stream is null || watch.Stream == asked.Stream)
        && (asked.Kind is null || watch.Kind == asked.Kind)
        && (asked.Owner is null || AlarmKinds.Of(watch.Kind).Owner == asked.Owner)
        && (asked.Severity is null || AlarmKinds.Of(watch.Kind).Severity == asked.Severity);

    internal static bool Sees(Watch watch, Caller reader) => reader.Enterprise is { } party
        ? watch.Party == party && AlarmKinds.Of(watch.Kind).Owner != "bureau"
        : (reader.IsAuthority || reader.Is(Roles.Machine))
            && (reader.Region is not { } region || watch.Regions.Any(r => Divisions.IsIn(r, region)))
            && (reader.Streams is not { } streams || watch.Stream is null || streams.Contains(watch.Stream, StringComparer.Ordinal));
}
