using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>
/// What a correction left is agreed to by mover and receiver, or contested and decided by the bureau, as a manifest's own difference is. Where the
/// corrected act has no manifest its holder is the only side, and nobody settles with himself: the bureau's word ends it.
/// </summary>
internal static class Settling
{
    public static Waste.Refused? Agree(AgreeToDiscrepancy act, long line, Draft draft)
    {
        if (Said("agree-to-discrepancy", line, act.Party, act.As, draft, out var difference) is { } objection)
        {
            return objection;
        }

        Show(difference!, draft);
        if (difference!.AgreedBy is not null)
        {
            Settle(difference, draft);
            return null;
        }

        Put(difference with { AgreedBy = act.As }, draft);
        return null;
    }

    public static Waste.Refused? Contest(ContestDiscrepancy act, long line, Draft draft)
    {
        if (Said("contest-discrepancy", line, act.Party, act.As, draft, out var difference) is { } objection)
        {
            return objection;
        }

        Show(difference!, draft);
        Put(difference! with { AgreedBy = null, Contested = true }, draft);
        return null;
    }

    /// <summary>The bureau's word ends it, whatever the sides have said or not said.</summary>
    public static Waste.Refused? Settle(long line, Draft draft)
    {
        if (Said("settle-discrepancy", line, null, null, draft, out var difference) is { } objection)
        {
            return objection;
        }

        Show(difference!, draft);
        Settle(difference!, draft);
        return null;
    }

    private static void Settle(DifferenceState difference, Draft draft)
    {
        foreach (var move in Remainders.Settling(difference.Leaves, lot => draft.Lot(lot)!.Grams))
        {
            if (LotId.TryRead(move.From, out var lot))
            {
                draft.Move(lot, move.To, move.Grams);
            }
            else
            {
                draft.Move(move.From, move.To, move.Grams, move.Stream, move.Code, move.Holder);
            }
        }

        Put(Remainders.Ended(difference, draft.Number), draft);
    }

    private static Waste.Refused? Said(string act, long line, EnterpriseId? party, string? role, Draft draft, out DifferenceState? difference) =>
        Find(line, draft, out difference) ?? (party is { } side ? Side(difference!, side, role!, draft) : null)
        ?? Standings.Objection(
            act, Standings.Of(difference!.AgreedBy, difference.Contested, role), role, Waste.Refused.With("difference_contested", "/line", ("line", Text(line))));

    private static Waste.Refused? Find(long line, Draft draft, out DifferenceState? difference)
    {
        difference = draft.Find<DifferenceState>(CorrectionKeys.Difference(line));
        return difference switch
        {
            null => Waste.Refused.With("no_such_difference", "/line", ("line", Text(line))),
            { EndedBy: { } by } => Waste.Refused.With("difference_ended", "/line", ("line", Text(line)), ("by", Text(by))),
            _ => null,
        };
    }

    private static Waste.Refused? Side(DifferenceState difference, EnterpriseId party, string role, Draft draft)
    {
        var mine = difference.Manifest is { } number
            ? role is PartyRoles.Mover or PartyRoles.Receiver && Parties.Of(role, draft.Find<ManifestState>(Keys.Manifest(number))!, draft) == party
            : role == PartyRoles.Holder && Parties.Of(role, draft.LineAt(difference.Corrects)!, draft) == party;
        return mine ? null : Waste.Refused.With("party_not_in_role", "/as", ("party", party.Text), ("role", role));
    }

    private static void Put(DifferenceState difference, Draft draft) => draft.Put(CorrectionKeys.Difference(difference.Line), difference);

    /// <summary>It is told among the manifest's lines, whose state stays: a manifest that is over is not opened again.</summary>
    private static void Show(DifferenceState difference, Draft draft)
    {
        if (difference.Manifest is { } number)
        {
            draft.Step = new(number, draft.Find<ManifestState>(Keys.Manifest(number))!.State);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
