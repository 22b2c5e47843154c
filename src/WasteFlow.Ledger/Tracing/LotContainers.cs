using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>Which containers (容器) each lot is in by now, as the lines leave them.</summary>
internal static class LotContainers
{
    public static void Apply(Line line, FoldDocuments documents)
    {
        foreach (var now in line.Containers ?? [])
        {
            if (documents.Get<ContainerPlace>(Key(now.Label))?.Lot is { } old && old != now.Lot)
            {
                documents.Remove(Key(old, now.Label));
            }

            if (now.Lot is { } lot)
            {
                documents.Put(Key(lot, now.Label), now);
                documents.Put(Key(now.Label), now);
            }
            else
            {
                documents.Remove(Key(now.Label));
            }
        }
    }

    /// <summary>By their labels; null where the lot is in none.</summary>
    public static IReadOnlyList<ContainerPlace>? Of(LotId lot, FoldDocuments documents) =>
        documents.Scan<ContainerPlace>(Key(lot, "")) is { Count: > 0 } found ? [.. found.Select(static f => f.Value)] : null;

    private static string Key(string label) => $"container/{label}";

    private static string Key(LotId lot, string label) => $"lot-container/{lot}/{label}";
}
