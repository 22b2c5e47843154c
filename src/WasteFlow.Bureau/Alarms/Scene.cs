using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>A line, and what the watching folds know when it comes in.</summary>
internal sealed class Scene(Line line, FoldDocuments documents)
{
    /// <summary>Where a site is not known, so that its watches are found by nobody's region but by who answers for all.</summary>
    private const string Nowhere = "0";

    public Line Line { get; } = line;

    public FoldDocuments Documents { get; } = documents;

    public Watches Watches { get; } = new(documents);

    /// <summary>The law as of the line.</summary>
    public Law Law { get; } = LawFold.Of(documents);

    public WatchedSite? Site(SiteId? site) => site is { } id ? Documents.Get<WatchedSite>(SiteKey(id)) : null;

    public WatchedManifest? Manifest(ManifestNumber number) => Documents.Get<WatchedManifest>(ManifestKey(number));

    public WatchedLot? Lot(LotId lot) => Documents.Get<WatchedLot>(LotKey(lot));

    /// <summary>
    /// Opens the deadline of a row, counted from an instant, and gives the watch's id; null where no rule is in force there and then.
    /// </summary>
    /// <param name="division">The place whose rule counts.</param>
    public string? Await(DeadlineRow row, string subject, string division, Instant from, WatchedThing thing)
    {
        if (Law.On(Calendar.DayOf(Line.HappenedAt())).Rule(row.Rule, division, thing.Stream) is not { } rule || Deadlines.Of(rule, from, Law) is not { } due)
        {
            return null;
        }

        var id = Subject.Id(row.Kind, subject);
        Watches.Open(Watch(id, row.Kind, thing, due) with { Rule = row.Rule, Recorded = row.KeptWhenRecorded });
        return id;
    }

    /// <summary>Opens an alarm that is due at a day that no event is counted to.</summary>
    public string Await(string kind, string subject, Due due, string? rule, WatchedThing thing)
    {
        var id = Subject.Id(kind, subject);
        Watches.Open(Watch(id, kind, thing, due) with { Rule = rule });
        return id;
    }

    /// <summary>Raises an alarm for what the line shows.</summary>
    public string Raise(string kind, string subject, WatchedThing thing) =>
        Await(kind, subject, new Due(Line.RecordedAt, true), null, thing);

    /// <summary>Ends the watches that are open among these.</summary>
    public void End(IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            Watches.End(id, Line);
        }
    }

    /// <summary>What a finding in this line is about: the manifest it moves, else the site it is said of.</summary>
    public WatchedThing Thing()
    {
        if (Line.Manifest is { } step && ManifestClock.Now(this) is { } manifest)
        {
            return ManifestClock.Thing(step.Number, manifest, PartyRoles.Receiver, this);
        }

        return Line.Said.TryGetProperty("site", out var site) ? new(new SiteId(site.GetString()!), Manifest: Line.Manifest?.Number) : new(Manifest: Line.Manifest?.Number);
    }

    internal const string ManifestPrefix = "manifest/";

    internal const string LotPrefix = "lot/";

    public static string SiteKey(SiteId site) => $"known-site/{site}";

    public static string ManifestKey(ManifestNumber number) => $"{ManifestPrefix}{number}";

    public static string LotKey(LotId lot) => $"{LotPrefix}{lot}";

    private Watch Watch(string id, string kind, WatchedThing thing, Due due)
    {
        string[] regions = [.. new[] { Site(thing.Site), Site(thing.Origin), Site(thing.Receiver) }.OfType<WatchedSite>().Select(static s => s.Supervisor).Distinct(StringComparer.Ordinal)];
        return new(
            id, kind, regions.Length > 0 ? regions : [thing.Division ?? Nowhere], thing.Party ?? Site(thing.Site)?.Enterprise, thing.Site, thing.Origin,
            thing.Stream, thing.Code, thing.Manifest, thing.Lot, thing.Grams, null, false, due.At, due.Known,
            [new AlarmStep(Line.Number, Line.Act, Line.RecordedAt)], Beyond: thing.Beyond);
    }
}

/// <summary>What alarms are called: their kind, and what they are about in at most <see cref="LengthMax"/> characters, so that keys have room for a party beside it.</summary>
internal static class Subject
{
    /// <summary>The longest id.</summary>
    public const int IdLengthMax = FoldDocuments.KeyLength / 2;

    private const int LengthMax = 80;

    public static string Id(string kind, string subject) =>
        $"{kind}:{(subject.Length > LengthMax || kind.Length + 1 + subject.Length > IdLengthMax ? Digest(subject) : subject)}";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}

/// <summary>What a watch is about.</summary>
/// <param name="Site">Where it is to be put right, or was seen.</param>
/// <param name="Division">The region it concerns where it has no site.</param>
internal sealed record WatchedThing(
    SiteId? Site = null, EnterpriseId? Party = null, SiteId? Origin = null, SiteId? Receiver = null, string? Stream = null, WasteCode? Code = null,
    ManifestNumber? Manifest = null, LotId? Lot = null, long? Grams = null, string? Division = null,
    BeyondAllowance? Beyond = null);

/// <summary>A site as far as deadlines ask.</summary>
/// <param name="Group">The group of its kind: <c>producer</c>, <c>collector</c>, <c>facility</c> …</param>
/// <param name="Since">The day it was first registered.</param>
public sealed record WatchedSite(EnterpriseId Enterprise, string Division, string Supervisor, string? Group, IReadOnlyList<string> Tags, LocalDate Since);

/// <summary>A manifest that is not at its end.</summary>
/// <param name="Codes">Of its items, in their order.</param>
/// <param name="AfterTheFact">It was filed when the transfer had happened.</param>
/// <param name="LeftAt">When it is said to have been picked up.</param>
/// <param name="CameAt">When it is said to have come to the receiver.</param>
/// <param name="Watching">The watches that end when its state changes.</param>
/// <param name="WentOnAt">When another vehicle took it over, or it set out to another receiver.</param>
public sealed record WatchedManifest(
    string State, string Stream, SiteId Mover, EnterpriseId Carrier, SiteId Receiver, IReadOnlyList<WasteCode> Codes, long Grams, string? Vehicle,
    bool AfterTheFact, Instant? LeftAt, Instant? CameAt, IReadOnlyList<string> Watching, Instant? WentOnAt = null);

/// <summary>A lot that lies in a store.</summary>
/// <param name="Since">From when its storage counts.</param>
/// <param name="Residue">Whether it was born of a treatment here.</param>
/// <param name="Manifest">The manifest it came by.</param>
/// <param name="Watching">The watches that end when it is all gone.</param>
public sealed record WatchedLot(
    WasteCode Code, string Stream, SiteId Holder, long Grams, Instant Since, bool Residue, ManifestNumber? Manifest, IReadOnlyList<string> Watching);
