using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// Who signed an act takes it back (撤回): within 15 minutes of our clock, and only while nobody has acted on it. Its postings are reversed, the
/// manifest is as it was; a filing taken back is cancelled, since its number is given.
/// </summary>
/// <param name="Line">The line of the act.</param>
public sealed record TakeBackAct(Guid ActId, Instant HappenedAt, EnterpriseId Party, long Line, string Reason) : IAct;
