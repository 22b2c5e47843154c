using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A company's yearly hazardous-waste plan (管理计划, HJ 1259-2022), filed by 31 March; filing it again files the change. Each entry becomes an
/// allowance account.
/// </summary>
/// <param name="Entries">A.7, what is to be moved.</param>
/// <param name="Amounts">What the unit's tier is worked out from; null takes what it plans to move.</param>
/// <param name="Unit">A.1.</param>
/// <param name="Facilities">A.2.</param>
/// <param name="Generation">A.3.</param>
/// <param name="Storage">A.4.</param>
/// <param name="OwnUse">A.5, by the unit's own facilities.</param>
/// <param name="Reduction">A.6, in words.</param>
public sealed record FileManagementPlan(
    Guid ActId, Instant HappenedAt, SiteId Site, int Year, IReadOnlyList<ManagementPlanEntry> Entries, bool Simulated = false,
    PlanAmounts? Amounts = null, PlanUnit? Unit = null, IReadOnlyList<PlanFacility>? Facilities = null, IReadOnlyList<PlanWaste>? Generation = null,
    IReadOnlyList<PlanWaste>? Storage = null, IReadOnlyList<PlanWaste>? OwnUse = null, string? Reduction = null) : IAct
{
    /// <summary>The names of the sections it has.</summary>
    public IEnumerable<string> Sections() => new (string Name, bool There)[]
    {
        ("unit", Unit is not null), ("facilities", Facilities is not null), ("generation", Generation is not null), ("storage", Storage is not null),
        ("ownUse", OwnUse is not null), ("reduction", Reduction is not null), ("transfers", Entries.Count > 0),
    }.Where(static s => s.There).Select(static s => s.Name);
}

/// <summary>How much of a code the site plans to move in the year.</summary>
/// <param name="Method">How it is to be treated.</param>
/// <param name="Transfer"><c>in-province</c>, <c>other-province</c> or <c>abroad</c>.</param>
/// <param name="Receiver">Where it is to go, where that is a site we know.</param>
/// <param name="ReceiverName">The receiver's name otherwise.</param>
public sealed record ManagementPlanEntry(
    WasteCode Code, Quantity Quantity, string? Method = null, string? Transfer = null, SiteId? Receiver = null, string? ReceiverName = null);

/// <summary>What a tier is worked out from (§4.2.3).</summary>
/// <param name="StartedOn">The day operation began; null where it has not.</param>
/// <param name="Assessed">Of the environmental impact assessment, for a year.</param>
/// <param name="Permitted">Of the discharge permit, for a year.</param>
/// <param name="Intermittent">Generates at intervals of more than three years.</param>
/// <param name="OwnFacility">Uses or disposes of hazardous waste by a facility of its own.</param>
public sealed record PlanAmounts(
    IReadOnlyList<PlanYear> Years, LocalDate? StartedOn = null, Quantity? Assessed = null, Quantity? Permitted = null, bool Intermittent = false,
    bool OwnFacility = false);

/// <summary>What was generated in a year.</summary>
public sealed record PlanYear(int Year, Quantity Quantity);

/// <summary>A.1: the unit's particulars beside those that the register has.</summary>
/// <param name="Industry">Code of GB/T 4754.</param>
/// <param name="Responsible">Who answers for hazardous waste there.</param>
/// <param name="Assessment">Number of the environmental impact assessment.</param>
/// <param name="DischargePermit">Number of the discharge permit.</param>
public sealed record PlanUnit(string Industry, string Responsible, string? Assessment = null, string? DischargePermit = null);

/// <summary>A.2: a facility that generates, uses, disposes of or stores.</summary>
/// <param name="Code">Its number, such as <c>MF0001</c> or <c>TS001</c>.</param>
/// <param name="Kind">What kind of facility it is (设施类型), in the unit's own words: 贮存库, 贮存罐区, 贮存池 …</param>
public sealed record PlanFacility(string Code, string Name, string? Kind = null);

/// <summary>A.3, A.4, A.5: a waste, how much of it is expected, and where.</summary>
/// <param name="Facility">The facility's code.</param>
/// <param name="Method">For own use, how.</param>
/// <param name="Called">What the trade or the unit itself calls it (行业俗称/单位内部名称).</param>
/// <param name="Harmful">Harmful components (有害成分名称).</param>
/// <param name="Physical">Its form (形态): solid, semi-solid, liquid, gas.</param>
/// <param name="Packed">For storage, what it is packed in (包装形式).</param>
public sealed record PlanWaste(
    WasteCode Code, Quantity Quantity, string? Facility = null, string? Method = null, string? Called = null, string? Harmful = null,
    string? Physical = null, string? Packed = null);
