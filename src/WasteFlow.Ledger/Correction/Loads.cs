using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>Corrections of a loaded mass, while the load is on the vehicle; once it was received, the receipt is what may be corrected.</summary>
internal static class Loads
{
    public static Waste.Refused? Correct(Agreed agreed, Draft draft)
    {
        var (before, after) = (agreed.Before<PickUpWaste>().Loaded![agreed.Place], agreed.After<PickUpWaste>().Loaded![agreed.Place]);
        if (Posting.Grams(before.Quantity, after.Quantity, out var old, out var now) is { } unreadable)
        {
            return unreadable;
        }

        if (now == 0)
        {
            return Waste.Refused.With("mass_zero", "/value");
        }

        var manifest = draft.Find<ManifestState>(Keys.Manifest(agreed.Line.Manifest!.Number))!;
        var item = manifest.Items[before.Item - 1];
        if (manifest.State is not (States.InTransit or States.Arrived) || item.Decision is not null
            || item.Transit is not { } transit || draft.Lot(transit)!.Grams != old || transit.Line != agreed.Line.Number)
        {
            return Waste.Refused.With("moved_on", "/line", ("lot", item.Transit?.ToString() ?? manifest.Number.Text));
        }

        if (now > old)
        {
            More(transit, now - old, draft);
        }
        else
        {
            Less(transit, old - now, draft);
        }

        var items = manifest.Items.ToArray();
        items[before.Item - 1] = item with { Loaded = now, LoadedAs = Ends.InUnits(after.Quantity) };
        draft.Put(Keys.Manifest(manifest.Number), manifest with { Items = items });
        return null;
    }

    /// <summary>More came out of the lot that was loaded last; what it does not hold any more stands open at the mover.</summary>
    public static void More(LotId transit, long grams, Draft draft)
    {
        var last = Sources(transit, draft)[^1];
        if (draft.Edition.FirstOrDefault(m => m.To == last.From) is { } born)
        {
            draft.Join(born.From, last.From, grams);
        }
        else
        {
            draft.Cover(LotId.Read(last.From), grams);
        }

        draft.Join(last.From, transit.ToString(), grams);
    }

    /// <summary>What was loaded last goes back first.</summary>
    public static void Less(LotId transit, long grams, Draft draft)
    {
        foreach (var move in Sources(transit, draft).AsEnumerable().Reverse())
        {
            var back = Math.Min(grams, move.Grams);
            draft.Undo(move.From, transit.ToString(), back);
            if (draft.Edition.FirstOrDefault(m => m.To == move.From) is { } born)
            {
                draft.Undo(born.From, move.From, Math.Min(back, born.Grams));
            }

            grams -= back;
        }
    }

    /// <summary>Out of which lots it was loaded, as they stand by now.</summary>
    private static List<Move> Sources(LotId transit, Draft draft) => [.. draft.Edition.Where(m => m.To == transit.ToString())];
}
