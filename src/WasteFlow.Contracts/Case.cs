using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A case (案件) as it stands.</summary>
/// <param name="Division">Whose bureau answers for it.</param>
/// <param name="Regions">The divisions whose bureaus see it.</param>
/// <param name="Due">The last day for closing it.</param>
/// <param name="Overdue">Whether it is open and that day is over, as of the question.</param>
/// <param name="Result">How it was closed; null while it is open.</param>
public sealed record Case(
    string Id, string Kind, string Title, string Division, IReadOnlyList<string> Regions, string? Alarm, SiteId? Site,
    IReadOnlyList<ManifestNumber> Manifests, LocalDate Due, bool Overdue, string? Result, IReadOnlyList<CaseStep> Steps);

/// <summary>A line of a case: opened, shared, noted, closed.</summary>
/// <param name="Region">With whom it was shared, or for whose bureau a note answers.</param>
/// <param name="Until">By when an answer is asked for.</param>
public sealed record CaseStep(
    long Line, string Act, Instant At, string Person, string Text, string? Document = null, string? Region = null, string? Department = null,
    LocalDate? Until = null);

/// <summary>Inspections of a region and period with their pass rates (抽查合格率), units counted once, follow-ups not counted.</summary>
public sealed record InspectionList(
    string Region, LocalDate From, LocalDate To, InspectionRate Producers, InspectionRate Operators, IReadOnlyList<Inspection> Inspections);

/// <summary>How many units were inspected and how many of them passed every inspection.</summary>
public sealed record InspectionRate(int Units, int Passed);

/// <summary>One inspection.</summary>
/// <param name="RectifiedBy">The follow-up that found it put right.</param>
public sealed record Inspection(
    string Id, SiteId Site, string Unit, Instant At, bool Passed, IReadOnlyList<string> Findings, LocalDate? RectifyBy, string? FollowsUp,
    string? RectifiedBy, string? Campaign);

/// <summary>Who may have lost what was found (事件溯源): candidate producers, the likeliest first.</summary>
public sealed record Incident(WasteCode Code, string Place, Instant At, IReadOnlyList<Candidate> Candidates);

/// <summary>A producer with the loads of such waste that are open, overdue, short or gone astray.</summary>
/// <param name="Score">The sum of its evidence: a piece counts by its severity, doubled for the very code, and more the nearer the place.</param>
/// <param name="Missing">Grams that did not arrive.</param>
/// <param name="Broken">Chains that have no end: never received, refused and not gone, taken elsewhere.</param>
/// <param name="Evidence">Where it names a lot or a manifest, <c>GET /ledger/trace?back=true</c> leads from that to every producer.</param>
public sealed record Candidate(
    SiteId Site, EnterpriseId? Enterprise, string? Division, int Score, int Open, int Overdue, long Missing, int Broken, IReadOnlyList<Alarm> Evidence);
