using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A carrier's vehicle (登记车辆).</summary>
/// <param name="Plate">The number plate as printed.</param>
/// <param name="Hazardous">Licensed for dangerous goods.</param>
/// <param name="Sealed">Built so that nothing can drop or leak.</param>
public sealed record RegisterVehicle(
    Guid ActId, Instant HappenedAt, string Plate, EnterpriseId Carrier, bool Hazardous, bool Sealed,
    LocalDate? LicenceUntil = null, bool Simulated = false) : IAct;
