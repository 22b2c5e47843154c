using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A bureau opens a case (立案), from an alarm or by hand. Its number is <c>C</c> and the line that opened it.</summary>
/// <param name="Kind">A row of <c>schemas/codes/case-kinds.csv</c>.</param>
/// <param name="Division">Where it happened; its bureau answers for it.</param>
/// <param name="Alarm">The alarm it was opened from.</param>
/// <param name="Site">The site it is about, where one is known.</param>
/// <param name="Manifests">The manifests it is about.</param>
/// <param name="Due">By when it is to be closed; null takes the days of its kind.</param>
public sealed record OpenCase(
    Guid ActId, Instant HappenedAt, string Kind, string Title, string Division, string? Alarm = null, SiteId? Site = null,
    IReadOnlyList<ManifestNumber>? Manifests = null, LocalDate? Due = null, string? Document = null) : IAct;
