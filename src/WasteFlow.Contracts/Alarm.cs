using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Alarms (告警) as of an instant, the severest and longest due first.</summary>
/// <param name="AsOf">The instant they are worked out for.</param>
/// <param name="Line">The line up to which the bureau has read.</param>
/// <param name="Total">How many there are, shown or not.</param>
/// <param name="Severities">How many of each severity.</param>
public sealed record AlarmList(Instant AsOf, long Line, int Total, IReadOnlyList<AlarmCount> Severities, IReadOnlyList<Alarm> Alarms);

/// <summary>How many alarms there are of a severity.</summary>
public sealed record AlarmCount(string Severity, int Count);

/// <summary>Something that is due, or was seen, and what has become of it.</summary>
/// <param name="Id">Its kind and what it is about: the same after a rebuild.</param>
/// <param name="Kind">A row of <c>schemas/codes/alarm-kinds.csv</c>.</param>
/// <param name="State"><c>pending</c> (not due yet), <c>open</c>, <c>escalated</c> (the supervising bureau is asked too) or <c>ended</c>.</param>
/// <param name="Owner">Who has to act: <c>mover</c>, <c>carrier</c>, <c>receiver</c>, <c>holder</c> or <c>bureau</c>.</param>
/// <param name="Role">The role of the person there.</param>
/// <param name="Party">The enterprise that has to act; for a finding, the one it is about.</param>
/// <param name="Site">The site it is about.</param>
/// <param name="Origin">The mover's site, where it is about a manifest.</param>
/// <param name="Grams">The mass it is about, as far as known.</param>
/// <param name="Due">The first instant at which it is late; for a finding, when it was seen.</param>
/// <param name="DueKnown">False where a year without a holiday table was counted by weekends only.</param>
/// <param name="Rule">The row of <c>schemas/codes/rules.csv</c> that sets the time.</param>
/// <param name="InTime">What ended it happened before it was due, and was only recorded late.</param>
/// <param name="Beyond">Which allowance is overdrawn and by how much, where it is about one.</param>
public sealed record Alarm(
    string Id, string Kind, string Severity, string State, string Owner, string Role, EnterpriseId? Party, SiteId? Site, SiteId? Origin,
    string? Stream, WasteCode? Code, ManifestNumber? Manifest, LotId? Lot, long? Grams, Instant OpenedAt, Instant Due, bool DueKnown, string? Rule,
    Instant? EscalatesAt, Instant? EndedAt, bool InTime, IReadOnlyList<AlarmStep> History, BeyondAllowance? Beyond = null);

/// <summary>By how much more was taken of an allowance (额度) than was granted.</summary>
/// <param name="Allowance">As <see cref="AllowanceView"/> names it.</param>
/// <param name="Amount">In the smallest part of the unit it counts in.</param>
/// <param name="Unit"><c>g</c>; <c>L</c> where cubic metres were granted; <c>piece</c>, <c>head</c>, <c>box</c>.</param>
public sealed record BeyondAllowance(string Allowance, long Amount, string Unit);

/// <summary>A line that made, changed or ended an alarm.</summary>
/// <param name="Act">The line's act.</param>
/// <param name="Person">The officer who closed it.</param>
/// <param name="Reason">Why it was closed.</param>
public sealed record AlarmStep(long Line, string Act, Instant At, string? Person = null, string? Reason = null);
