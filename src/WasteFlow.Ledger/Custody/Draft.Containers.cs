using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>How a draft puts containers (容器) into lots: each is in one, and goes along with the whole of it unless it is named apart.</summary>
public sealed partial class Draft
{
    private SortedSet<string>? placed;

    public ContainerPlace? Container(string label) => Find<ContainerPlace>(Keys.Container(label));

    /// <summary>The containers this line moves, by their labels; null where it moves none.</summary>
    public IReadOnlyList<ContainerPlace>? Placed => placed is null ? null : [.. placed.Select(l => Container(l)!)];

    public void Place(ContainerPlace now)
    {
        var before = Container(now.Label)?.Lot;
        if (before is { } old && old != now.Lot)
        {
            var left = Lot(old)!;
            Put(Keys.Lot(old), left with { Containers = Sorted((left.Containers ?? []).Where(l => l != now.Label)) });
        }

        if (now.Lot is { } lot && lot != before)
        {
            var entered = Lot(lot)!;
            Put(Keys.Lot(lot), entered with { Containers = Sorted((entered.Containers ?? []).Append(now.Label)) });
        }

        Put(Keys.Container(now.Label), now);
        (placed ??= new(StringComparer.Ordinal)).Add(now.Label);
    }

    /// <summary>These containers, with all that stands in them, go to a lot; to none where they are emptied.</summary>
    public void Carry(IReadOnlyList<string> labels, LotId? to)
    {
        foreach (var label in labels)
        {
            var container = Container(label)!;
            Place(to is null
                ? new(label, null, 0, container.Kind)
                : container with { Lot = to, Manifest = null, In = container.In is { } outer && labels.Contains(outer) ? outer : null });
        }
    }

    /// <summary>All that are in a lot.</summary>
    public void CarryAll(LotId from, LotId? to)
    {
        if (Lot(from)!.Containers is { } labels)
        {
            Carry(labels, to);
        }
    }

    /// <summary>A container and all that stands in it, however deep.</summary>
    public IReadOnlyList<string> Nested(string label)
    {
        var lot = Container(label)?.Lot;
        var all = new List<string> { label };
        for (var i = 0; i < all.Count && lot is { } at; i++)
        {
            all.AddRange((Lot(at)!.Containers ?? []).Where(l => Container(l)!.In == all[i]));
        }

        return all;
    }

    private static IReadOnlyList<string>? Sorted(IEnumerable<string> labels) =>
        labels.Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } sorted ? sorted : null;
}
