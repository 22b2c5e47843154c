using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>What the items of manifests hold, and what is said of them.</summary>
internal sealed partial class Reckoner
{
    private static ItemState[] Each(ManifestState manifest, Func<ItemState, int, ItemState> change)
    {
        var items = new ItemState[manifest.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = change(manifest.Items[i], i + 1);
        }

        return items;
    }

    /// <summary>The lot that this line makes at the place for an item.</summary>
    private LotId? Lot(string place, int item)
    {
        foreach (var lot in line.Lots)
        {
            if (lot.Item == item && lot.Place == place && lot.Manifest == line.Manifest!.Value.Text)
            {
                return lot.Lot;
            }
        }

        return null;
    }

    /// <summary>What a lot holds before this line, or is given by it.</summary>
    private long Held(LotId lot) => lot.Line == line.Number
        ? line.Moves.Where(m => m.To == lot).Sum(static m => m.Grams)
        : lots.TryGetValue(lot, out var held) ? held.Grams : 0;

    private void Unreserve(ManifestState manifest)
    {
        for (var i = 0; i < manifest.Items.Count; i++)
        {
            var reserved = manifest.Items[i].Reserved;
            for (var j = 0; j < reserved.Count; j++)
            {
                if (lots.TryGetValue(reserved[j].Lot, out var lot))
                {
                    lot.Reserved -= reserved[j].Grams;
                    Touch(lot);
                }
            }
        }
    }

    internal static long Grams(Quantity? said) =>
        said is not null && Quantities.Grams(said.Value, said.Unit, said.Factor, "", out var grams) is null ? grams : 0;
}
