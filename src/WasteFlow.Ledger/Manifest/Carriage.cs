using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>The carrier's acts: pick up, hand over, arrive.</summary>
public static class Carriage
{
    public static Refused? PickUp(PickUpWaste act, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(act.Manifest)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        if (act.Carrier != manifest.Carrier)
        {
            return Refused.With("carrier_not_named", "/carrier", ("carrier", manifest.Carrier.Text));
        }

        if ((NoVehicle(manifest) ?? Transitions.Objection("pick-up-waste", manifest.State)) is { } objection)
        {
            return objection;
        }

        if (Transitions.Of("pick-up-waste", manifest.State) == Transitions.Verdict.Late)
        {
            return Confirm(act, manifest, draft);
        }

        if (Weights(act, manifest, out var loaded) is { } unreadable)
        {
            return unreadable;
        }

        var said = (act.Loaded ?? []).ToDictionary(static w => w.Item, static w => w.Quantity);
        var items = manifest.Items.Select((item, i) => said.GetValueOrDefault(i + 1) is { } weighed
            ? Load(item with { LoadedAs = Ends.InUnits(weighed) }, i, loaded[i], manifest, draft, weighed.MoisturePerMille)
            : Load(item, i, null, manifest, draft)).ToArray();
        Step(manifest with { State = States.InTransit, Items = items, Vehicle = act.Vehicle, PickUp = "said" }, draft);
        return null;
    }

    public static Refused? HandOver(HandOverWaste act, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(act.Manifest)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        if ((NoVehicle(manifest) ?? Transitions.Objection("hand-over-waste", manifest.State)) is { } objection)
        {
            return objection;
        }

        if (act.From != manifest.Carrier)
        {
            return Refused.With("carrier_not_named", "/from", ("carrier", manifest.Carrier.Text));
        }

        var items = manifest.Items.Select((item, i) => Pass(item, i, act.To, manifest, draft)).ToArray();
        Step(manifest with { Carrier = act.To, Vehicle = act.Vehicle, Items = items }, draft);
        return null;
    }

    public static Refused? Arrive(ArriveWaste act, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(act.Manifest)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        if (act.Carrier != manifest.Carrier)
        {
            return Refused.With("carrier_not_named", "/carrier", ("carrier", manifest.Carrier.Text));
        }

        if ((NoVehicle(manifest) ?? Transitions.Objection("arrive-waste", manifest.State)) is { } objection)
        {
            return objection;
        }

        if (Transitions.Of("arrive-waste", manifest.State) == Transitions.Verdict.Late)
        {
            draft.Warn("arrived_late", "/manifest");
            draft.Step = new(manifest.Number, manifest.State);
            return null;
        }

        Step(manifest with { State = States.Arrived }, draft);
        return null;
    }

    /// <summary>Takes the loaded mass into the carrier's custody: more than was reserved comes from the same store, then is a gain; less frees the rest.</summary>
    /// <param name="moisture">What was said of the load when it was weighed; else what is known of its lots holds for it.</param>
    internal static ItemState Load(ItemState item, int index, long? weighed, ManifestState manifest, Draft draft, int? moisture = null)
    {
        var loaded = weighed ?? item.Declared;
        foreach (var portion in item.Reserved)
        {
            draft.Reserve(portion.Lot, -portion.Grams);
        }

        if (!item.LedgerKept)
        {
            return LoadUnkept(item, index, weighed, manifest, draft, moisture);
        }

        var reserved = item.Reserved.Select(static p => p.Lot).ToArray();
        var lots = loaded <= item.Reserved.Sum(static p => p.Grams)
            ? reserved
            : reserved.Concat(draft.Store(manifest.Mover, manifest.Stream, item.Code).Select(static l => l.Lot)).Distinct().ToArray();
        var since = reserved.Select(l => draft.Lot(l)!.Since).DefaultIfEmpty(draft.Today).Min();
        var gain = loaded - lots.Sum(l => draft.Lot(l)!.Free);
        LotId? gained = gain > 0 ? draft.Born(item.Code, manifest.Stream, manifest.Mover, Places.Storage, draft.Today) : null;
        var (portions, missing) = draft.IsMixed(manifest.Mover, manifest.Stream) ? Mixed(item, lots, loaded, draft) : Portions(item, lots, loaded, draft);
        var transit = draft.Born(
            item.Code, manifest.Stream, Carrier(manifest), Places.Transit, since, null, manifest.Number, index + 1,
            moisture ?? (missing > 0 ? null : draft.MoistureOf(portions)));
        Loading.Board(item, manifest, transit, draft);
        foreach (var portion in portions)
        {
            draft.Move(portion.Lot, transit, portion.Grams);
        }

        if (gained is { } found)
        {
            draft.Move(Accounts.Gain, found, missing);
            draft.Move(found, transit, missing);
            draft.Warn("loaded_above_stock", Pointer(index), ("grams", missing.ToString(CultureInfo.InvariantCulture)));
        }

        return item with { Transit = transit, Loaded = loaded, Reserved = [] };
    }

    /// <summary>What no vehicle carries (直供) nobody picks up, hands over or brings to a gate: the receipt says it all.</summary>
    private static Refused? NoVehicle(ManifestState manifest) =>
        manifest.Carriage is { } carriage ? Refused.With("no_vehicle", "/manifest", ("carriage", carriage)) : null;

    internal static SiteId Carrier(ManifestState manifest) => new(manifest.Carrier.Text);

    /// <summary>Where loading makes mass known, it is born here; where the receipt does, nothing is posted yet.</summary>
    private static ItemState LoadUnkept(ItemState item, int index, long? weighed, ManifestState manifest, Draft draft, int? said)
    {
        if (draft.LawOf(manifest).Stream(manifest.Stream)!.Known != "loading")
        {
            return item with { Loaded = weighed };
        }

        var loaded = weighed ?? item.Declared;
        var moisture = said ?? item.DeclaredAs.MoisturePerMille;
        var root = draft.Born(item.Code, manifest.Stream, item.Origin, Places.Storage, draft.Today, item.Origin, moisture: moisture);
        draft.Move(Accounts.Generated, root, loaded);
        var transit = draft.Born(
            item.Code, manifest.Stream, Carrier(manifest), Places.Transit, draft.Today, null, manifest.Number, index + 1, moisture);
        draft.Move(root, transit, loaded);
        Loading.Board(item, manifest, transit, draft);
        return item with { Transit = transit, Loaded = loaded };
    }

    /// <summary>What was reserved goes first, then what else is free in the store; and how much of the load is in neither.</summary>
    private static (IReadOnlyList<LotPortion> Portions, long Missing) Portions(ItemState item, LotId[] lots, long loaded, Draft draft)
    {
        var portions = new List<LotPortion>();
        var missing = loaded;
        foreach (var wanted in item.Reserved.Concat(lots.Select(static l => new LotPortion(l, long.MaxValue))))
        {
            var free = draft.Lot(wanted.Lot)!.Free - portions.Where(p => p.Lot == wanted.Lot).Sum(static p => p.Grams);
            var part = Math.Min(Math.Min(missing, wanted.Grams), free);
            missing -= part;
            portions.Add(wanted with { Grams = part });
        }

        return (portions, missing);
    }

    /// <summary>Likewise of a heap: of each lot its share, of what was reserved and of what is taken beyond that.</summary>
    private static (IReadOnlyList<LotPortion> Portions, long Missing) Mixed(ItemState item, LotId[] lots, long loaded, Draft draft)
    {
        var reserved = item.Reserved.Sum(static p => p.Grams);
        if (loaded <= reserved)
        {
            var parts = Atoms.Apportion(loaded, [.. item.Reserved.Select(static p => p.Grams)]);
            return ([.. item.Reserved.Select((p, i) => p with { Grams = parts[i] })], 0);
        }

        var others = lots.Select(l => draft.Lot(l)!).Select(l => l with { Reserved = l.Reserved + item.Reserved.Where(p => p.Lot == l.Lot).Sum(static p => p.Grams) }).ToList();
        var more = Math.Min(loaded - reserved, others.Sum(static l => l.Free));
        return ([.. item.Reserved, .. Draft.Shared(others, more)!], loaded - reserved - more);
    }

    private static ItemState Pass(ItemState item, int index, EnterpriseId to, ManifestState manifest, Draft draft)
    {
        if (item.Transit is not { } lot)
        {
            return item;
        }

        var from = draft.Lot(lot)!;
        var next = draft.Born(from.Code, from.Stream, new SiteId(to.Text), Places.Transit, from.Since, null, manifest.Number, index + 1, from.MoisturePerMille);
        draft.Move(lot, next, from.Grams);
        return item with { Transit = next };
    }

    private static Refused? Confirm(PickUpWaste act, ManifestState manifest, Draft draft)
    {
        if (manifest.PickUp != "implied")
        {
            return Refused.With("wrong_state", "/manifest", ("state", manifest.State), ("zh", "已起运"), ("en", "picked up already"));
        }

        if (Weights(act, manifest, out var loaded) is { } unreadable)
        {
            return unreadable;
        }

        var agrees = manifest.Items.Select((item, i) => loaded[i] is null || loaded[i] == (item.Loaded ?? item.Declared)).All(static a => a);
        draft.Warn(agrees ? "pick_up_confirmed" : "pick_up_contradicts", "/loaded");
        draft.Put(Keys.Manifest(manifest.Number), manifest with { PickUp = "confirmed", Vehicle = act.Vehicle });
        draft.Step = new(manifest.Number, manifest.State);
        return null;
    }

    private static Refused? Weights(PickUpWaste act, ManifestState manifest, out long?[] loaded)
    {
        loaded = new long?[manifest.Items.Count];
        foreach (var (said, i) in (act.Loaded ?? []).Select(static (s, i) => (s, i)))
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/loaded/{i}");
            if (said.Item < 1 || said.Item > loaded.Length)
            {
                return Refused.With("no_such_item", pointer + "/item", ("item", said.Item.ToString(CultureInfo.InvariantCulture)));
            }

            if (loaded[said.Item - 1] is not null)
            {
                return Refused.With("item_named_twice", pointer + "/item", ("item", said.Item.ToString(CultureInfo.InvariantCulture)));
            }

            if (Measured.Grams(said.Quantity, pointer + "/quantity", out var grams) is { } unreadable)
            {
                return unreadable;
            }

            if (grams == 0)
            {
                return Refused.With("mass_zero", pointer + "/quantity/value");
            }

            loaded[said.Item - 1] = grams;
        }

        return null;
    }

    private static string Pointer(int index) => string.Create(CultureInfo.InvariantCulture, $"/loaded/{index}");

    private static void Step(ManifestState manifest, Draft draft)
    {
        draft.Put(Keys.Manifest(manifest.Number), manifest);
        draft.Step = new(manifest.Number, manifest.State);
    }
}
