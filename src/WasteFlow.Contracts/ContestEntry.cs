using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>
/// A party objects to what somebody else entered for it (对代录提出异议). The entry stands until it is corrected, and everybody who sees it sees
/// that it is contested.
/// </summary>
/// <param name="Line">The line of the ledger that was entered for the party.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ContestEntry(Guid ActId, Instant HappenedAt, long Line, string Reason) : IAct;
