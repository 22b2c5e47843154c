using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An authority permits a facility to treat or collect (许可证). The yearly scale becomes an allowance account.</summary>
/// <param name="Codes">Waste codes it covers; a category (<c>HW08</c>) covers all its codes, <c>*</c> covers all.</param>
/// <param name="Methods">Method codes it covers.</param>
/// <param name="YearlyScale">How much a year; null where the permit sets none.</param>
/// <param name="Except">Codes that it leaves out of <paramref name="Codes"/>.</param>
/// <param name="Kind">A <c>permit</c> of <c>register-kinds.csv</c>: how long one may run.</param>
public sealed record GrantPermit(
    Guid ActId, Instant HappenedAt, string Permit, SiteId Site, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods,
    LocalDate From, LocalDate Until, Quantity? YearlyScale = null, bool Simulated = false, IReadOnlyList<string>? Except = null,
    string? Kind = null) : IAct;
