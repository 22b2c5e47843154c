using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The proposer takes its proposal back while an answer is waited for (撤回更正申请): what was said first stands, and another may be proposed.</summary>
/// <param name="As">The role in which it was proposed.</param>
/// <param name="Proposal">The line that proposes it.</param>
public sealed record WithdrawCorrection(Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, long Proposal, string Reason) : IAct;
