using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Manifest;

/// <summary>A refused load stays in transit until it is returned or diverted.</summary>
public static class AfterRefusal
{
    public static Refused? Return(ReturnWaste act, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(act.Manifest)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        if (act.Mover != manifest.Mover)
        {
            return Refused.With("mover_not_named", "/mover", ("mover", manifest.Mover.Text));
        }

        if (Transitions.Objection("return-waste", manifest.State) is { } objection)
        {
            return objection;
        }

        foreach (var item in manifest.Items)
        {
            if (item.Transit is not { } transit || draft.Lot(transit) is not { } lot || lot.Grams == 0)
            {
                continue;
            }

            var back = draft.Born(lot.Code, lot.Stream, manifest.Mover, Places.Storage, lot.Since, moisture: lot.MoisturePerMille);
            draft.Move(transit, back, lot.Grams);
        }

        var closed = manifest.State == States.Partly && !manifest.AnyOpen;
        var state = closed ? States.Closed : States.Returned;
        draft.Put(Keys.Manifest(manifest.Number), manifest with { State = state });
        draft.Step = new(manifest.Number, state);
        return null;
    }

    public static Refused? Divert(DivertWaste act, Draft draft)
    {
        if (draft.Find<ManifestState>(Keys.Manifest(act.Manifest)) is not { } manifest)
        {
            return Refused.With("no_such_manifest", "/manifest", ("manifest", act.Manifest.Text));
        }

        if (Transitions.Objection("divert-waste", manifest.State) is { } objection)
        {
            return objection;
        }

        if (draft.LawOf(manifest).Stream(manifest.Stream)!.Divert == "new-manifest")
        {
            return Refused.With("divert_needs_new_manifest", "/manifest", ("manifest", manifest.Number.Text));
        }

        if (draft.Site(act.NewReceiver) is null)
        {
            return Refused.With("site_unknown", "/newReceiver", ("site", act.NewReceiver.Text));
        }

        if (act.NewReceiver == manifest.Receiver)
        {
            return Refused.With("receiver_is_the_same", "/newReceiver", ("site", act.NewReceiver.Text));
        }

        var asked = draft.Ask.Takes.Count > 0 ? draft.Ask.Takes : Again(manifest);
        if (asked.Count > 0)
        {
            draft.Release(manifest.Takes);
            if (draft.Take(asked, null, out var takes) is { } exceeded)
            {
                return exceeded;
            }

            manifest = manifest with { Takes = takes };
        }

        var items = manifest.Items.Select(i => i with { Method = act.Method, Decision = null, Received = null, Refused = null }).ToArray();
        draft.Put(Keys.Manifest(manifest.Number), manifest with { State = States.InTransit, Receiver = act.NewReceiver, Items = items, Freed = null });
        draft.Step = new(manifest.Number, States.InTransit);
        return null;
    }

    /// <summary>A load that was turned away whole goes on under its number and is not filed anew: it takes again what its filing took, in the units its allowances count in by now.</summary>
    private static IReadOnlyList<AllowanceTake> Again(ManifestState manifest) =>
        [.. manifest.Freed?.Select(freed => manifest.Items[freed.Item!.Value - 1].DeclaredAs.Taken(freed.Allowance) with { Item = freed.Item, Pointer = "/manifest" }) ?? []];
}
