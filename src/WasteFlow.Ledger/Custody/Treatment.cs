using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>Utilising and disposing: waste in + additions = products + residues + process loss + emplaced, to the gram.</summary>
public static class Treatment
{
    private const int PartsMax = 1000;

    public static Refused? Treat(TreatWaste act, Draft draft)
    {
        if (draft.Site(act.Site) is null)
        {
            return Refused.With("site_unknown", "/site", ("site", act.Site.Text));
        }

        if (act.Inputs.Count is 0 or > PartsMax)
        {
            return Refused.With("inputs_missing", "/inputs", ("max", PartsMax.ToString(CultureInfo.InvariantCulture)));
        }

        if (Inputs(act, draft, out var portions, out var classes, out var emptied) is { } objection)
        {
            return objection;
        }

        if (Amounts(act, draft, out var amounts) is { } unreadable)
        {
            return unreadable;
        }

        var missing = portions.Sum(static p => p.Grams) + amounts.Additions.Sum()
            - amounts.Products.Sum() - amounts.Residues.Sum() - amounts.Losses.Sum() - amounts.Emplaced;
        if (missing != 0)
        {
            return Refused.With("treatment_does_not_balance", "/products", ("missing", missing.ToString(CultureInfo.InvariantCulture)));
        }

        draft.Carry(emptied, null);
        Post(act, portions, classes, amounts, draft);
        return null;
    }

    private static void Post(TreatWaste act, IReadOnlyList<LotPortion> portions, IReadOnlyList<string> classes, Amount amounts, Draft draft)
    {
        for (var i = 0; i < portions.Count; i++)
        {
            draft.Move(portions[i].Lot, Accounts.Treatment, portions[i].Grams, classes[i]);
        }

        foreach (var (addition, grams) in (act.Additions ?? []).Zip(amounts.Additions))
        {
            draft.Move($"{Accounts.Addition}:{addition.Kind}", Accounts.Treatment, grams);
        }

        foreach (var (product, grams) in (act.Products ?? []).Zip(amounts.Products))
        {
            draft.Move(Accounts.Treatment, $"{Accounts.Product}:{product.Kind}", grams);
        }

        foreach (var (residue, grams) in (act.Residues ?? []).Zip(amounts.Residues))
        {
            var lot = draft.Born(residue.Code, residue.Stream, act.Site, Places.Storage, draft.Today, moisture: residue.Quantity.MoisturePerMille);
            draft.KeepsStock(act.Site, residue.Stream);
            draft.Move(Accounts.Treatment, lot, grams);
        }

        foreach (var (loss, grams) in (act.Losses ?? []).Zip(amounts.Losses))
        {
            draft.Move(Accounts.Treatment, $"{Accounts.Loss}:{loss.Kind}", grams);
        }

        draft.Move(Accounts.Treatment, Accounts.Emplaced, amounts.Emplaced);
    }

    private static Refused? Inputs(TreatWaste act, Draft draft, out IReadOnlyList<LotPortion> portions, out IReadOnlyList<string> classes,
        out IReadOnlyList<string> emptied)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        emptied = [];
        var found = new List<LotPortion>();
        var outcome = new List<string>();
        portions = found;
        classes = outcome;
        for (var i = 0; i < act.Inputs.Count; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/inputs/{i}");
            IReadOnlyList<string> labels = [];
            IReadOnlyList<LotPortion> taken;
            var unfit = act.Inputs[i].Containers is { } named
                ? Packing.Take(act.Site, named, pointer + "/containers", draft, seen, out taken, out labels)
                : Input(act, act.Inputs[i], pointer, draft, out taken);
            emptied = [.. emptied, .. labels];
            if (unfit is { } objection)
            {
                return objection;
            }

            foreach (var portion in taken)
            {
                if (found.Any(p => p.Lot == portion.Lot))
                {
                    return Refused.With("lot_named_twice", pointer, ("lot", portion.Lot.ToString()));
                }

                var lot = draft.Lot(portion.Lot)!;
                var known = draft.Law.ClassOf(lot.Stream, lot.Code, act.Method);
                if (known is null or Classes.Intermediate)
                {
                    return Refused.With(known is null ? "method_unknown" : "method_is_intermediate", "/method",
                        ("method", act.Method), ("code", lot.Code.Text));
                }

                found.Add(portion);
                outcome.Add(known);
            }
        }

        return null;
    }

    private static Refused? Input(TreatWaste act, TreatmentInput input, string pointer, Draft draft, out IReadOnlyList<LotPortion> taken)
    {
        taken = [];
        if (input.Lot is { } named)
        {
            var objection = Entering.Portion(act.Site, named, input.Quantity, pointer, draft, out var portion);
            taken = [portion];
            return objection;
        }

        if (input.Stream is not { } stream || input.Code is not { } code || input.Quantity is null)
        {
            return Refused.With("lot_or_store", pointer);
        }

        if (draft.Law.Stream(stream) is null)
        {
            return Refused.With("stream_unknown", pointer + "/stream", ("stream", stream));
        }

        if (Measured.Grams(input.Quantity, pointer + "/quantity", out var grams) is { } unreadable)
        {
            return unreadable;
        }

        if (draft.FromStore(act.Site, stream, code, grams) is not { Count: > 0 } portions)
        {
            var free = draft.Store(act.Site, stream, code).Sum(static l => l.Free);
            return Refused.With("lot_holds_less", pointer + "/quantity",
                ("free", free.ToString(CultureInfo.InvariantCulture)), ("asked", grams.ToString(CultureInfo.InvariantCulture)));
        }

        taken = portions;
        return Packing.Unnamed(portions, pointer + "/quantity", draft);
    }

    private static Refused? Amounts(TreatWaste act, Draft draft, out Amount amounts)
    {
        amounts = new([], [], [], [], 0);
        if (Read(act.Additions?.Select(static a => a.Quantity), "/additions", out var additions) is { } a)
        {
            return a;
        }

        if (Read(act.Products?.Select(static p => p.Quantity), "/products", out var products) is { } p)
        {
            return p;
        }

        if (Read(act.Residues?.Select(static r => r.Quantity), "/residues", out var residues) is { } r)
        {
            return r;
        }

        foreach (var (residue, i) in (act.Residues ?? []).Select(static (x, i) => (x, i)))
        {
            if (draft.Law.Stream(residue.Stream) is null)
            {
                return Refused.With("stream_unknown", string.Create(CultureInfo.InvariantCulture, $"/residues/{i}/stream"), ("stream", residue.Stream));
            }
        }

        if (Read(act.Losses?.Select(static l => l.Quantity), "/losses", out var losses) is { } l)
        {
            return l;
        }

        var emplaced = 0L;
        if (act.Emplaced is not null && Measured.Grams(act.Emplaced, "/emplaced", out emplaced) is { } e)
        {
            return e;
        }

        amounts = new(additions, products, residues, losses, emplaced);
        return null;
    }

    private static Refused? Read(IEnumerable<Quantity>? quantities, string at, out long[] grams)
    {
        var read = new List<long>();
        grams = [];
        foreach (var quantity in quantities ?? [])
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/{read.Count}/quantity");
            if (Measured.Grams(quantity, pointer, out var amount) is { } unreadable)
            {
                return unreadable;
            }

            read.Add(amount);
        }

        grams = [.. read];
        return null;
    }

    private sealed record Amount(long[] Additions, long[] Products, long[] Residues, long[] Losses, long Emplaced);
}
