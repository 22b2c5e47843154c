using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Collectors;

/// <summary>A collector makes one lot of many, or many of one (合并、拆分、分拣). What lies in the lots is the ledger's to know.</summary>
public static class Regrouping
{
    public static Judgement Combine(CombineLots act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(Standing.Objection(by, register, act.Site, "/site", found));
    }

    /// <summary>A part that sorting gives another code or stream has to be one that exists; whether both go together the ledger says, who knows the lot.</summary>
    public static Judgement Split(SplitLot act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(Standing.Objection(by, register, act.Site, "/site", found) ?? Parts(act, found));
    }

    private static Refused? Parts(SplitLot act, Findings found)
    {
        for (var i = 0; i < act.Parts.Count; i++)
        {
            var pointer = FormattableString.Invariant($"/parts/{i}");
            if (Part(act.Parts[i], pointer, found) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    private static Refused? Part(LotPart part, string pointer, Findings found)
    {
        if (part.Code is not { } code)
        {
            return part.Stream is { } named && found.Law.Stream(named) is null
                ? Refused.With("stream_unknown", pointer + "/stream", ("stream", named))
                : null;
        }

        if (part.Stream is { } stream)
        {
            return Holding.Goods(stream, code, pointer + "/stream", pointer + "/code", found);
        }

        found.Add(found.Law.Tables.Codes.Remark(code, pointer + "/code"));
        return found.Law.Tables.Codes.Objection(code, pointer + "/code");
    }
}
