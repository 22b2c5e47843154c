using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// A refused load that may only travel on under a new manifest (Order 23 art. 11: a hazardous carrier delivers to the named receiver
/// alone): the new one takes over what is still on the vehicle, and the old one ends as diverted.
/// </summary>
public static class Succession
{
    public static Refused? CarryOn(FileManifest act, ManifestState old, SiteState mover, StreamRow stream, Draft draft)
    {
        if (old.Mover != act.Mover || old.Carrier != act.Carrier)
        {
            return Refused.With("linked_parties_differ", "/linkedTo", ("manifest", old.Number.Text));
        }

        var number = Filing.NextNumber(act, mover, stream, draft);
        var items = new List<ItemState>();
        foreach (var (left, index) in old.Items.Select(static (i, n) => (i, n)))
        {
            var onBoard = left.Transit is { } lot ? draft.Lot(lot)!.Grams : 0;
            var refused = left.Refused ?? 0;
            if (onBoard == 0 && refused == 0)
            {
                continue;
            }

            var asked = act.Items.FirstOrDefault(i => i.Code == left.Code);
            if (asked is null)
            {
                return Refused.With("linked_items_missing", "/items", ("code", left.Code.Text));
            }

            LotId? transit = null;
            if (onBoard > 0)
            {
                var from = draft.Lot(left.Transit!.Value)!;
                transit = draft.Born(from.Code, from.Stream, from.Holder, Places.Transit, from.Since, null, number, index + 1);
                draft.Move(from.Lot, transit.Value, onBoard);
            }

            items.Add(new ItemState(
                left.Code, asked.Method, left.Origin, asked.Quantity, onBoard > 0 ? onBoard : refused, [], left.LedgerKept, transit,
                onBoard > 0 ? onBoard : null));
        }

        if (draft.Take(draft.Ask.Takes) is { } exceeded)
        {
            return exceeded;
        }

        draft.Put(Keys.Manifest(old.Number), old with { State = States.Diverted });
        draft.Put(Keys.Manifest(number), new ManifestState(
            number, States.InTransit, act.Stream, act.Mover, act.Carrier, act.Vehicle ?? old.Vehicle, act.Receiver, old.Number,
            act.HappenedAt, "said", items, draft.Ask.Takes));
        draft.Step = new(number, States.InTransit);
        draft.Warn("carries_on", "/linkedTo", ("manifest", old.Number.Text));
        return null;
    }
}
