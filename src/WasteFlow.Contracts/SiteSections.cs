using NodaTime;

namespace WasteFlow.Contracts;

/// <summary>A medical institution (医疗卫生机构).</summary>
/// <param name="Beds">0 for one without beds; up to 19 it is a small one (exemption item 2).</param>
/// <param name="Licence">Number of the 医疗机构执业许可证.</param>
public sealed record WardsSection(int Beds, string Licence, LocalDate? LicenceUntil = null);

/// <summary>A construction or demolition site (工地) and its project.</summary>
/// <param name="Phase"><c>demolition</c>, <c>earthworks</c>, <c>building</c> or <c>fit-out</c>.</param>
/// <param name="Document">Number of the building or demolition permit.</param>
/// <param name="Until">The day the works are to be finished; clearance is counted from it.</param>
public sealed record WorksSection(
    string Project, string Phase, string? Document = null, string? Builder = null, LocalDate? From = null, LocalDate? Until = null)
{
    public static readonly IReadOnlyList<string> Phases = ["demolition", "earthworks", "building", "fit-out"];
}

/// <summary>Where people live: a community, a village, a collection area.</summary>
public sealed record ResidentsSection(int Households, int? People = null);

/// <summary>A producer of kitchen waste (餐厨垃圾产生单位).</summary>
/// <param name="Seats">Seats or meals a day.</param>
/// <param name="Bins">Bins of 120 litres it has.</param>
public sealed record DiningSection(int Seats, int? Bins = null);

/// <summary>A farm, or a town that stands for its farms.</summary>
/// <param name="Animal">What it keeps, in its own words: <c>pig</c>, <c>hen</c> …</param>
/// <param name="Mu">Area of land in 亩 (1/15 hectare).</param>
public sealed record FarmSection(int? Heads = null, string? Animal = null, int? Mu = null);

/// <summary>A facility (利用处置设施).</summary>
/// <param name="Kind">A <c>facility</c> of <c>register-kinds.csv</c>: plant, mobile, emergency, supplement, fill site, own use.</param>
/// <param name="Remaining">What a fill site still takes, in whole cubic metres.</param>
/// <param name="Commissioned">The day it went into operation.</param>
/// <param name="Park">The park or base (静脉产业园、综合利用基地) it belongs to.</param>
public sealed record FacilitySection(string Kind, long? Remaining = null, LocalDate? Commissioned = null, string? Park = null);

/// <summary>A point that takes waste in: drop-off, recycling, sorting, film, pesticide packaging.</summary>
/// <param name="Takes">Patterns of the waste codes it takes.</param>
/// <param name="Network">The network it belongs to, where networks are joined (两网融合).</param>
public sealed record PointSection(IReadOnlyList<string> Takes, string? Network = null);
