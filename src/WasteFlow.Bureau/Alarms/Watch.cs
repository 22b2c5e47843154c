using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What the bureau keeps an eye on: something due, or something seen. It is an alarm from <paramref name="Due"/> on, whenever one asks.</summary>
/// <param name="Regions">The divisions whose bureaus it concerns: supervisors of the sites on it.</param>
/// <param name="Site">Where it is to be put right, or was seen.</param>
/// <param name="Origin">The mover's site, where it is about a manifest.</param>
/// <param name="History">Its lines, the first one first.</param>
/// <param name="InTime">What ended it happened before it was due, and was recorded late.</param>
/// <param name="Recorded">Whether recording in time keeps it, whatever the act says of when it happened.</param>
public sealed record Watch(
    string Id, string Kind, IReadOnlyList<string> Regions, EnterpriseId? Party, SiteId? Site, SiteId? Origin, string? Stream, WasteCode? Code,
    ManifestNumber? Manifest, LotId? Lot, long? Grams, string? Rule, bool Recorded, Instant Due, bool DueKnown, IReadOnlyList<AlarmStep> History,
    Instant? EndedAt = null, bool InTime = false, BeyondAllowance? Beyond = null)
{
    public const string Pending = "pending";

    public const string Open = "open";

    public const string Escalated = "escalated";

    public const string Ended = "ended";

    public Instant OpenedAt => History[0].At;

    private AlarmKind Row => AlarmKinds.Of(Kind);

    private Instant? EscalatesAt => Row.EscalateDays is { } days ? Due + Duration.FromDays(days) : null;

    public string StateAt(Instant asOf) =>
        EndedAt is { } ended && ended <= asOf ? Ended
        : asOf < Due ? Pending
        : asOf >= EscalatesAt ? Escalated
        : Open;

    public Alarm At(Instant asOf) => new(
        Id, Kind, Row.Severity, StateAt(asOf), Row.Owner, Row.Role, Party, Site, Origin, Stream, Code, Manifest, Lot, Grams, OpenedAt, Due, DueKnown, Rule,
        EscalatesAt, EndedAt, InTime, History, Beyond);
}
