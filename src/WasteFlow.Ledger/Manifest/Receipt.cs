using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// The receiver's weight is posted. What differs from the load closes to weighing difference inside the stream's tolerance and
/// stands open beyond it; what is refused stays in transit.
/// </summary>
public static class Receipt
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

    private static void Close(ManifestState manifest, Draft draft)
    {
        var all = manifest.Items.All(static i => i.Decision == "refused");
        var left = manifest.Items.Any(static i => i.Refused > 0);
        var state = all ? States.Refused : left ? States.Partly : manifest.AnyOpen ? States.Received : States.Closed;
        if (all)
        {
            draft.Release(manifest.Takes);
        }
        else
        {
            draft.Post(manifest.Takes);
        }

        draft.Put(Keys.Manifest(manifest.Number), manifest with { State = state, Takes = [] });
        draft.Step = new(manifest.Number, state);
    }

    /// <summary>Reads the receiver's word on every item, or shares one weighing over all of them.</summary>
    internal static Refused? Words(ReceiveWaste act, ManifestState manifest, out Word[] words, long[]? shares = null)
    {
        words = new Word[manifest.Items.Count];
        if (act.SharedWeight is { } shared)
        {
            if (act.Items is not null)
            {
                return Refused.With("shared_or_items", "/sharedWeight");
            }

            if (Measured.Grams(shared, "/sharedWeight", out var total) is { } unreadable)
            {
                return unreadable;
            }

            var parts = shares ?? Atoms.Apportion(total, [.. manifest.Items.Select(static i => i.Loaded ?? i.Declared)]);
            words = [.. parts.Select(p => new Word("accepted", p, 0, shared.MoisturePerMille))];
            return null;
        }

        foreach (var (said, i) in (act.Items ?? []).Select(static (s, i) => (s, i)))
        {
            if (Read(said, i, words) is { } objection)
            {
                return objection;
            }
        }

        var silent = Array.FindIndex(words, static w => w is null);
        return silent < 0 ? null : Refused.With("item_without_decision", "/items", ("item", (silent + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static Refused? Read(ItemReceipt said, int index, Word[] words)
    {
        var pointer = string.Create(CultureInfo.InvariantCulture, $"/items/{index}");
        if (said.Item < 1 || said.Item > words.Length)
        {
            return Refused.With("no_such_item", pointer + "/item", ("item", said.Item.ToString(CultureInfo.InvariantCulture)));
        }

        if (words[said.Item - 1] is not null)
        {
            return Refused.With("item_named_twice", pointer + "/item", ("item", said.Item.ToString(CultureInfo.InvariantCulture)));
        }

        if (said.Decision is not ("accepted" or "partly" or "refused"))
        {
            return Refused.With("decision_unknown", pointer + "/decision", ("decision", said.Decision));
        }

        if (said.Decision != "accepted" && string.IsNullOrWhiteSpace(said.Reason))
        {
            return Refused.With("reason_missing", pointer + "/reason");
        }

        if (said is { Containers: not null, Decision: not "partly" })
        {
            return Refused.With("containers_only_partly", pointer + "/containers");
        }

        var received = 0L;
        var refused = 0L;
        if (said.Decision != "refused")
        {
            if (said.Quantity is null)
            {
                return Refused.With("weight_missing", pointer + "/quantity");
            }

            if (Measured.Grams(said.Quantity, pointer + "/quantity", out received) is { } unreadable)
            {
                return unreadable;
            }
        }

        if (said.Decision == "partly")
        {
            if (said.Refused is null)
            {
                return Refused.With("weight_missing", pointer + "/refused");
            }

            if (Measured.Grams(said.Refused, pointer + "/refused", out refused) is { } unreadable)
            {
                return unreadable;
            }
        }

        words[said.Item - 1] = new(said.Decision, received, refused, said.Quantity?.MoisturePerMille, said.Containers, said.Quantity, said.Refused);
        return null;
    }

    /// <summary>Of containers, only what is on the vehicle can be taken from it.</summary>
    private static Refused? NotAboard(ManifestState manifest, Word[] words, Draft draft)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var aboard = manifest.Items[i].Transit is { } transit ? draft.Lot(transit)!.Containers : null;
            var named = words[i].Containers ?? [];
            for (var j = 0; j < named.Count; j++)
            {
                if (aboard?.Contains(named[j]) != true)
                {
                    return Refused.With("no_such_container", string.Create(CultureInfo.InvariantCulture, $"/items/{i}/containers/{j}"),
                        ("container", named[j]));
                }
            }
        }

        return null;
    }

    private static Refused? TooMuchRefused(ManifestState manifest, Word[] words, Draft draft)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var onBoard = manifest.Items[i].Transit is { } lot ? draft.Lot(lot)!.Grams : long.MaxValue;
            if (words[i].Refused > onBoard)
            {
                return Refused.With("refused_above_load", string.Create(CultureInfo.InvariantCulture, $"/items/{i}/refused"),
                    ("grams", onBoard.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return null;
    }

    /// <param name="As">What was taken in, as it was measured; null where a weighing is shared.</param>
    /// <param name="BackAs">What was turned away, as it was measured.</param>
    internal sealed record Word(
        string Decision, long Received, long Refused, int? MoisturePerMille = null, IReadOnlyList<string>? Containers = null,
        Quantity? As = null, Quantity? BackAs = null)
    {
        /// <summary>What came to the gate; null where all of it was turned away unweighed.</summary>
        public long? Came => Decision == "refused" ? null : checked(Received + Refused);
    }
}
