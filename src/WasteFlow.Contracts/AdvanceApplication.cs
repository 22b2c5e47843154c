using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>
/// A bureau takes the next step of an application: accepts it, asks for corrections, consults the receiving province (商请函), replies, refuses. Approving is
/// <see cref="GrantApproval"/>, which names the application.
/// </summary>
/// <param name="Step">A row of <c>schemas/codes/application-steps.csv</c> for the kind of approval.</param>
/// <param name="Document">The letter's number.</param>
public sealed record AdvanceApplication(
    Guid ActId, Instant HappenedAt, string Application, string Step, string? Document = null, string? Reason = null, bool Simulated = false) : IAct;
