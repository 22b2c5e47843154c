using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An insurance policy (保险单): pollution liability, a carrier's liability. Said again under its number it replaces the one before.</summary>
/// <param name="Kind">An <c>insurance</c> of <c>register-kinds.csv</c>.</param>
public sealed record RegisterInsurance(
    Guid ActId, Instant HappenedAt, EnterpriseId Enterprise, string Policy, string Kind, string Insurer, LocalDate From, LocalDate Until,
    bool Simulated = false) : IAct;
