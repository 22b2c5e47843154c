using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Indicators;

/// <summary>Targets that the region above assigned to rows of a plan (市定目标). A number of a row is that of the edition it was assigned under.</summary>
internal static class AssignedTargets
{
    /// <summary>Those that an edition has a row for: under the same number the same indicator.</summary>
    public static IEnumerable<AssignedTarget> Of(FoldDocuments documents, string plan, PlanEditions editions, PrintedPlan printed)
    {
        var all = documents.Scan<AssignedTarget>(EntryLines.TargetsOf(plan)).Select(static t => t.Value);
        return editions.All.Count == 1 ? all : all.Where(t => CodeThen(documents, plan, editions, t) is not { } code || code == printed.Row(t.Act.Row)?.Code);
    }

    private static string? CodeThen(FoldDocuments documents, string plan, PlanEditions editions, AssignedTarget target)
    {
        EditionEntry[] then = [.. editions.All.Where(e => e.Line < target.Line)];
        return then.Length > 0 && PlanEditions.Get(documents, plan, (editions with { All = then }).For(target.Act.Year).Line) is { } adopted
            ? PrintedPlan.Read(adopted.Act.Document, out _)?.Row(target.Act.Row)?.Code
            : null;
    }
}
