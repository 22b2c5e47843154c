using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>Filing reserves lots and allowances; cancelling and expiring set them free.</summary>
public static class Filing
{
    private const int ItemsMax = 200;

    public static Refused? File(FileManifest act, Draft draft)
    {
        if (draft.Site(act.Mover) is not { } mover)
        {
            return Refused.With("site_unknown", "/mover", ("site", act.Mover.Text));
        }

        if (draft.Site(act.Receiver) is null)
        {
            return Refused.With("site_unknown", "/receiver", ("site", act.Receiver.Text));
        }

        if (act.Items.Count == 0)
        {
            return Refused.With("items_missing", "/items");
        }

        if (act.Items.Count > ItemsMax)
        {
            return Refused.With("items_too_many", "/items", ("max", ItemsMax.ToString(CultureInfo.InvariantCulture)));
        }

        var stream = draft.LawOn(Waste.Calendar.DayOf(act.HappenedAt)).Stream(act.Stream);
        if (stream is null)
        {
            return Refused.With("stream_unknown", "/stream", ("stream", act.Stream));
        }

        var carriesOn = act.LinkedTo is { } old ? draft.Find<ManifestState>(Keys.Manifest(old)) : null;
        if (act.LinkedTo is { } linked && carriesOn is null)
        {
            return Refused.With("no_such_manifest", "/linkedTo", ("manifest", linked.Text));
        }

        if (carriesOn is not null && Succession.Objection(act, carriesOn) is { } unlinked)
        {
            return unlinked;
        }

        if (carriesOn is { State: States.Refused or States.Partly })
        {
            return Succession.CarryOn(act, carriesOn, mover, stream, draft);
        }

        var items = new List<ItemState>(act.Items.Count);
        var containers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < act.Items.Count; i++)
        {
            if (Reserve(act, act.Items[i], i, stream, draft, containers, out var item) is { } objection)
            {
                return objection;
            }

            items.Add(item!);
        }

        // A scan under an approval has nothing else to stand on, so that one must bear it.
        var scanned = act.Scanned == true;
        var firm = scanned && act.Approval is { } approval ? [.. draft.Ask.Firm ?? [], new($"approval/{approval}")] : draft.Ask.Firm;
        if (draft.Take(draft.Ask.Takes, firm, out var takes) is { } exceeded)
        {
            return exceeded;
        }

        var number = NextNumber(act, mover, stream, draft);
        var manifest = new ManifestState(
            number, States.Filed, act.Stream, act.Mover, act.Carrier, act.Vehicle, act.Receiver, act.LinkedTo,
            act.HappenedAt, "none", items, takes, act.Carriage, Law: draft.LastLaw);
        Loading.Promise(items, null, number, draft);
        if (scanned)
        {
            var loaded = items.Select((item, i) => Carriage.Load(item, i, item.Declared, manifest, draft)).ToArray();
            manifest = manifest with { State = States.InTransit, PickUp = "said", Items = loaded };
        }

        draft.Put(Keys.Manifest(number), manifest);
        draft.Step = new(number, manifest.State);
        return null;
    }

    public static Refused? Cancel(CancelManifest act, Draft draft) => End(act.Manifest, "cancel-manifest", States.Cancelled, draft);

    public static Refused? Expire(ExpireManifest act, Draft draft) => End(act.Manifest, "expire-manifest", States.Expired, draft);

    /// <summary>Counters are per prefecture, year and kind, and advance only with an accepted line: gapless (Order 23 art. 15).</summary>
    internal static ManifestNumber NextNumber(FileManifest act, SiteState mover, StreamRow stream, Draft draft)
    {
        var series = ManifestNumbers.Series(stream, act.Items.Select(static i => i.Code), mover.Division, draft.Today.Year);
        var next = (draft.Find<SeriesState>(Keys.Series(series.Key))?.Last ?? 0) + 1;
        draft.Put(Keys.Series(series.Key), new SeriesState(next));
        return series.Number(next);
    }

    private static Refused? Reserve(FileManifest act, ManifestItem asked, int index, StreamRow stream, Draft draft, HashSet<string> containers, out ItemState? item)
    {
        item = null;
        var pointer = string.Create(CultureInfo.InvariantCulture, $"/items/{index}");
        if (Measured.Grams(asked.Quantity, pointer + "/quantity", out var grams) is { } unreadable)
        {
            return unreadable;
        }

        if (grams == 0)
        {
            return Refused.With("mass_zero", pointer + "/quantity/value");
        }

        var origin = asked.Origin ?? act.Mover;
        if (draft.Site(origin) is null)
        {
            return Refused.With("site_unknown", pointer + "/origin", ("site", origin.Text));
        }

        var kept = stream.Known == "ledger" || asked.Lots is not null || draft.Holds(act.Mover, act.Stream);
        IReadOnlyList<LotPortion> reserved = [];
        if (!kept && Loading.Listed(asked.Containers, pointer + "/containers", draft, containers) is { } unfit)
        {
            return unfit;
        }

        if (kept)
        {
            var objection = asked.Containers is not null
                ? Loading.Named(act, asked, pointer + "/containers", grams, draft, containers, out reserved)
                : Choose(act, asked, pointer, grams, draft, out reserved);
            if (objection is not null)
            {
                return objection;
            }

            foreach (var portion in reserved)
            {
                draft.Reserve(portion.Lot, portion.Grams);
            }
        }

        item = new ItemState(asked.Code, asked.Method, origin, asked.Quantity, grams, reserved, kept, Containers: asked.Containers);
        return null;
    }

    private static Refused? Choose(
        FileManifest act, ManifestItem asked, string pointer, long grams, Draft draft, out IReadOnlyList<LotPortion> reserved)
    {
        reserved = [];
        IEnumerable<LotState> lots;
        if (asked.Lots is { Count: 0 or > Reshaping.LotsMax })
        {
            return Refused.With("lots_missing", pointer + "/lots", ("max", Reshaping.LotsMax.ToString(CultureInfo.InvariantCulture)));
        }

        if (asked.Lots is { } named)
        {
            if (LotsOf(act, asked.Code, named, pointer + "/lots", draft, out var theirs) is { } objection)
            {
                return objection;
            }

            lots = theirs;
        }
        else
        {
            lots = draft.Store(act.Mover, act.Stream, asked.Code);
        }

        // What has left already is not refused for stock: the scale's word above it becomes a gain when it is loaded.
        var mixed = asked.Lots is null && draft.IsMixed(act.Mover, act.Stream);
        var portions = act.IsAfterTheFact()
            ? Draft.From(lots, Math.Min(grams, lots.Sum(static l => l.Free)), mixed) ?? []
            : Draft.From(lots, grams, mixed);
        if (portions is null)
        {
            var free = lots.Sum(static l => l.Free);
            return Refused.With("lot_holds_less", pointer + "/quantity",
                ("free", free.ToString(CultureInfo.InvariantCulture)), ("asked", grams.ToString(CultureInfo.InvariantCulture)));
        }

        reserved = portions;
        return act.IsAfterTheFact() ? null : Packing.Unnamed(portions, pointer + "/containers", draft);
    }

    private static Refused? LotsOf(
        FileManifest act, WasteCode code, IReadOnlyList<LotId> named, string pointer, Draft draft, out IReadOnlyList<LotState> lots)
    {
        var found = new List<LotState>();
        lots = found;
        for (var i = 0; i < named.Count; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}");
            // What has left already may name a lot that others have emptied since.
            if (draft.Lying(act.Mover, named[i], at, out var lot) is { } gone && !(act.IsAfterTheFact() && gone.Code == "lot_is_used_up"))
            {
                return gone;
            }

            if (found.Any(l => l.Lot == lot!.Lot))
            {
                return Refused.With("lot_named_twice", at, ("lot", named[i].ToString()));
            }

            if (lot!.Code != code || lot.Stream != act.Stream)
            {
                return Refused.With("lot_of_other_code", at, ("lot", named[i].ToString()), ("code", lot.Code.Text));
            }

            found.Add(lot);
        }

        return null;
    }

    private static Refused? End(ManifestNumber number, string act, string state, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(number)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", number.Text));
        }

        if (Transitions.Objection(act, manifest.State) is { } objection)
        {
            return objection;
        }

        foreach (var portion in manifest.Items.SelectMany(static i => i.Reserved))
        {
            draft.Reserve(portion.Lot, -portion.Grams);
        }

        Loading.Promise(manifest.Items, number, null, draft);
        draft.Release(manifest.Takes);
        draft.Put(Keys.Manifest(number), manifest with { State = state, Takes = [] });
        draft.Step = new(number, state);
        return null;
    }
}
