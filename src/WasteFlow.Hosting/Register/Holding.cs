using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>The acts of whoever holds waste at a site, in whichever role: they are judged alike in every room that takes them.</summary>
public static class Holding
{
    /// <summary>Opens the doors of opening stock, stock-takes, assays, reclassifying and sending out.</summary>
    public static void MapHolding(this IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapAct<RecordOpeningStock>(room, Open);
        routes.MapAct<TakeStock>(room, Count);
        routes.MapAct<AssayWaste>(room, Assay);
        routes.MapAct<ReclassifyWaste>(room, Reclassify);
        routes.MapAct<SendOutWaste>(room, SendOut);
    }

    public static Judgement Open(RecordOpeningStock act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found, act.Stream)
            ?? Goods(act.Stream, act.Code, "/stream", "/code", found)
            ?? (act.Since > Calendar.DayOf(now)
                ? Refused.With("date_out_of_order", "/since",
                    ("earlier", LocalDatePattern.Iso.Format(act.Since)),
                    ("later", LocalDatePattern.Iso.Format(Calendar.DayOf(now))))
                : LabelMatch.Filled(act.Containers, act.Stream, act.Code, act.Site, register, found)));
    }

    public static Judgement BringIn(BringInWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found, act.Stream)
            ?? Goods(act.Stream, act.Code, "/stream", "/code", found)
            ?? Operating.Point(register.Site(act.Site)!, act.Stream, act.Code, "/code", found)
            ?? Written(act.From, "/from")
            ?? Document(act.Document)
            ?? LabelMatch.Filled(act.Containers, act.Stream, act.Code, act.Site, register, found));
    }

    public static Judgement SendOut(SendOutWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found) ?? Written(act.To, "/to") ?? Document(act.Document));
    }

    public static Judgement Count(TakeStock act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found, act.Stream)
            ?? (act is { Stream: { } stream, Code: { } code } ? Goods(stream, code, "/stream", "/code", found) : null)
            ?? Written(act.Reason, "/reason"));
    }

    public static Judgement Assay(AssayWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(Standing.Objection(by, register, act.Site, "/site", found) ?? Document(act.Document));
    }

    public static Judgement Reclassify(ReclassifyWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found, act.Stream)
            ?? Goods(act.Stream, act.Code, "/stream", "/code", found)
            ?? Written(act.Reason, "/reason")
            ?? Document(act.Document));
    }

    /// <summary>The stream is known and carries the code; a code that our lists lack is noted.</summary>
    public static Refused? Goods(string stream, WasteCode code, string streamPointer, string codePointer, Findings found)
    {
        if (found.Law.Tables.Objection(stream, code, streamPointer, codePointer) is { } objection)
        {
            return objection.Code == "hazardous_under_general"
                ? objection with { Basis = found.Law.Rule("hazardous-apart", "", stream)?.Cited }
                : objection;
        }

        found.Add(found.Law.Tables.Codes.Remark(code, codePointer));
        return null;
    }

    /// <summary>Something is written there, and not only blanks.</summary>
    public static Refused? Written(string text, string pointer) =>
        string.IsNullOrWhiteSpace(text) ? Refused.With("field_missing", pointer, ("field", pointer[1..])) : null;

    private static Refused? Document(string document) =>
        string.IsNullOrWhiteSpace(document) ? new Refused("document_missing", "/document") : null;
}
