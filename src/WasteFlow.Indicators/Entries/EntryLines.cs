using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>What offices adopt, enter and assign. The latest word stands; the earlier ones stay in the journal.</summary>
internal static class EntryLines
{
    public const string Plans = "plan/";
    public const string Tables = "table/";
    public const string Sites = "site/";

    public static void Take(Line line, FoldDocuments documents)
    {
        switch (line.Act)
        {
            case "register-site":
                var site = line.As<RegisterSite>();
                documents.Put($"{Sites}{site.Site}", site);
                break;
            case "change-site":
                var change = line.As<ChangeSite>();
                var changed = $"{Sites}{change.Site}";
                documents.Put(changed, change.Of(documents.Get<RegisterSite>(changed)!));
                break;
            case "adopt-plan":
                var plan = line.As<AdoptPlan>();
                documents.Put($"{Plans}{plan.Plan}", new AdoptedPlan(line.Number, plan));
                break;
            case "adopt-table":
                var table = line.As<AdoptTable>();
                documents.Put($"{Tables}{table.Table}", new AdoptedTable(line.Number, table.Edition, table.Sha256));
                break;
            case "enter-statistic":
                var statistic = line.As<EnterStatistic>();
                documents.Put(
                    $"{StatisticsOf(statistic.Region)}{statistic.Statistic}/{statistic.Year}/{statistic.Scope}",
                    new EnteredStatistic(line.Number, statistic));
                break;
            case "enter-indicator-value":
                var value = line.As<EnterIndicatorValue>();
                documents.Put(
                    $"{ValuesOf(value.Region)}{value.Indicator}/{value.Year}/{value.Kind}/{value.Part}", new EnteredValue(line.Number, value));
                break;
            case "assign-target":
                var target = line.As<AssignTarget>();
                documents.Put($"{TargetsOf(target.Plan)}{target.Row}/{target.Year}", new AssignedTarget(line.Number, target));
                break;
        }
    }

    public static string StatisticsOf(string region) => $"statistic/{region}/";

    public static string ValuesOf(string region) => $"value/{region}/";

    public static string TargetsOf(string plan) => $"target/{plan}/";
}

/// <summary>A plan and the line that adopted it.</summary>
public sealed record AdoptedPlan(long Line, AdoptPlan Act);

/// <summary>A code table's edition and the line that adopted it.</summary>
public sealed record AdoptedTable(long Line, string Edition, string Sha256);

public sealed record EnteredStatistic(long Line, EnterStatistic Act);

public sealed record EnteredValue(long Line, EnterIndicatorValue Act);

public sealed record AssignedTarget(long Line, AssignTarget Act);
