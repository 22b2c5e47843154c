using System.Globalization;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Correction;

/// <summary>A correction that everybody needed has agreed to.</summary>
/// <param name="Line">The corrected line, as it stands in the journal.</param>
/// <param name="Was">The act as it stood until now.</param>
/// <param name="Is">The act as it stands from now on.</param>
internal sealed record Agreed(Line Line, JsonElement Was, JsonElement Is, string Pointer, CorrectionRow Row)
{
    public T Before<T>() => Was.Deserialize<T>(Wire.Options)!;

    public T After<T>() => Is.Deserialize<T>(Wire.Options)!;

    /// <summary>The place in a list that the pointer names.</summary>
    public int Place => int.Parse(Pointer.Split('/')[2], NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Posts the difference that a correction makes.</summary>
internal static class Posting
{
    public static Waste.Refused? Of(Agreed agreed, Draft draft) => agreed.Line.Act switch
    {
        _ when agreed.Pointer == "/book" => null,
        "generate-waste" => Entries.Correct(agreed, Entries.Of(agreed.Before<GenerateWaste>()), Entries.Of(agreed.After<GenerateWaste>()), draft),
        "record-opening-stock" => Entries.Correct(agreed, Entries.Of(agreed.Before<RecordOpeningStock>()), Entries.Of(agreed.After<RecordOpeningStock>()), draft),
        "bring-in-waste" => Entries.Correct(agreed, Entries.Of(agreed.Before<BringInWaste>()), Entries.Of(agreed.After<BringInWaste>()), draft),
        "pick-up-waste" => Loads.Correct(agreed, draft),
        "receive-waste" or "meter-waste" => Receipts.Correct(agreed, draft),
        "treat-waste" => Treatments.Correct(agreed, draft),
        _ => Waste.Refused.With("not_correctable", "/pointer", ("act", agreed.Line.Act), ("pointer", agreed.Pointer), ("zh", ""), ("en", "")),
    };

    public static Waste.Refused? Grams(Quantity before, Quantity after, out long old, out long now)
    {
        now = 0;
        return Measured.Grams(before, "/value", out old) ?? Measured.Grams(after, "/value", out now);
    }

    /// <summary>More or less goes into a lot than was said; what cannot be given back, or comes into an emptied lot, stands open.</summary>
    public static void Change(string from, LotId lot, long by, Draft draft)
    {
        if (by < 0)
        {
            draft.Cover(lot, -by);
            draft.Undo(from, lot.ToString(), -by);
            return;
        }

        var emptied = draft.Lot(lot)!.Grams == 0;
        draft.Join(from, lot.ToString(), by);
        var more = draft.Uncover(lot, by);
        if (emptied && more > 0)
        {
            draft.Park(lot, more);
        }
    }
}
