using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// Whom a collection route, a station or a plant serves (服务范围), with dated shares. Said again it replaces all shares, so what has ended is
/// said along with its last day.
/// </summary>
public sealed record RegisterServiceArea(
    Guid ActId, Instant HappenedAt, SiteId Site, IReadOnlyList<ServiceShare> Shares, bool Simulated = false) : IAct;

/// <summary>A division or a site, and how much of the whole is its, from a day on.</summary>
/// <param name="PerMille">Of what the site takes in, 1 to 1000.</param>
/// <param name="Until">The last day; null: still.</param>
public sealed record ServiceShare(int PerMille, LocalDate From, LocalDate? Until = null, string? Division = null, SiteId? Site = null)
{
    public bool IsCurrent(LocalDate day) => From <= day && (Until is not { } last || day <= last);
}
