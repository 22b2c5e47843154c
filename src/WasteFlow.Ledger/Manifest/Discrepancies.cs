using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Correction;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>
/// A difference beyond tolerance (数量差异): both sides agree to it, or one contests it and the bureau decides. Until then it stands on its own account.
/// </summary>
public static class Discrepancies
{
    public static Refused? Agree(AgreeToDiscrepancy act, Draft draft)
    {
        if (Named(act.Manifest, act.Item, act.Line, out var number, out var place) is { } unnamed)
        {
            return unnamed;
        }

        if (act.Line is { } left)
        {
            return Settling.Agree(act, left, draft);
        }

        if (Said("agree-to-discrepancy", number, place, act.Party, act.As, draft, out var manifest, out var item) is { } objection)
        {
            return objection;
        }

        if (item!.AgreedBy is not null)
        {
            Settle(manifest!, place, draft);
            return null;
        }

        Put(manifest!, place, item with { AgreedBy = act.As }, draft);
        return null;
    }

    public static Refused? Contest(ContestDiscrepancy act, Draft draft)
    {
        if (Named(act.Manifest, act.Item, act.Line, out var number, out var place) is { } unnamed)
        {
            return unnamed;
        }

        if (act.Line is { } left)
        {
            return Settling.Contest(act, left, draft);
        }

        if (Said("contest-discrepancy", number, place, act.Party, act.As, draft, out var manifest, out var item) is { } objection)
        {
            return objection;
        }

        Put(manifest!, place, item! with { AgreedBy = null, Contested = true }, draft);
        return null;
    }

    /// <summary>The bureau's word ends it, whatever the sides have said or not said.</summary>
    public static Refused? Settle(SettleDiscrepancy act, Draft draft)
    {
        if (Named(act.Manifest, act.Item, act.Line, out var number, out var place) is { } unnamed)
        {
            return unnamed;
        }

        if (act.Line is { } left)
        {
            return Settling.Settle(left, draft);
        }

        if (Said("settle-discrepancy", number, place, null, null, draft, out var manifest, out _) is { } objection)
        {
            return objection;
        }

        Settle(manifest!, place, draft);
        return null;
    }

    /// <summary>A difference is an item's, or what a correcting line left.</summary>
    private static Refused? Named(ManifestNumber? manifest, int? item, long? line, out ManifestNumber number, out int place)
    {
        (number, place) = (manifest.GetValueOrDefault(), item.GetValueOrDefault());
        return line is null ? manifest is null || item is null ? Refused.With("difference_unnamed", manifest is null ? "/manifest" : "/item") : null
            : manifest is not null || item is not null ? Refused.With("difference_unnamed", "/line")
            : null;
    }

    /// <summary>An open difference that a side, or the bureau where none is named, may still speak to.</summary>
    private static Refused? Said(
        string act, ManifestNumber number, int place, EnterpriseId? party, string? role, Draft draft, out ManifestState? manifest, out ItemState? item) =>
        Find(act, number, place, draft, out manifest, out item) ?? (party is { } side ? Side(role!, side, manifest!, draft) : null)
        ?? Standings.Objection(
            act, Standings.Of(item!.AgreedBy, item.Contested, role), role, Refused.With("discrepancy_contested", "/item", ("item", Text(place))));

    private static Refused? Find(string act, ManifestNumber number, int place, Draft draft, out ManifestState? manifest, out ItemState? item)
    {
        item = null;
        manifest = draft.Find<ManifestState>(Keys.Manifest(number));
        if (manifest is null)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", number.Text));
        }

        if (Transitions.Objection(act, manifest.State) is { } objection)
        {
            return objection;
        }

        if (place < 1 || place > manifest.Items.Count)
        {
            return Refused.With("no_such_item", "/item", ("item", Text(place)));
        }

        item = manifest.Items[place - 1];
        return item.Short is null && item.Surplus == 0 ? Refused.With("nothing_open", "/item", ("item", Text(place))) : null;
    }

    private static Refused? Side(string role, EnterpriseId party, ManifestState manifest, Draft draft) =>
        role is PartyRoles.Mover or PartyRoles.Receiver && Parties.Of(role, manifest, draft) == party
            ? null
            : Refused.With("party_not_in_role", "/as", ("party", party.Text), ("role", role));

    private static void Settle(ManifestState manifest, int place, Draft draft)
    {
        var item = manifest.Items[place - 1];
        if (item.Short is { } lot)
        {
            draft.Move(lot, Accounts.Weighing, draft.Lot(lot)!.Grams);
        }

        draft.Move(Accounts.Weighing, Accounts.Discrepancy, item.Surplus, manifest.Stream, item.Code);
        Put(manifest, place, item with { Short = null, Surplus = 0, AgreedBy = null, Contested = null }, draft);
    }

    private static void Put(ManifestState manifest, int place, ItemState item, Draft draft)
    {
        var items = manifest.Items.ToArray();
        items[place - 1] = item;
        manifest = manifest with { Items = items };
        var state = manifest is { State: States.Received, AnyOpen: false } ? States.Closed : manifest.State;
        draft.Put(Keys.Manifest(manifest.Number), manifest with { State = state });
        draft.Step = new(manifest.Number, state);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
