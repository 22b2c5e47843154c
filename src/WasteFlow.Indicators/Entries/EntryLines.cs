using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>What offices adopt, enter and assign. The latest word stands; the earlier ones stay in the journal.</summary>
internal static class EntryLines
{
    public const string Plans = "plan/";
    public const string Tables = "table/";
    public const string Sites = "site/";
    public const string Versions = "version/";

    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "adopt-plan":
                PlanEditions.Take(line.Number, line.As<AdoptPlan>(), documents);
                break;
            case "adopt-table":
                var table = line.As<AdoptTable>();
                documents.Put($"{Tables}{table.Table}", new AdoptedTable(line.Number, table.Edition, table.Sha256));
                break;
            case "enter-statistic":
                var statistic = line.As<EnterStatistic>();
                PutVersion(documents, KeyOf(statistic), line, new EnteredStatistic(line.Number, statistic, line.By.Person, line.RecordedAt));
                break;
            case "enter-indicator-value":
                var value = line.As<EnterIndicatorValue>();
                PutVersion(documents, KeyOf(value), line, new EnteredValue(line.Number, value, line.By.Person, line.RecordedAt));
                break;
            case "assign-target":
                var target = line.As<AssignTarget>();
                documents.Put($"{TargetsOf(target.Plan)}{target.Row}/{target.Year}", new AssignedTarget(line.Number, target));
                break;
            case "remind-department":
                var reminder = line.As<RemindDepartment>();
                documents.Put(
                    string.Create(CultureInfo.InvariantCulture, $"{RemindersOf(reminder.Plan)}{reminder.Period}/{line.Number:D12}"),
                    new Reminded(line.Number, reminder, line.By.Person, line.RecordedAt));
                break;
        }
    }

    public static string KeyOf(EnterStatistic act) => $"{StatisticsOf(act.Region)}{act.Statistic}/{act.PeriodOf()}/{act.Scope}";

    public static string KeyOf(EnterIndicatorValue act) => $"{ValuesOf(act.Region)}{act.Indicator}/{act.PeriodOf()}/{act.Kind}/{act.Part}";

    public static string StatisticsOf(string region) => $"statistic/{region}/";

    public static string ValuesOf(string region) => $"value/{region}/";

    public static string RemindersOf(string plan) => $"reminder/{plan}/";

    public static string TargetsOf(string plan) => $"target/{plan}/";

    /// <summary>The last version stands under the figure's own key; each version has one of its own, in the order of their lines.</summary>
    private static void PutVersion<T>(FoldDocuments documents, string key, Line line, T entered) where T : class
    {
        documents.Put(key, entered);
        documents.Put(string.Create(CultureInfo.InvariantCulture, $"{Versions}{key}/{line.Number:D12}"), entered);
    }
}

/// <summary>A plan in one edition, and the line that adopted it.</summary>
public sealed record AdoptedPlan(long Line, AdoptPlan Act);

/// <summary>A code table's edition and the line that adopted it.</summary>
public sealed record AdoptedTable(long Line, string Edition, string Sha256);

/// <param name="Person">Who entered it; null in a document from before this was kept.</param>
public sealed record EnteredStatistic(long Line, EnterStatistic Act, string? Person = null, Instant? RecordedAt = null);

/// <param name="Person">Who entered it; null in a document from before this was kept.</param>
public sealed record EnteredValue(long Line, EnterIndicatorValue Act, string? Person = null, Instant? RecordedAt = null);

public sealed record AssignedTarget(long Line, AssignTarget Act);

public sealed record Reminded(long Line, RemindDepartment Act, string Person, Instant RecordedAt);
