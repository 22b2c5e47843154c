using System.Globalization;
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
    /// <summary>
    /// A manifest follows one of the same mover and stream whose load was refused, whole or in part: while that is still aboard with the same carrier, or when
    /// it was returned and goes out anew.
    /// </summary>
    public static Refused? Objection(FileManifest act, ManifestState old) =>
        old.Mover != act.Mover || old.Stream != act.Stream || (old.State != States.Returned && old.Carrier != act.Carrier)
            ? Refused.With("linked_parties_differ", "/linkedTo", ("manifest", old.Number.Text))
        : old.State is States.Refused or States.Partly or States.Returned ? null
        : Refused.With("linked_not_refused", "/linkedTo", ("manifest", old.Number.Text), ("state", old.State));

    public static Refused? CarryOn(FileManifest act, ManifestState old, SiteState mover, StreamRow stream, Draft draft)
    {
        var left = old.Items.Where(i => OnBoard(i, draft) > 0).ToList();
        var number = Filing.NextNumber(act, mover, stream, draft);
        var items = new List<ItemState>(act.Items.Count);
        foreach (var asked in act.Items)
        {
            var at = left.FindIndex(i => i.Code == asked.Code);
            if (at < 0)
            {
                return Refused.With("linked_items_differ", "/items", ("code", asked.Code.Text));
            }

            var pointer = $"/items/{items.Count}/quantity";
            if (Measured.Grams(asked.Quantity, pointer, out var declared) is { } unreadable)
            {
                return unreadable;
            }

            if (OnBoard(left[at], draft) is var aboard && !Tolerances.Closes(stream, aboard, declared))
            {
                draft.Warn("carried_on_differs", pointer, ("declared", Text(declared)), ("aboard", Text(aboard)));
            }

            items.Add(Carry(left[at], asked, items.Count + 1, number, draft));
            left.RemoveAt(at);
        }

        if (left.Count > 0)
        {
            return Refused.With("linked_items_differ", "/items", ("code", left[0].Code.Text));
        }

        if (draft.Take(draft.Ask.Takes, null, out var takes) is { } exceeded)
        {
            return exceeded;
        }

        draft.Put(Keys.Manifest(old.Number), old with { State = States.Diverted });
        draft.Put(Keys.Manifest(number), new ManifestState(
            number, States.InTransit, act.Stream, act.Mover, act.Carrier, act.Vehicle ?? old.Vehicle, act.Receiver, old.Number,
            act.HappenedAt, "said", items, takes, Law: draft.LastLaw));
        draft.Step = new(number, States.InTransit);
        draft.Warn("carries_on", "/linkedTo", ("manifest", old.Number.Text));
        return null;
    }

    private static string Text(long grams) => grams.ToString(CultureInfo.InvariantCulture);

    private static ItemState Carry(ItemState left, ManifestItem asked, int item, ManifestNumber number, Draft draft)
    {
        var grams = OnBoard(left, draft);
        if (left.Transit is not { } old)
        {
            return new ItemState(left.Code, asked.Method, left.Origin, asked.Quantity, grams, [], left.LedgerKept);
        }

        var from = draft.Lot(old)!;
        var transit = draft.Born(from.Code, from.Stream, from.Holder, Places.Transit, from.Since, null, number, item, from.MoisturePerMille);
        draft.Move(from.Lot, transit, grams);
        return new ItemState(left.Code, asked.Method, left.Origin, asked.Quantity, grams, [], left.LedgerKept, transit, grams);
    }

    /// <summary>What is still on the vehicle: in the carrier's custody, or refused before anything of it was posted.</summary>
    private static long OnBoard(ItemState item, Draft draft) =>
        item.Transit is { } lot ? draft.Lot(lot)!.Grams : item.Refused ?? 0;
}
