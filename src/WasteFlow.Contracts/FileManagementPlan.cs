using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A company's yearly hazardous-waste plan (管理计划, HJ 1259-2022). Each entry becomes an allowance account.</summary>
public sealed record FileManagementPlan(
    Guid ActId, Instant HappenedAt, SiteId Site, int Year, IReadOnlyList<ManagementPlanEntry> Entries, bool Simulated = false) : IAct;

/// <summary>How much of a code the site plans to move in the year.</summary>
public sealed record ManagementPlanEntry(WasteCode Code, Quantity Quantity);
