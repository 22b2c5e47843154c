using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An authority permits a facility to treat or collect (许可证). The yearly scale becomes an allowance account.</summary>
/// <param name="Codes">Waste codes it covers; a category (<c>HW08</c>) covers all its codes, <c>*</c> covers all.</param>
/// <param name="Methods">Method codes it covers.</param>
/// <param name="YearlyScale">How much a year; null where the permit sets none.</param>
public sealed record GrantPermit(
    Guid ActId, Instant HappenedAt, string Permit, SiteId Site, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods,
    LocalDate From, LocalDate Until, Quantity? YearlyScale = null, bool Simulated = false) : IAct;
