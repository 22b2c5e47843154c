using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>Where each container is, by what the lines say.</summary>
internal sealed partial class Reckoner
{
    private readonly Dictionary<string, (ContainerPlace Place, long Line)> containers = new(StringComparer.Ordinal);

    private string? Contain()
    {
        foreach (var now in line.Containers)
        {
            if (containers.TryGetValue(now.Label, out var before) && before.Place.Lot is { } old && old != now.Lot)
            {
                if (!lots.TryGetValue(old, out var left) || left.Containers?.Remove(now.Label) != true)
                {
                    return $"container {now.Label} is not where it was";
                }

                Touch(left);
            }

            if (now.Lot is { } lot && lot != before.Place?.Lot)
            {
                if (!lots.TryGetValue(lot, out var entered))
                {
                    return $"container {now.Label} is in lot {lot}, which is not there";
                }

                (entered.Containers ??= new(StringComparer.Ordinal)).Add(now.Label);
                Touch(entered);
            }

            containers[now.Label] = (now, line.Number);
        }

        return null;
    }

    private void Touch(ReckonedLot lot)
    {
        if (lot.Touched != line.Number)
        {
            touched.Add(lot);
        }

        (lot.Line, lot.Touched) = (line.Number, line.Number);
    }

    /// <summary>Parts of lots by the containers that are named, with all that stands in them.</summary>
    private List<LotPortion>? Contained(IReadOnlyList<string> named)
    {
        var portions = new List<LotPortion>();
        var all = new List<ContainerPlace>();
        foreach (var label in named)
        {
            for (var i = Add(label); i >= 0 && i < all.Count; i++)
            {
                var at = all[i];
                foreach (var inner in lots[at.Lot!.Value].Containers!.Where(l => containers[l].Place.In == at.Label))
                {
                    Add(inner);
                }
            }
        }

        foreach (var group in all.GroupBy(static c => c.Lot!.Value))
        {
            var lot = lots[group.Key];
            var grams = group.Count() == lot.Containers!.Count ? lot.Grams - lot.Reserved : group.Sum(static c => c.Grams);
            if (grams > lot.Grams - lot.Reserved)
            {
                return null;
            }

            lot.Reserved += grams;
            Touch(lot);
            portions.Add(new(lot.Id, grams));
        }

        return all.Count == 0 ? null : portions;

        int Add(string label)
        {
            if (!containers.TryGetValue(label, out var known) || known.Place.Lot is not { } lot || !lots.ContainsKey(lot))
            {
                return -1;
            }

            all.Add(known.Place);
            return all.Count - 1;
        }
    }
}
