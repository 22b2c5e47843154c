using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What an office has to hand in for a report (填报任务).</summary>
/// <param name="Kind"><c>statistic</c>, <c>value</c>, <c>zero-report</c>, <c>base</c>, <c>assignment</c> or <c>report</c>.</param>
/// <param name="What">The statistic, the indicator's code, or the paper's kind.</param>
/// <param name="Period">The months that it is wanted of.</param>
/// <param name="Departments">Who is waited for; any one of them is enough.</param>
/// <param name="ByLead">The plan names no department for it, so the bureau that leads the plan is waited for (牵头部门).</param>
/// <param name="Rows">The numbers of the plan's rows that wait for it.</param>
/// <param name="Due">By the reporting calendar of the region.</param>
/// <param name="State"><c>open</c>, <c>late</c> or <c>done</c>, as of the time of the question.</param>
/// <param name="Line">The line that did it; null while it is open.</param>
public sealed record EntryTask(
    string Kind, string What, string Name, string Unit, ReportingPeriod Period, string? Part, IReadOnlyList<string> Departments, bool ByLead, IReadOnlyList<int> Rows,
    LocalDate Due, string State, long? Line, IReadOnlyList<Reminder> Reminders);

/// <summary>A reminder that was sent (催报).</summary>
public sealed record Reminder(long Line, Instant RecordedAt, string Person, string? Document);
