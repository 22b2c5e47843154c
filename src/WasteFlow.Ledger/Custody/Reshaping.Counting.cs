using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>A stock-take (盘点): what was counted, against what is recorded.</summary>
public static partial class Reshaping
{
    public static Refused? Count(TakeStock act, Draft draft)
    {
        if (Measured.Grams(act.Counted, "/counted", out var counted) is { } unreadable)
        {
            return unreadable;
        }

        if (Counted(act, draft, out var lots, out var stream, out var code) is { } objection)
        {
            return objection;
        }

        var recorded = lots.Sum(static l => l.Grams);
        if (counted > recorded)
        {
            var gained = draft.Born(code, stream, act.Site, Places.Storage, draft.Today);
            draft.KeepsStock(act.Site, stream);
            draft.Move(Accounts.Gain, gained, counted - recorded);
        }
        else if (counted < recorded)
        {
            if (Draft.From(lots, recorded - counted, draft.IsMixed(act.Site, stream)) is not { } portions)
            {
                return Refused.With("lot_reserved", "/counted", ("reserved", lots.Sum(static l => l.Reserved).ToString(CultureInfo.InvariantCulture)));
            }

            foreach (var portion in portions)
            {
                draft.Move(portion.Lot, Accounts.StorageLoss, portion.Grams);
            }
        }

        return null;
    }

    private static Refused? Counted(TakeStock act, Draft draft, out IReadOnlyList<LotState> lots, out string stream, out WasteCode code)
    {
        lots = [];
        stream = act.Stream ?? "";
        code = act.Code ?? default;
        if (act.Lot is { } named)
        {
            if (draft.Lot(named) is not { Place: Places.Storage } lot || lot.Holder != act.Site)
            {
                return Refused.With("no_such_lot", "/lot", ("lot", named.ToString()));
            }

            lots = [lot];
            stream = lot.Stream;
            code = lot.Code;
            return null;
        }

        if (act.Stream is null || act.Code is null)
        {
            return Refused.With("lot_or_store", "/lot");
        }

        if (draft.Law.Stream(act.Stream) is null)
        {
            return Refused.With("stream_unknown", "/stream", ("stream", act.Stream));
        }

        if (draft.Site(act.Site) is null)
        {
            return Refused.With("site_unknown", "/site", ("site", act.Site.Text));
        }

        lots = [.. draft.Store(act.Site, act.Stream, act.Code.Value)];
        return null;
    }
}
