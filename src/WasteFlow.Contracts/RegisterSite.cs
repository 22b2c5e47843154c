using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A site of an enterprise (登记场所). What its kind has to say beside that stands in the sections, see <c>says</c> of <c>party-kinds.csv</c>.</summary>
/// <param name="Division">County-level division code of where it lies; statistical zones (410171) included.</param>
/// <param name="Supervisor">Division code of the supervising bureau: the region its figures count for.</param>
/// <param name="Kind">A row of <c>schemas/codes/party-kinds.csv</c>.</param>
/// <param name="Tags">Scope tags: <c>central-urban</c>, <c>pilot-community</c>, <c>large-farm</c>, <c>key-unit</c>, <c>laboratory</c> …</param>
/// <param name="Store">How it keeps stock: <c>itemised</c>, <c>fifo</c> or <c>mixed</c>; null takes the stream's row.</param>
/// <param name="DailyCapacity">Permitted treatment capacity a day in grams, for facilities.</param>
/// <param name="Class">A <c>site-class</c> of <c>register-kinds.csv</c>; null takes that of its kind.</param>
/// <param name="Status">A <c>site-status</c> of <c>register-kinds.csv</c>; null is active.</param>
/// <param name="StatusSince">The first day the status holds; null: always.</param>
public sealed record RegisterSite(
    Guid ActId, Instant HappenedAt, SiteId Site, EnterpriseId Enterprise, string Name, string Division, string Supervisor,
    string Kind, IReadOnlyList<string> Tags, string? Town = null, string? Store = null, long? DailyCapacity = null,
    bool Simulated = false, string? Address = null, string? Class = null, string? Status = null, LocalDate? StatusSince = null,
    WardsSection? Wards = null, WorksSection? Works = null, ResidentsSection? Residents = null, DiningSection? Dining = null,
    FarmSection? Farm = null, FacilitySection? Facility = null, PointSection? Point = null) : IAct
{
    public const string Active = "active";

    /// <summary>The names of the sections that are there.</summary>
    public IEnumerable<string> Sections() => new (string Name, object? Section)[]
    {
        ("wards", Wards), ("works", Works), ("residents", Residents), ("dining", Dining), ("farm", Farm), ("facility", Facility), ("point", Point),
    }.Where(static s => s.Section is not null).Select(static s => s.Name);

    /// <summary>Its own class, else that of its kind.</summary>
    public string? ClassOf() => Class ?? PartyKinds.Find(Kind)?.Class;

    /// <summary>Its status on a day; before its first day it was active.</summary>
    public string StatusOn(LocalDate day) => Status is { } status && (StatusSince is not { } since || since <= day) ? status : Active;

    /// <summary>Under special supervision (环境重点监管单位).</summary>
    public bool IsKeyUnit() => Tags.Contains(SiteTags.KeyUnit, StringComparer.Ordinal);
}
