using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A city assigns its districts a target that the plan leaves to it (完成市定目标).</summary>
/// <param name="Comparator"><c>&gt;=</c>, <c>&lt;=</c> or <c>=</c>.</param>
public sealed record AssignTarget(
    Guid ActId, Instant HappenedAt, string Plan, int Row, int Year, string Comparator, string Value, string Document) : IAct;
