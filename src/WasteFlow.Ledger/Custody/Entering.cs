using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>Mass enters the ledger (opening, generated, brought in) or leaves it for outside.</summary>
public static class Entering
{
    public static Refused? Open(RecordOpeningStock act, Draft draft) =>
        Enter(Accounts.Opening, act.Site, act.Stream, act.Code, act.Quantity, act.Since, act.Containers, draft);

    public static Refused? Generate(GenerateWaste act, Draft draft)
    {
        if (draft.Law.Stream(act.Stream) is { MayGenerate: false })
        {
            return Refused.With("mass_known_later", "/stream", ("stream", act.Stream));
        }

        return Enter(Accounts.Generated, act.Site, act.Stream, act.Code, act.Quantity, Waste.Calendar.DayOf(act.HappenedAt), act.Containers, draft);
    }

    public static Refused? BringIn(BringInWaste act, Draft draft) =>
        Enter(Accounts.BroughtIn, act.Site, act.Stream, act.Code, act.Quantity, Waste.Calendar.DayOf(act.HappenedAt), act.Containers, draft);

    public static Refused? SendOut(SendOutWaste act, Draft draft)
    {
        IReadOnlyList<LotPortion> portions = [];
        if ((act.Containers is null || act.Lots.Count > 0) && Portions(act.Site, act.Lots, "/lots", draft, out portions) is { } objection)
        {
            return objection;
        }

        IReadOnlyList<LotPortion> packed = [];
        IReadOnlyList<string> labels = [];
        if (act.Containers is { } named
            && Packing.Take(act.Site, named, "/containers", draft, new(StringComparer.Ordinal), out packed, out labels) is { } unfit)
        {
            return unfit;
        }

        if (packed.FirstOrDefault(p => portions.Any(l => l.Lot == p.Lot)) is { } twice)
        {
            return Refused.With("lot_named_twice", "/containers", ("lot", twice.Lot.ToString()));
        }

        draft.Carry(labels, null);
        foreach (var portion in portions.Concat(packed))
        {
            draft.Move(portion.Lot, Accounts.SentOut, portion.Grams);
        }

        return null;
    }

    /// <summary>Reads parts of named lots of one site; each lot once, none beyond its free mass.</summary>
    internal static Refused? Portions(SiteId site, IReadOnlyList<LotTake> takes, string at, Draft draft, out IReadOnlyList<LotPortion> portions)
    {
        var found = new List<LotPortion>();
        portions = found;
        if (takes.Count is 0 or > Reshaping.LotsMax)
        {
            return Refused.With("lots_missing", at, ("max", Reshaping.LotsMax.ToString(CultureInfo.InvariantCulture)));
        }

        for (var i = 0; i < takes.Count; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/{i}");
            if (Portion(site, takes[i].Lot, takes[i].Quantity, pointer, draft, out var portion) is { } objection)
            {
                return objection;
            }

            if (found.Any(p => p.Lot == portion.Lot))
            {
                return Refused.With("lot_named_twice", pointer + "/lot", ("lot", portion.Lot.ToString()));
            }

            found.Add(portion);
        }

        return null;
    }

    /// <summary>A part of one lot that lies at the site; the whole free lot where no quantity is named.</summary>
    internal static Refused? Portion(SiteId site, LotId named, Quantity? quantity, string pointer, Draft draft, out LotPortion portion)
    {
        portion = new(named, 0);
        if (draft.Lying(site, named, pointer + "/lot", out var lot) is { } gone)
        {
            return gone;
        }

        var grams = lot!.Free;
        if (quantity is not null && Measured.Grams(quantity, pointer + "/quantity", out grams) is { } unreadable)
        {
            return unreadable;
        }

        if (grams > lot.Free || grams == 0)
        {
            return Refused.With("lot_holds_less", pointer + "/quantity",
                ("free", lot.Free.ToString(CultureInfo.InvariantCulture)), ("asked", grams.ToString(CultureInfo.InvariantCulture)));
        }

        portion = new(named, grams);
        return Packing.Unnamed([portion], pointer + "/quantity", draft);
    }

    private static Refused? Enter(
        string account, SiteId site, string stream, WasteCode code, Quantity quantity, NodaTime.LocalDate since, IReadOnlyList<Container>? containers,
        Draft draft)
    {
        if (draft.Site(site) is null)
        {
            return Refused.With("site_unknown", "/site", ("site", site.Text));
        }

        if (draft.Law.Stream(stream) is null)
        {
            return Refused.With("stream_unknown", "/stream", ("stream", stream));
        }

        if (Measured.Grams(quantity, "/quantity", out var grams) is { } unreadable)
        {
            return unreadable;
        }

        if (grams == 0)
        {
            return Refused.With("mass_zero", "/quantity/value");
        }

        var lot = draft.Born(code, stream, site, Places.Storage, since, moisture: quantity.MoisturePerMille);
        if (account != Accounts.Generated || draft.Law.Tables.Streams.Of(stream).Known == "ledger")
        {
            draft.KeepsStock(site, stream);
        }

        draft.Move(account, lot, grams);
        return Packing.Pack(containers, lot, grams, "/containers", draft);
    }
}
