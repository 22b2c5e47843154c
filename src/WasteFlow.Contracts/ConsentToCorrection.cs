using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The counterparty agrees to a correction (同意更正); with the last consent that is needed it is posted, in the same line.</summary>
/// <param name="Proposal">The line that proposes it.</param>
public sealed record ConsentToCorrection(Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, long Proposal) : IAct;
