using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>Corrections of a received mass: the load is shared anew over what was taken in, what closed and what stands open.</summary>
internal static class Receipts
{
    public static Waste.Refused? Correct(Agreed agreed, Draft draft)
    {
        var manifest = draft.Find<ManifestState>(Keys.Manifest(agreed.Line.Manifest!.Number))!;
        var (was, now) = (Said(agreed.Line, agreed.Was), Said(agreed.Line, agreed.Is));
        if (Receipt.Words(was, manifest, out var before) is { } unreadable)
        {
            return unreadable;
        }

        if (Receipt.Words(now, manifest, out var after) is { } unfit)
        {
            return unfit;
        }

        // A round's weight is shared over several manifests: no one of them can have it changed.
        if (was.Round is not null)
        {
            return Waste.Refused.With("not_correctable", "/pointer", ("act", agreed.Line.Act), ("pointer", agreed.Pointer),
                ("zh", "多联单合并过磅"), ("en", "several manifests share that weighing"));
        }

        var standing = manifest;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i].Received != after[i].Received)
            {
                manifest = Item(agreed.Line, manifest, i, after[i], draft);
            }
        }

        if (agreed.Line.Act == "meter-waste")
        {
            Metering.Reread(agreed.Before<MeterWaste>(), agreed.After<MeterWaste>(), draft);
        }

        if (!ReferenceEquals(manifest, standing))
        {
            draft.Put(Keys.Manifest(manifest.Number), manifest);
        }

        draft.Step = new(manifest.Number, manifest.State);
        return null;
    }

    /// <summary>The receipt as it stood or stands; a meter's day is one too.</summary>
    public static ReceiveWaste Said(Line line, JsonElement said) => Said(line.Act, said, line.Manifest!.Number);

    /// <inheritdoc cref="Said(Line, JsonElement)"/>
    public static ReceiveWaste Said(string act, JsonElement said, ManifestNumber number) => act == "meter-waste"
        ? said.Deserialize<MeterWaste>(Wire.Options)!.Receipt(number)
        : said.Deserialize<ReceiveWaste>(Wire.Options)!;

    private static ManifestState Item(Line line, ManifestState manifest, int index, Receipt.Word word, Draft draft)
    {
        var lot = line.Lots.First(l => l.Place == Places.Storage && l.Item == index + 1).Lot;
        var main = draft.Edition.FirstOrDefault(m => m.To == lot.ToString() && LotId.TryRead(m.From, out _));
        var from = main is not null ? LotId.Read(main.From) : manifest.Items[index].Transit ?? new LotId(lot.Line, lot.Number - 1);
        if (draft.Lot(from)!.Place != Places.Transit)
        {
            AtReceipt(from, lot, word.Received, draft);
            return manifest;
        }

        if (manifest is { Carriage: not null, PickUp: "none" })
        {
            ByOneScale(from, lot, word.Received, draft);
            return manifest;
        }

        var open = Openness.Of(manifest, manifest.Items[index]);
        var shorts = draft.Edition.Where(m => m.From == from.ToString() && LotId.TryRead(m.To, out var to) && to != lot).ToList();
        var arrived = draft.Edition.Where(m => m.From == from.ToString()).Sum(static m => m.Grams);
        var old = Way.Of(draft.Edition, from, lot);
        var closes = Ends.Of(draft.LawOf(manifest).Tables.Streams.Of(manifest.Stream), manifest.Items[index], arrived, word).Closes;
        var now = Way.Of(closes, arrived, word.Received);
        var gone = old.In - now.In;
        if (gone > 0)
        {
            draft.Cover(lot, gone);
        }

        var emptied = draft.Lot(lot)!.Grams == 0;
        var missing = shorts.Count > 0 ? LotId.Read(shorts[^1].To) : (LotId?)null;
        if (now.Short > 0 && missing is null)
        {
            var carried = draft.Lot(from)!;
            missing = draft.Born(
                carried.Code, carried.Stream, manifest.Receiver, Places.Discrepancy, carried.Since, null, manifest.Number, index + 1, carried.MoisturePerMille);
        }

        if (now.Short < old.Short)
        {
            draft.Cover(missing!.Value, old.Short - now.Short);
        }

        (string From, string To, long By)[] changes =
        [
            (from.ToString(), lot.ToString(), now.Main - old.Main),
            (from.ToString(), Accounts.Weighing, now.Closed - old.Closed),
            (from.ToString(), missing?.ToString() ?? "", now.Short - old.Short),
            (Accounts.Weighing, lot.ToString(), now.Gained - old.Gained),
            (Accounts.Discrepancy, lot.ToString(), now.Surplus - old.Surplus),
        ];
        // What goes back to the vehicle is there before it goes on, and what comes in before it goes back.
        Undo(changes, c => c.To != lot.ToString(), draft);
        Join(changes, c => c.To == lot.ToString(), draft);
        Undo(changes, c => c.To == lot.ToString(), draft);
        Join(changes, c => c.To != lot.ToString(), draft);

        if (emptied && gone < 0)
        {
            draft.Park(lot, -gone);
        }

        return open.After(now.Short > 0 ? missing : null, now.Surplus, index);
    }

    private static void Undo(IEnumerable<(string From, string To, long By)> changes, Func<(string From, string To, long By), bool> which, Draft draft)
    {
        foreach (var (from, to, by) in changes.Where(static c => c.By < 0).Where(which))
        {
            draft.Undo(from, to, -by);
        }
    }

    private static void Join(IEnumerable<(string From, string To, long By)> changes, Func<(string From, string To, long By), bool> which, Draft draft)
    {
        foreach (var (from, to, by) in changes.Where(static c => c.By > 0).Where(which))
        {
            draft.Join(from, to, by);
        }
    }

    /// <summary>Where the receipt made the mass known, as much less or more was generated.</summary>
    private static void AtReceipt(LotId root, LotId lot, long received, Draft draft)
    {
        var old = draft.Edition.Where(m => m.From == root.ToString() && m.To == lot.ToString()).Sum(static m => m.Grams);
        if (received > old)
        {
            draft.Join(Accounts.Generated, root.ToString(), received - old);
            Posting.Change(root.ToString(), lot, received - old, draft);
        }
        else
        {
            Posting.Change(root.ToString(), lot, received - old, draft);
            draft.Undo(Accounts.Generated, root.ToString(), old - received);
        }
    }

    /// <summary>Where no vehicle carries it, the receiver's scale said what left, too: as much less or more left the mover's store.</summary>
    private static void ByOneScale(LotId transit, LotId lot, long received, Draft draft)
    {
        var by = received - draft.Edition.Where(m => m.From == transit.ToString() && m.To == lot.ToString()).Sum(static m => m.Grams);
        if (by > 0)
        {
            Loads.More(transit, by, draft);
            Posting.Change(transit.ToString(), lot, by, draft);
        }
        else
        {
            Posting.Change(transit.ToString(), lot, by, draft);
            Loads.Less(transit, -by, draft);
        }
    }

    /// <summary>How an item's load is shared, in grams.</summary>
    /// <param name="Main">Taken in of what arrived.</param>
    /// <param name="Closed">Missing within tolerance.</param>
    /// <param name="Short">Missing beyond it.</param>
    /// <param name="Gained">Surplus within tolerance.</param>
    /// <param name="Surplus">Surplus beyond it.</param>
    private sealed record Way(long Main, long Closed, long Short, long Gained, long Surplus)
    {
        public long In => Main + Gained + Surplus;

        public static Way Of(bool closes, long arrived, long received)
        {
            var (missing, more) = (Math.Max(0, arrived - received), Math.Max(0, received - arrived));
            return new(Math.Min(arrived, received), closes ? missing : 0, closes ? 0 : missing, closes ? more : 0, closes ? 0 : more);
        }

        /// <summary>As it was shared until now; what the discrepancy account covered for the lot counts as its surplus.</summary>
        public static Way Of(IReadOnlyList<Move> moves, LotId from, LotId lot)
        {
            long Between(string a, string b) => moves.Where(m => m.From == a && m.To == b).Sum(static m => m.Grams);
            var main = Between(from.ToString(), lot.ToString());
            var closed = Between(from.ToString(), Accounts.Weighing);
            var all = moves.Where(m => m.From == from.ToString()).Sum(static m => m.Grams);
            return new(main, closed, all - main - closed, Between(Accounts.Weighing, lot.ToString()), Between(Accounts.Discrepancy, lot.ToString()));
        }
    }

    /// <summary>Whether the manifest still waits for its differences: one that is over is not opened again, what a correction finds stands by itself.</summary>
    private sealed record Openness(ManifestState Manifest, ItemState Item, bool Live)
    {
        public static Openness Of(ManifestState manifest, ItemState item) =>
            new(manifest, item, manifest.State is States.Received or States.Partly || manifest.AnyOpen);

        public ManifestState After(LotId? missing, long surplus, int index)
        {
            if (!Live || (Item.Short == missing && Item.Surplus == surplus))
            {
                return Manifest;
            }

            var items = Manifest.Items.ToArray();
            items[index] = Item with { Short = missing, Surplus = surplus };
            var after = Manifest with { Items = items };
            return after is { State: States.Received, AnyOpen: false } ? after with { State = States.Closed } : after;
        }
    }
}
