using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A written contract about waste (合同; Order 23 art. 10 and 13). Said again under its number it replaces the one before.</summary>
/// <param name="Enterprise">The party that keeps it here.</param>
/// <param name="Contract">Its number with that party.</param>
/// <param name="Kind">A <c>contract</c> of <c>register-kinds.csv</c>.</param>
/// <param name="With">The other parties.</param>
/// <param name="Codes">Waste codes and patterns of codes it is about.</param>
/// <param name="Document">Where the signed paper is to be found.</param>
public sealed record RegisterContract(
    Guid ActId, Instant HappenedAt, EnterpriseId Enterprise, string Contract, string Kind, IReadOnlyList<EnterpriseId> With,
    IReadOnlyList<string> Codes, LocalDate From, LocalDate Until, string? Document = null, bool Simulated = false) : IAct;
