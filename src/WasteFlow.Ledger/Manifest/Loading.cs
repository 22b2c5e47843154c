using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>The containers of a manifest's items: promised when it is filed, on board when it is picked up.</summary>
public static class Loading
{
    /// <summary>Containers of the mover's store, whose content is what the item declares.</summary>
    public static Refused? Named(
        FileManifest act, ManifestItem asked, string at, long grams, Draft draft, HashSet<string> seen,
        out IReadOnlyList<LotPortion> portions)
    {
        if (Packing.Take(act.Mover, asked.Containers!, at, draft, seen, out portions, out _) is { } objection)
        {
            return objection;
        }

        if (portions.Select(p => draft.Lot(p.Lot)!).FirstOrDefault(l => l.Code != asked.Code || l.Stream != act.Stream) is { } other)
        {
            return Refused.With("lot_of_other_code", at, ("lot", other.Lot.ToString()), ("code", other.Code.Text));
        }

        if (asked.Lots is { } lots && portions.FirstOrDefault(p => !lots.Contains(p.Lot)) is { } elsewhere)
        {
            return Refused.With("container_elsewhere", at, ("container", asked.Containers![0]), ("lot", elsewhere.Lot.ToString()));
        }

        var sum = portions.Sum(static p => p.Grams);
        return sum == grams ? null : Packing.Sum(at, sum, grams);
    }

    /// <summary>Containers of waste whose mass becomes known later: their labels are free.</summary>
    public static Refused? Listed(IReadOnlyList<string>? labels, string at, Draft draft, HashSet<string> seen)
    {
        for (var i = 0; i < (labels?.Count ?? 0); i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/{i}");
            if (Packing.New(labels![i], pointer, draft) is { } objection)
            {
                return objection;
            }

            if (!seen.Add(labels[i]))
            {
                return Refused.With("container_named_twice", pointer, ("container", labels[i]));
            }
        }

        return null;
    }

    /// <summary>Those of the store wait for the manifest, or for none any more.</summary>
    public static void Promise(IEnumerable<ItemState> items, ManifestNumber? from, ManifestNumber? to, Draft draft)
    {
        var labels = items.Where(static i => i.LedgerKept).SelectMany(static i => i.Containers ?? []).SelectMany(draft.Nested);
        foreach (var waiting in labels.Select(l => draft.Container(l)!).Where(c => c.Manifest == from).ToArray())
        {
            draft.Place(waiting with { Manifest = to });
        }
    }

    /// <summary>What waited for the manifest is on board now; what was only listed is now somewhere.</summary>
    /// <param name="lot">In transit, or received where only the receipt makes mass known.</param>
    public static void Board(ItemState item, ManifestState manifest, LotId lot, Draft draft)
    {
        var labels = item.Containers ?? [];
        if (item.LedgerKept)
        {
            draft.Carry([.. labels.SelectMany(draft.Nested).Where(l => draft.Container(l)!.Manifest == manifest.Number)], lot);
            return;
        }

        foreach (var label in labels.Where(l => draft.Container(l)?.Lot is null))
        {
            draft.Place(new(label, lot, 0));
        }
    }
}
