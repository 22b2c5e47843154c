using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// An authority's word on a site (评估、审核、认定): whether it complies, where its cleaner-production audit stands, that it is designated, which
/// tier its plan has. The latest one of a kind holds.
/// </summary>
/// <param name="Kind">An <c>evaluation</c> of <c>register-kinds.csv</c>.</param>
/// <param name="Status">One of the statuses of its kind.</param>
/// <param name="Day">The day it is of.</param>
/// <param name="Evaluator">Who evaluated.</param>
/// <param name="Until">The last day it holds; null: until the next.</param>
public sealed record RecordEvaluation(
    Guid ActId, Instant HappenedAt, SiteId Site, string Kind, string Status, LocalDate Day, string Evaluator, LocalDate? Until = null,
    string? Document = null, bool Simulated = false) : IAct;
