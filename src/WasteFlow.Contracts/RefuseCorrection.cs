using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The counterparty does not agree, or the proposer takes its proposal back (拒绝更正): what was said first stands.</summary>
/// <param name="Proposal">The line that proposes it.</param>
public sealed record RefuseCorrection(Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, long Proposal, string Reason) : IAct;
