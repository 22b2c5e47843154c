using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A department enters an indicator's value (上报值), or a base-year value, or adopts one (采用值).</summary>
/// <param name="Indicator">Code in the catalogue.</param>
/// <param name="Part">The part of a row with several measures.</param>
/// <param name="Value">Decimal text, or null where the value is a status text.</param>
/// <param name="Kind"><c>reported</c>, <c>base</c> or <c>adopted</c>.</param>
public sealed record EnterIndicatorValue(
    Guid ActId, Instant HappenedAt, string Indicator, string Region, int Year, string Kind, string? Value, string? Text,
    string Department, string Document, string? Part = null, bool Simulated = false) : IAct;
