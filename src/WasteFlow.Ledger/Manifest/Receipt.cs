using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// The receiver's weight is posted. What differs from the load closes to weighing difference inside the stream's tolerance and
/// stands open beyond it; what is refused stays in transit.
/// </summary>
public static partial class Receipt
{
    public static Refused? Receive(ReceiveWaste act, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(act.Manifest)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        if (act.Receiver != manifest.Receiver)
        {
            return Refused.With("receiver_not_named", "/receiver", ("receiver", manifest.Receiver.Text));
        }

        if (Transitions.Objection("receive-waste", manifest.State) is { } objection)
        {
            return objection;
        }

        if (Rounds.Share(act, manifest, draft, out var shares, out var round) is { } apart)
        {
            return apart;
        }

        if (Words(act, manifest, out var words, shares) is { } unreadable)
        {
            return unreadable;
        }

        if (Transitions.Of("receive-waste", manifest.State) == Transitions.Verdict.Implies)
        {
            // Where no vehicle carries it there is one scale: what it says is what was loaded, too.
            var direct = manifest.Carriage is not null;
            var loaded = manifest.Items.Select((item, i) => Carriage.Load(item, i, direct ? words[i].Came : null, manifest, draft)).ToArray();
            manifest = manifest with { Items = loaded, PickUp = direct ? "none" : "implied" };
            if (!direct)
            {
                draft.Warn("pick_up_implied", "/manifest");
            }
        }

        if ((TooMuchRefused(manifest, words, draft) ?? NotAboard(manifest, words, draft)) is { } impossible)
        {
            return impossible;
        }

        var items = manifest.Items.Select((item, i) => Take(item, i, words[i], manifest, draft)).ToArray();
        Close(manifest with { Items = items, Round = round }, draft);
        return null;
    }

    private static ItemState Take(ItemState item, int index, Word word, ManifestState manifest, Draft draft)
    {
        if (word.Decision == "refused")
        {
            var onBoard = item.Transit is { } still ? draft.Lot(still)!.Grams : item.Declared;
            return item with { Decision = word.Decision, Refused = onBoard, Received = 0 };
        }

        var done = item with { Decision = word.Decision, Received = word.Received, Refused = word.Refused };
        var carried = item.Transit is { } t ? draft.Lot(t)! : null;
        var moisture = word.MoisturePerMille ?? (carried is null ? item.DeclaredAs.MoisturePerMille : carried.MoisturePerMille);
        LotId? root = carried is null
            ? draft.Born(item.Code, manifest.Stream, item.Origin, Places.Storage, draft.Today, item.Origin, moisture: moisture)
            : null;
        var lot = draft.Born(
            item.Code, manifest.Stream, manifest.Receiver, Places.Storage, carried?.Since ?? draft.Today,
            item.Origin, manifest.Number, index + 1, moisture);
        draft.KeepsStock(manifest.Receiver, manifest.Stream);
        done = done with { ReceivedAs = lot };
        if (carried is null)
        {
            draft.Move(Accounts.Generated, root!.Value, word.Received);
            draft.Move(root.Value, lot, word.Received);
            Loading.Board(item, manifest, lot, draft);
            return done;
        }

        if (word.Containers is { } taken)
        {
            draft.Carry([.. taken.SelectMany(draft.Nested).Distinct(StringComparer.Ordinal)], lot);
        }
        else
        {
            draft.CarryAll(carried.Lot, lot);
        }

        var arrived = carried.Grams - word.Refused;
        var ends = Ends.Of(draft.LawOf(manifest).Tables.Streams.Of(manifest.Stream), item, arrived, word);
        var closes = ends.Closes;
        draft.Move(carried.Lot, lot, Math.Min(arrived, word.Received));
        var missing = arrived - word.Received;
        ends.Note(index, missing, manifest, draft);

        if (missing > 0 && closes)
        {
            draft.Move(carried.Lot, Accounts.Weighing, missing);
        }
        else if (missing > 0)
        {
            var open = draft.Born(
                item.Code, manifest.Stream, manifest.Receiver, Places.Discrepancy, carried.Since, null, manifest.Number, index + 1,
                carried.MoisturePerMille);
            draft.Move(carried.Lot, open, missing);
            return done with { Short = open };
        }
        else if (missing < 0)
        {
            draft.Move(closes ? Accounts.Weighing : Accounts.Discrepancy, lot, -missing);
            return done with { Surplus = closes ? 0 : -missing };
        }

        return done;
    }

    /// <summary>Of what a filing took for an item, what was accepted of it: where a part was turned away, the share of what came; rounded half up.</summary>
    private static long Accepted(long amount, ItemState item)
    {
        if (item.Decision == "refused" || item.Refused is not > 0)
        {
            return item.Decision == "refused" ? 0 : amount;
        }

        var came = checked(item.Received!.Value + item.Refused.Value);
        return (long)((((Int128)amount * item.Received.Value) + (came / 2)) / came);
    }

    private static void Close(ManifestState manifest, Draft draft)
    {
        var all = manifest.Items.All(static i => i.Decision == "refused");
        var left = manifest.Items.Any(static i => i.Refused > 0);
        var state = all ? States.Refused : left ? States.Partly : manifest.AnyOpen ? States.Received : States.Closed;
        draft.Close(manifest.Takes, take => take.Item is { } item ? Accepted(take.Amount, manifest.Items[item - 1]) : all ? 0 : take.Amount);
        draft.Put(Keys.Manifest(manifest.Number), manifest with { State = state, Takes = [], Freed = manifest.FreedIf(all) });
        draft.Step = new(manifest.Number, state);
    }
}
