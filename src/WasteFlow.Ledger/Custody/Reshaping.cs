using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>A holder combines, splits, counts, assays or reclassifies what lies at its site.</summary>
public static partial class Reshaping
{
    /// <summary>Lots that one act may name, combine, or split one into.</summary>
    internal const int LotsMax = 1000;

    public static Refused? Combine(CombineLots act, Draft draft)
    {
        var named = act.Lots.Count + (act.Containers?.Count ?? 0);
        if (named < 2 || named > LotsMax)
        {
            return Refused.With("combine_needs_lots", "/lots", ("max", LotsMax.ToString(CultureInfo.InvariantCulture)));
        }

        var lots = new List<LotState>(act.Lots.Count);
        var seen = new HashSet<LotId>();
        for (var i = 0; i < act.Lots.Count; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/lots/{i}");
            if (!seen.Add(act.Lots[i]))
            {
                return Refused.With("lot_named_twice", pointer, ("lot", act.Lots[i].ToString()));
            }

            if (Whole(act.Site, act.Lots[i], pointer, draft, out var lot) is { } objection)
            {
                return objection;
            }

            if (lots.Count > 0 && Mixes(lot!, lots[0], pointer) is { } apart)
            {
                return apart;
            }

            lots.Add(lot!);
        }

        IReadOnlyList<LotPortion> portions = [];
        IReadOnlyList<string> labels = [];
        if (act.Containers is { } containers
            && Packing.Take(act.Site, containers, "/containers", draft, new(StringComparer.Ordinal), out portions, out labels) is { } unfit)
        {
            return unfit;
        }

        foreach (var portion in portions)
        {
            var lot = draft.Lot(portion.Lot)!;
            if (!seen.Add(lot.Lot))
            {
                return Refused.With("lot_named_twice", "/containers", ("lot", lot.Lot.ToString()));
            }

            if (lots.Count > 0 && Mixes(lot, lots[0], "/containers") is { } mixed)
            {
                return mixed;
            }

            lots.Add(lot with { Grams = portion.Grams });
        }

        var into = draft.Born(lots[0].Code, lots[0].Stream, act.Site, Places.Storage, lots.Min(static l => l.Since),
            moisture: Moisture.Mixed([.. lots.Select(static l => (l.MoisturePerMille, l.Grams))]));
        draft.Carry(labels, into);
        foreach (var lot in lots)
        {
            draft.Move(lot.Lot, into, lot.Grams);
        }

        return null;
    }

    /// <summary>One code of one stream: clean infusion bottles never merge with medical waste, whatever code they have (practice.md 1.6).</summary>
    private static Refused? Mixes(LotState lot, LotState first, string pointer) =>
        lot.Code != first.Code ? Refused.With("combine_mixes_codes", pointer, ("code", lot.Code.Text), ("with", first.Code.Text))
        : lot.Stream != first.Stream ? Refused.With("combine_mixes_streams", pointer, ("stream", lot.Stream), ("with", first.Stream))
        : null;

    public static Refused? Split(SplitLot act, Draft draft)
    {
        if (draft.Lying(act.Site, act.Lot, "/lot", out var found) is { } gone)
        {
            return gone;
        }

        var lot = found!;
        if (act.Parts.Count is 0 or > LotsMax)
        {
            return Refused.With("lots_missing", "/parts", ("max", LotsMax.ToString(CultureInfo.InvariantCulture)));
        }

        var grams = new long[act.Parts.Count];
        var containers = new IReadOnlyList<string>[grams.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < grams.Length; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/parts/{i}");
            if (Measured.Grams(act.Parts[i].Quantity, pointer + "/quantity", out grams[i]) is { } unreadable)
            {
                return unreadable;
            }

            if (grams[i] == 0)
            {
                return Refused.With("mass_zero", pointer + "/quantity/value");
            }

            if (Contained(act, i, lot, grams[i], pointer, draft, seen, out containers[i]) is { } apart)
            {
                return apart;
            }

            if (draft.Law.Tables.Objection(act.Parts[i].Stream ?? lot.Stream, act.Parts[i].Code ?? lot.Code, pointer + "/stream", pointer + "/code") is { } unfit)
            {
                return unfit;
            }
        }

        if (grams.Sum() > lot.Free)
        {
            return Refused.With("lot_holds_less", "/parts",
                ("free", lot.Free.ToString(CultureInfo.InvariantCulture)), ("asked", grams.Sum().ToString(CultureInfo.InvariantCulture)));
        }

        for (var i = 0; i < grams.Length; i++)
        {
            var part = act.Parts[i];
            var into = draft.Born(part.Code ?? lot.Code, part.Stream ?? lot.Stream, act.Site, Places.Storage, lot.Since, moisture: lot.MoisturePerMille);
            draft.KeepsStock(act.Site, part.Stream ?? lot.Stream);
            draft.Carry(containers[i], into);
            draft.Move(lot.Lot, into, grams[i]);
            draft.Warn(WasteCodes.RemarkOnChange(lot.Code, part.Code ?? lot.Code, FormattableString.Invariant($"/parts/{i}/code")));
        }

        return null;
    }

    /// <summary>The containers that go with a part of a lot: all of that lot, and they hold what the part weighs.</summary>
    private static Refused? Contained(
        SplitLot act, int index, LotState lot, long grams, string pointer, Draft draft, HashSet<string> seen, out IReadOnlyList<string> labels)
    {
        labels = [];
        if (act.Parts[index].Containers is not { } named)
        {
            return Packing.Unnamed([new(lot.Lot, grams)], pointer + "/containers", draft);
        }

        if (Packing.Take(act.Site, named, pointer + "/containers", draft, seen, out var portions, out labels) is { } objection)
        {
            return objection;
        }

        return portions.FirstOrDefault(p => p.Lot != lot.Lot) is { } other
            ? Refused.With("container_elsewhere", pointer + "/containers", ("container", named[0]), ("lot", other.Lot.ToString()))
            : portions[0].Grams == grams ? null : Packing.Sum(pointer + "/containers", portions[0].Grams, grams);
    }

    public static Refused? Reclassify(ReclassifyWaste act, Draft draft)
    {
        if (Whole(act.Site, act.Lot, "/lot", draft, out var lot) is { } objection)
        {
            return objection;
        }

        if (draft.Law.Stream(act.Stream) is null)
        {
            return Refused.With("stream_unknown", "/stream", ("stream", act.Stream));
        }

        if (act.Code == lot!.Code && act.Stream == lot.Stream)
        {
            return Refused.With("nothing_changes", "/code", ("code", act.Code.Text));
        }

        var into = draft.Born(act.Code, act.Stream, act.Site, Places.Storage, lot.Since, moisture: lot.MoisturePerMille);
        draft.KeepsStock(act.Site, act.Stream);
        draft.Move(lot.Lot, into, lot.Grams);
        draft.Warn(WasteCodes.RemarkOnChange(lot.Code, act.Code, "/code"));
        return null;
    }

    public static Refused? Assay(AssayWaste act, Draft draft)
    {
        if (draft.Lot(act.Lot) is not { Place: Places.Storage } lot || lot.Holder != act.Site)
        {
            return Refused.With("no_such_lot", "/lot", ("lot", act.Lot.ToString()));
        }

        if (act.MoisturePerMille is < 0 or > 1000)
        {
            return Refused.With("moisture_out_of_range", "/moisturePerMille");
        }

        if (act.Meets == false)
        {
            draft.Warn("fails_standard", "/meets", ("lot", act.Lot.ToString()));
        }

        draft.Changed(lot with { MoisturePerMille = act.MoisturePerMille ?? lot.MoisturePerMille });
        return null;
    }

    private static Refused? Whole(SiteId site, LotId named, string pointer, Draft draft, out LotState? lot)
    {
        if (draft.Lying(site, named, pointer, out lot) is { } gone)
        {
            return gone;
        }

        return lot!.Reserved == 0
            ? null
            : Refused.With("lot_reserved", pointer, ("reserved", lot.Reserved.ToString(CultureInfo.InvariantCulture)));
    }
}
