namespace WasteFlow.Units.Ledger;

/// <summary>What may stand against an act of the crowd beside the state of its manifest: any other code is a surprise.</summary>
static class Objections
{
    /// <summary>Of what a correction left.</summary>
    static readonly string[] Left = ["difference_ended", "difference_unnamed", "no_such_difference"];

    static readonly Dictionary<string, string[]> Acts = new(StringComparer.Ordinal)
    {
        ["file-manifest"] =
        [
            "container_named_twice", "container_promised", "containers_do_not_sum", "linked_items_differ", "linked_not_refused", "linked_parties_differ", "lot_holds_less",
            "lot_is_used_up", "lot_of_other_code", "lot_reserved", "mass_zero",
        ],
        // A late pick-up is too late where the carrier himself has said one before.
        ["pick-up-waste"] = ["carrier_not_named", "no_vehicle", "mass_zero", "wrong_state"],
        ["hand-over-waste"] = ["no_vehicle", "carrier_not_named"],
        ["arrive-waste"] = ["carrier_not_named", "no_vehicle"],
        ["receive-waste"] = ["receiver_not_named", "mass_zero"],
        ["divert-waste"] = ["divert_needs_new_manifest", "receiver_is_the_same"],
        ["settle-discrepancy"] = ["no_such_item", "nothing_open", .. Left],
        ["agree-to-discrepancy"] = ["no_such_item", "nothing_open", "agreed_already", "discrepancy_contested", "difference_contested", "party_not_in_role", .. Left],
        ["contest-discrepancy"] = ["no_such_item", "nothing_open", "agreed_already", "discrepancy_contested", "difference_contested", "party_not_in_role", .. Left],
        ["meter-waste"] = ["mass_zero", "meter_backwards"],
        ["combine-lots"] = ["combine_mixes_codes", "combine_mixes_streams", "combine_needs_lots", "lot_reserved", "no_such_lot", "lot_is_used_up"],
        ["split-lot"] = ["lot_holds_less", "lot_reserved", "no_such_lot", "lot_is_used_up"],
        ["treat-waste"] = ["inputs_missing", "lot_holds_less", "lot_reserved", "no_such_lot", "lot_is_used_up", "treatment_does_not_balance"],
        ["take-stock"] = ["lot_reserved", "no_such_lot"],
        ["reclassify-waste"] = ["nothing_changes", "lot_reserved", "no_such_lot", "lot_is_used_up"],
        ["assay-waste"] = ["no_such_lot"],
        ["send-out-waste"] = ["lot_holds_less", "lot_reserved", "no_such_lot", "lot_is_used_up"],
        ["propose-correction"] = ["correction_open", "mass_zero", "meter_backwards", "method_unknown", "moved_on", "not_correctable", "pointer_unknown", "taken_back", "value_is_the_same"],
        ["consent-to-correction"] = ["consent_not_asked", "correction_ended", "mass_zero", "moved_on"],
        ["refuse-correction"] = ["consent_not_asked", "correction_ended"],
        ["withdraw-correction"] = ["not_your_proposal", "correction_ended"],
        ["take-back-act"] = ["acted_upon", "not_to_be_taken_back", "taken_back", "too_late_to_take_back"],
    };

    /// <summary>Who acts, and on what, is asked before the state is.</summary>
    static readonly string[] First = ["carrier_not_named", "receiver_not_named", "no_vehicle", "difference_unnamed"];

    /// <summary>Codes that an act may be refused with in a state that lets it.</summary>
    public static IReadOnlyCollection<string> Of(string act) => Acts.GetValueOrDefault(act, []);

    /// <summary>Codes that come before the question of the state.</summary>
    public static IEnumerable<string> BeforeTheState(string act) => Of(act).Intersect(First, StringComparer.Ordinal);
}
