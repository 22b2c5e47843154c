using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>Who was asked for its consent does not agree (拒绝更正): what was said first stands.</summary>
/// <param name="Proposal">The line that proposes it.</param>
public sealed record RefuseCorrection(Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, long Proposal, string Reason) : IAct;
