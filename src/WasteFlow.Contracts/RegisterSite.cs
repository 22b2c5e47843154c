using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A site of an enterprise (登记场所).</summary>
/// <param name="Division">County-level division code of where it lies; statistical zones (410171) included.</param>
/// <param name="Supervisor">Division code of the supervising bureau: the region its figures count for.</param>
/// <param name="Kind">A row of <c>schemas/codes/party-kinds.csv</c>.</param>
/// <param name="Tags">Scope tags: <c>central-urban</c>, <c>pilot-community</c>, <c>large-farm</c>, <c>garage</c>, <c>laboratory</c>, <c>social-source</c> …</param>
/// <param name="Store">How it keeps stock: <c>itemised</c>, <c>fifo</c> or <c>mixed</c>; null takes the stream's row.</param>
/// <param name="DailyCapacity">Permitted treatment capacity a day in grams, for facilities.</param>
public sealed record RegisterSite(
    Guid ActId, Instant HappenedAt, SiteId Site, EnterpriseId Enterprise, string Name, string Division, string Supervisor,
    string Kind, IReadOnlyList<string> Tags, string? Town = null, string? Store = null, long? DailyCapacity = null,
    bool Simulated = false) : IAct;
