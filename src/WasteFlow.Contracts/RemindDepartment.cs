using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>The office that leads a plan reminds a department of what it has not handed in (催报).</summary>
/// <param name="Department">As the plan or the statistics table names it.</param>
/// <param name="Document">The reminder's number or file.</param>
public sealed record RemindDepartment(
    Guid ActId, Instant HappenedAt, string Plan, ReportingPeriod Period, string Department, string? Document = null) : IAct;
