using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What is different about a site from a day on (变更登记): what is left out stays as it was. Enterprise, kind and store never change.</summary>
/// <param name="From">The first day it is so.</param>
/// <param name="Division">County-level division code of where a mobile facility (移动式设施) stands from now on; no other site moves.</param>
/// <param name="Status">A <c>site-status</c> of <c>register-kinds.csv</c>: closing a site is a change of status.</param>
public sealed record ChangeSite(
    Guid ActId, Instant HappenedAt, SiteId Site, LocalDate From, string? Reason = null, string? Name = null, string? Supervisor = null,
    IReadOnlyList<string>? Tags = null, string? Town = null, string? Address = null, long? DailyCapacity = null, string? Class = null,
    string? Status = null, WardsSection? Wards = null, WorksSection? Works = null, ResidentsSection? Residents = null,
    DiningSection? Dining = null, FarmSection? Farm = null, FacilitySection? Facility = null, PointSection? Point = null,
    bool Simulated = false, string? Division = null) : IAct
{
    /// <summary>Whether all of it was left out.</summary>
    public bool SaysNothing() => this == new ChangeSite(ActId, HappenedAt, Site, From, Reason, Simulated: Simulated);

    /// <summary>The site as it is with this change.</summary>
    public RegisterSite Of(RegisterSite site) => site with
    {
        Name = Name ?? site.Name,
        Division = Division ?? site.Division,
        Supervisor = Supervisor ?? site.Supervisor,
        Tags = Tags ?? site.Tags,
        Town = Town ?? site.Town,
        Address = Address ?? site.Address,
        DailyCapacity = DailyCapacity ?? site.DailyCapacity,
        Class = Class ?? site.Class,
        Status = Status ?? site.Status,
        StatusSince = Status is null ? site.StatusSince : From,
        Wards = Wards ?? site.Wards,
        Works = Works ?? site.Works,
        Residents = Residents ?? site.Residents,
        Dining = Dining ?? site.Dining,
        Farm = Farm ?? site.Farm,
        Facility = Facility ?? site.Facility,
        Point = Point ?? site.Point,
    };
}
