using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A licence of an enterprise or of a person who works for it (证照、从业资格): carrier, driver, escort.</summary>
/// <param name="Licence">Its number.</param>
/// <param name="Kind">A <c>licence</c> of <c>register-kinds.csv</c>.</param>
/// <param name="Person">Whose it is, for kinds that belong to a person: the person's id in the register of people, no name.</param>
public sealed record RegisterLicence(
    Guid ActId, Instant HappenedAt, EnterpriseId Enterprise, string Licence, string Kind, LocalDate From, LocalDate Until,
    string? Person = null, bool Simulated = false) : IAct;
