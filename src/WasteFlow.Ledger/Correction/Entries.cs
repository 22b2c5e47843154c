using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>Corrections of what was entered: generated, opening, brought in.</summary>
internal static class Entries
{
    public sealed record Entry(string Stream, WasteCode Code, Quantity Quantity, Instant HappenedAt);

    public static Entry Of(GenerateWaste act) => new(act.Stream, act.Code, act.Quantity, act.HappenedAt);

    public static Entry Of(RecordOpeningStock act) => new(act.Stream, act.Code, act.Quantity, act.HappenedAt);

    public static Entry Of(BringInWaste act) => new(act.Stream, act.Code, act.Quantity, act.HappenedAt);

    public static Waste.Refused? Correct(Agreed agreed, Entry before, Entry after, Draft draft)
    {
        if (Posting.Grams(before.Quantity, after.Quantity, out var old, out var now) is { } unreadable)
        {
            return unreadable;
        }

        if (now == 0)
        {
            return Waste.Refused.With("mass_zero", "/value");
        }

        var account = agreed.Line.Moves[0].From;
        var lot = LotId.Read(draft.Edition.Last(m => m.From == account).To);
        if (agreed.Row.Verdict != "whole")
        {
            Posting.Change(account, lot, now - old, draft);
            return null;
        }

        if (Times.Objection(after.HappenedAt, "/value") is { } beyond)
        {
            return beyond;
        }

        if (after.HappenedAt > agreed.Line.RecordedAt && after.HappenedAt != before.HappenedAt)
        {
            return Waste.Refused.With("date_out_of_order", "/value", ("earlier", Day(after.HappenedAt)), ("later", Day(agreed.Line.RecordedAt)));
        }

        if (draft.Law.Tables.Objection(before.Stream, after.Code, "/value", "/value") is { } objection)
        {
            return objection;
        }

        if (draft.Lot(lot) is not { Reserved: 0 } whole || whole.Grams != old)
        {
            return Waste.Refused.With("moved_on", "/line", ("lot", lot.ToString()));
        }

        Anew(agreed, account, whole, after, draft);
        return null;
    }

    private static string Day(Instant at) => NodaTime.Text.LocalDatePattern.Iso.Format(Calendar.DayOf(at));

    /// <summary>Another code or day is another lot: the old one is emptied and a new one filled.</summary>
    private static void Anew(Agreed agreed, string account, LotState whole, Entry after, Draft draft)
    {
        var grams = whole.Grams;
        draft.Undo(account, whole.Lot.ToString(), grams);
        var since = agreed.Pointer == "/happenedAt" ? Calendar.DayOf(after.HappenedAt) : whole.Since;
        var made = draft.Born(after.Code, whole.Stream, whole.Holder, whole.Place, since, moisture: whole.MoisturePerMille);
        draft.Join(account, made.ToString(), grams);
    }
}
