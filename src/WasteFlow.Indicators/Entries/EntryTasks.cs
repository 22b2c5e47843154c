using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// What departments have to hand in for a plan's report of a period (填报任务): worked out from the plan, the formulas and what is entered. A task is done by the
/// line that enters it; whether it is late is decided by the day of the question, so nothing has to run for it.
/// </summary>
internal sealed class EntryTasks
{
    private const string CityTask = "complete_city_task";

    private readonly AdoptedPlan adopted;
    private readonly PrintedPlan plan;
    private readonly PlanAsks asks;
    private readonly ReportingPeriod period;
    private readonly IReadOnlyList<EnteredStatistic> statistics;
    private readonly IReadOnlyList<EnteredValue> values;
    private readonly IReadOnlyList<AssignedTarget> assigned;
    private readonly IReadOnlyList<Reminded> reminders;
    private readonly List<(Wanted Wanted, int Row)> wanted = [];
    private readonly FoldDocuments documents;

    private EntryTasks(FoldDocuments documents, AdoptedPlan adopted, PrintedPlan plan, ReportingPeriod period)
    {
        (this.documents, this.adopted, this.plan, this.period) = (documents, adopted, plan, period);
        asks = new PlanAsks(plan);
        statistics = [.. documents.Scan<EnteredStatistic>(EntryLines.StatisticsOf(adopted.Act.Region)).Select(static e => e.Value)];
        values = [.. documents.Scan<EnteredValue>(EntryLines.ValuesOf(adopted.Act.Region)).Select(static e => e.Value)];
        assigned = [.. AssignedTargets.Of(documents, adopted.Act.Plan, PlanEditions.Of(documents, adopted.Act.Plan)!, plan)];
        reminders = [.. documents.Scan<Reminded>(EntryLines.RemindersOf(adopted.Act.Plan)).Select(static r => r.Value).Where(r => r.Act.Period == period)];
    }

    /// <summary>In the order of the plan's rows; after them the papers that are to be issued.</summary>
    /// <param name="period">Null for the last year with a figure to reach.</param>
    /// <param name="today">The day of the question, in Asia/Shanghai.</param>
    public static IReadOnlyList<EntryTask> Of(FoldDocuments documents, AdoptedPlan adopted, ReportingPeriod? period, LocalDate today)
    {
        adopted = PlanEditions.InForce(documents, adopted.Act.Plan, period?.Year) ?? adopted;
        if (PrintedPlan.Read(adopted.Act.Document, out _)?.Reportable() is not { } plan)
        {
            return [];
        }

        var tasks = new EntryTasks(documents, adopted, plan, period ?? ReportingPeriod.OfYear(plan.LastTargetYear));
        foreach (var row in plan.Indicators)
        {
            tasks.Row(row);
        }

        return [.. tasks.wanted.GroupBy(static w => (w.Wanted.Kind, w.Wanted.What, w.Wanted.Period, w.Wanted.Part))
            .Select(g => tasks.Task(g.First().Wanted, [.. g.SelectMany(static w => w.Wanted.Departments).Distinct()], [.. g.Select(static w => w.Row).Distinct()], today)),
            .. tasks.Papers(today)];
    }

    /// <summary>What is asked for where no period is said.</summary>
    public static ReportingPeriod? PeriodOf(FoldDocuments documents, AdoptedPlan adopted) =>
        PrintedPlan.Read((PlanEditions.InForce(documents, adopted.Act.Plan, null) ?? adopted).Act.Document, out _)?.Reportable() is { } plan ? ReportingPeriod.OfYear(plan.LastTargetYear) : null;

    public static bool IsOf(EntryTask task, string department) => task.Departments.Any(d => Entering.IsSame(d, department));

    private void Row(PrintedRow row)
    {
        foreach (var part in row.Parts.Cast<string?>().DefaultIfEmpty(null))
        {
            Figure(row, asks.Of(row, part, period));
        }

        foreach (var year in row.Targets.Where(static t => t.Comparator == CityTask).Select(t => t.Year ?? period.Year).Where(y => y >= period.Year).Order().Take(1))
        {
            var given = assigned.FirstOrDefault(a => a.Act.Row == row.No && a.Act.Year == year);
            wanted.Add((new(
                EntryTaskKinds.Assignment, row.Code, row.Name, row.Unit ?? "", ReportingPeriod.OfYear(year), null, [Assigner()], given?.Line), row.No));
        }
    }

    private void Figure(PrintedRow row, FigureAsk ask)
    {
        var indicator = Catalogue.Find(ask.Code);
        if (indicator?.Rule.Objection(period) is not null)
        {
            return;
        }

        var said = values.Where(v => v.Act.Indicator == ask.Code && v.Act.Part == ask.Part && v.Act.PeriodOf() == period && v.Act.Kind != ValueKinds.Base)
            .Select(static v => (long?)v.Line).Min();
        if (ask.Figure is not { } formula || indicator is { ConfirmZero: true })
        {
            var kind = ask.Figure is null ? EntryTaskKinds.Value : EntryTaskKinds.ZeroReport;
            wanted.Add((new(kind, ask.Code, row.Name, ask.Unit, period, ask.Part, ask.Departments, said), row.No));
            return;
        }

        foreach (var outside in formula.Numerator.Statistics().Concat(formula.Denominator?.Statistics() ?? []))
        {
            Statistic(row, outside, ask.BaseYear, said);
        }

        foreach (var code in formula.Numerator.Bases().Concat(formula.Denominator?.Bases() ?? []).Select(static b => b.Indicator).Distinct())
        {
            var printed = plan.Indicators.FirstOrDefault(r => r.Code == code)?.Baseline.Of(null);
            var entered = values.Where(v => v.Act.Indicator == code && v.Act.Kind == ValueKinds.Base).Select(static v => (long?)v.Line).Max();
            if (printed is null && ask.BaseYear is { } year)
            {
                wanted.Add((new(
                    EntryTaskKinds.Base, code, Catalogue.Find(code)?.Zh ?? code, Catalogue.Find(code)?.Unit ?? "", ReportingPeriod.OfYear(year), null,
                    ask.Departments, entered ?? said), row.No));
            }
        }
    }

    private void Statistic(PrintedRow row, Outside outside, int? baseYear, long? said)
    {
        var table = Indicators.Statistic.Find(outside.Statistic)!;
        var at = outside.Year switch
        {
            YearOf.Last => period.YearBefore,
            YearOf.Base => baseYear is { } year ? ReportingPeriod.OfYear(year) : (ReportingPeriod?)null,
            _ => period,
        };
        if (at is not { } of || (table.Kind is StatisticKind.Days && of != ReportingPeriod.OfYear(of.Year)))
        {
            return;
        }

        var entered = EnteredStatistics.Find(statistics, table.Name, of);
        wanted.Add((new(
            EntryTaskKinds.Statistic, table.Name, table.Zh, table.Unit, entered?.Act.PeriodOf() ?? table.Rule.Around(of), null,
            [.. table.Department.Split('、').Select(d => AsPrinted(d, row))],
            entered?.Line ?? said), row.No));
    }

    /// <summary>A department as the plan calls it, in the row first: 统计局 is 区统计局 there.</summary>
    private string AsPrinted(string department, PrintedRow row) => plan.Indicators.Prepend(row).SelectMany(static r => r.DataSources.Concat(r.LeadDepartments))
        .FirstOrDefault(d => Entering.IsSame(d, department)) ?? department;

    /// <summary>A paper is done by the line that issued the final that stands.</summary>
    private IEnumerable<EntryTask> Papers(LocalDate today) => ReportsDue.In(adopted.Act.Region, period).Select(p => Task(
        new(EntryTaskKinds.Report, p.Due.Kind, ReportKind.Find(p.Due.Kind)!.Zh, "", p.Of, null, [p.Due.Department],
            IssuedLines.Standing(documents, adopted.Act.Plan, p.Of, p.Due.Kind)?.Line), [p.Due.Department], [], today));

    /// <summary>The region above assigns what a plan leaves to it.</summary>
    private string Assigner() =>
        Divisions.Find(adopted.Act.Region)?.Parent is { } parent && Divisions.Find(parent) is { } above ? above.Zh : adopted.Act.Region;

    private EntryTask Task(Wanted of, IReadOnlyList<string> departments, IReadOnlyList<int> rows, LocalDate today)
    {
        var due = ReportingCalendar.DueOf(adopted.Act.Region, of.Period.Year < period.Year ? period : of.Period);
        var state = of.Line is not null ? EntryTaskStates.Done : today > due ? EntryTaskStates.Late : EntryTaskStates.Open;
        var byLead = departments.Count == 0;
        departments = byLead ? [PlanLead.Of(plan, adopted.Act.Region)] : departments;
        return new(
            of.Kind, of.What, of.Name, of.Unit, of.Period, of.Part, departments, byLead, rows, due, state, of.Line,
            [.. reminders.Where(r => departments.Any(d => Entering.IsSame(d, r.Act.Department)))
                .Select(static r => new Reminder(r.Line, r.RecordedAt, r.Person, r.Act.Document))]);
    }

    private sealed record Wanted(
        string Kind, string What, string Name, string Unit, ReportingPeriod Period, string? Part, IReadOnlyList<string> Departments, long? Line);
}

/// <summary>What is handed in (填报任务种类).</summary>
public static class EntryTaskKinds
{
    public const string Statistic = "statistic";
    public const string Value = "value";

    /// <summary>An amount, or the confirmation that there was none (零报告).</summary>
    public const string ZeroReport = "zero-report";
    public const string Base = "base";

    /// <summary>A target that the plan leaves to the region above (市定目标下达).</summary>
    public const string Assignment = "assignment";

    /// <summary>A paper that is issued (报表签发).</summary>
    public const string Report = "report";
}

/// <summary>How a task stands (任务状态).</summary>
public static class EntryTaskStates
{
    public const string Open = "open";
    public const string Late = "late";
    public const string Done = "done";
}
