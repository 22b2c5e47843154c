using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>Nobody answered a proposal within the rule's days (更正逾期失效); said by the bureau's machine.</summary>
/// <param name="Proposal">The line that proposes it.</param>
public sealed record LapseCorrection(Guid ActId, Instant HappenedAt, long Proposal) : IAct;
