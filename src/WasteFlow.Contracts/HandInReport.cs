using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A unit hands its report of a period in (提交月报、季报、年报).</summary>
/// <param name="Report">The rule that asks for it: a row of <c>schemas/codes/rules.csv</c>, e.g. <c>month-report</c>.</param>
/// <param name="Period">The day the reported period begins: the first of a month, a quarter or a year.</param>
/// <param name="Document">The report's number or file.</param>
public sealed record HandInReport(Guid ActId, Instant HappenedAt, SiteId Site, string Report, LocalDate Period, string? Document = null) : IAct;
