using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// The mover or the receiver enters the number that the national system gave a manifest (登记国家联单编号). Said again it replaces the one before, as
/// after a typing error; the line of that one stays.
/// </summary>
/// <param name="Manifest">Our number (本地编号).</param>
/// <param name="NationalNumber">14 digits: year, province and prefecture of the mover, serial (Order 23 art. 15).</param>
public sealed record NameNationalNumber(Guid ActId, Instant HappenedAt, ManifestNumber Manifest, string NationalNumber) : IAct;
