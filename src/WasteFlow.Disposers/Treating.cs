using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Disposers;

/// <summary>
/// A plant utilises or disposes of waste. The room judges what is said of codes, methods and kinds; what lies in the lots, and whether it
/// balances to the gram, the ledger does.
/// </summary>
public static class Treating
{
    public static Judgement Judge(TreatWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found)
            ?? Inputs(act, found)
            ?? Permitted.Objection(act, register, found)
            ?? Tested(act, register, found)
            ?? Named(act.Additions, "/additions")
            ?? Named(act.Products, "/products")
            ?? Named(act.Losses, "/losses")
            ?? Residues(act, found)
            ?? Finished(act));
    }

    private static Refused? Finished(TreatWaste act) => act.FinishedAt is not { } finished || finished >= act.HappenedAt ? null : Refused.With(
        "date_out_of_order", "/finishedAt", ("earlier", InstantPattern.ExtendedIso.Format(act.HappenedAt)), ("later", InstantPattern.ExtendedIso.Format(finished)));

    private static string At(string list, int index, string field) => FormattableString.Invariant($"{list}/{index}/{field}");

    private static Refused? Inputs(TreatWaste act, Findings found)
    {
        for (var i = 0; i < act.Inputs.Count; i++)
        {
            if (act.Inputs[i] is not { Lot: null, Stream: { } stream, Code: { } code })
            {
                continue;
            }

            if (Holding.Goods(stream, code, At("/inputs", i, "stream"), At("/inputs", i, "code"), found) is { } objection)
            {
                return objection;
            }

            var outcome = found.Law.ClassOf(stream, code, act.Method);
            if (outcome is null or Classes.Intermediate)
            {
                return Refused.With(outcome is null ? "method_unknown" : "method_is_intermediate", "/method",
                    ("method", act.Method), ("code", code.Text));
            }
        }

        return null;
    }

    /// <summary>Some methods ask that the waste was tested before; what a store gives cannot be told apart and counts as not tested.</summary>
    public static Refused? Tested(TreatWaste act, Register register, Findings found)
    {
        if (!found.Law.Tables.Methods.AsksAssay(act.Method))
        {
            return null;
        }

        var division = register.Site(act.Site)!.Division;
        for (var i = 0; i < act.Inputs.Count; i++)
        {
            var meets = act.Inputs[i].Lot is { } lot ? AssayFold.Meets(lot, register) : null;
            var objection = meets switch
            {
                true => null,
                false => found.Weigh("assay-met", division, null, Refused.With(
                    "assay_fails", At("/inputs", i, "lot"), ("lot", act.Inputs[i].Lot.ToString()!), ("method", act.Method))),
                _ => found.Weigh("assay-before-method", division, null, Refused.With(
                    "assay_missing", At("/inputs", i, "lot"), ("method", act.Method))),
            };
            if (objection is not null)
            {
                return objection;
            }
        }

        return null;
    }

    /// <summary>Additions, products and losses are accounts by kind (<c>loss:evaporation</c>): the kind is a name, without a colon.</summary>
    private static Refused? Named(IReadOnlyList<Kinded>? things, string list)
    {
        for (var i = 0; i < (things?.Count ?? 0); i++)
        {
            if (string.IsNullOrWhiteSpace(things![i].Kind) || things[i].Kind.Contains(':', StringComparison.Ordinal))
            {
                return Refused.With("kind_missing", At(list, i, "kind"), ("pointer", At(list, i, "kind")));
            }
        }

        return null;
    }

    private static Refused? Residues(TreatWaste act, Findings found)
    {
        for (var i = 0; i < (act.Residues?.Count ?? 0); i++)
        {
            var residue = act.Residues![i];
            if (Holding.Goods(residue.Stream, residue.Code, At("/residues", i, "stream"), At("/residues", i, "code"), found) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }
}
