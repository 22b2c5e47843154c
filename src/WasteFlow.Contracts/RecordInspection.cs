using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A bureau inspects a site (检查、抽查). Its number is <c>I</c> and the line that recorded it.</summary>
/// <param name="Unit">As what it is inspected: <c>producer</c> (产生单位) or <c>operator</c> (经营单位).</param>
/// <param name="Findings">What was wrong; empty where nothing was.</param>
/// <param name="RectifyBy">The last day of its rectification (整改期限).</param>
/// <param name="FollowsUp">The inspection whose rectification this one looks at (复查).</param>
/// <param name="Campaign">The campaign it belongs to (专项整治).</param>
public sealed record RecordInspection(
    Guid ActId, Instant HappenedAt, SiteId Site, string Unit, bool Passed, IReadOnlyList<string> Findings, LocalDate? RectifyBy = null,
    string? FollowsUp = null, string? Campaign = null, string? Document = null) : IAct
{
    public const string Producer = "producer";

    public const string Operator = "operator";
}
