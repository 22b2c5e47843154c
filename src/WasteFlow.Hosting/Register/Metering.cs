using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// A receiver reads the meter of what flows to it. It has flowed already, so what speaks against receiver or method is written down and refuses
/// nothing; only what is no reading, or nobody's, does.
/// </summary>
public static class Metering
{
    /// <summary>Names are parts of documents' keys.</summary>
    private const int NameLengthMax = 60;

    public static Judgement IntoStorage(MeterWaste act, Register register, Caller by, Instant now) => Judge(act, register, by, storing: true);

    public static Judgement ForTreatment(MeterWaste act, Register register, Caller by, Instant now) => Judge(act, register, by, storing: false);

    private static Judgement Judge(MeterWaste act, Register register, Caller by, bool storing)
    {
        var found = new Findings(register.LawOf(act)) { AfterTheFact = true };
        var refused = Standing.Objection(by, register, act.Receiver, "/receiver", found, act.Stream) ?? Ends(act, register) ?? Read(act)
            ?? Holding.Goods(act.Stream, act.Code, "/stream", "/code", found)
            ?? (found.Law.Tables.Methods.IsIntermediate(act.Method) == storing ? null
                : Refused.With("wrong_door", "/method", ("method", act.Method), ("room", storing ? Receiving.Treating : Receiving.Storing)))
            ?? Qualified(act, register, found);
        if (refused is null && register.Site(act.Mover)!.Enterprise is var mover && mover != by.Enterprise)
        {
            found.StandInFor ??= mover;
        }

        return found.Close(refused);
    }

    private static Refused? Ends(MeterWaste act, Register register) =>
        register.Site(act.Mover) is not { } mover ? Refused.With("site_unknown", "/mover", ("site", act.Mover.Text))
        : act.Mover == act.Receiver ? new Refused("destination_is_origin", "/receiver")
        : Carriages.Objection(act.Carriage, "/carriage")
            ?? (act.Carrier == mover.Enterprise || act.Carrier == register.Site(act.Receiver)!.Enterprise ? null
                : Refused.With("carrier_is_no_end", "/carrier", ("carriage", act.Carriage)));

    private static Refused? Read(MeterWaste act) =>
        string.IsNullOrWhiteSpace(act.Meter) ? Refused.With("field_missing", "/meter", ("field", "meter"))
        : act.Meter.Length > NameLengthMax ? Refused.With("field_malformed", "/meter", ("pointer", "/meter"))
        : act.Flow(out _) ?? act.Sent?.GramsAboveZero("/sent", out _);

    private static Refused? Qualified(MeterWaste act, Register register, Findings found)
    {
        act.Flow(out var flow);
        var load = new Load(act.Stream, act.Code, act.Method, flow, "/method", Calendar.DayOf(act.HappenedAt), 1, "/to");
        return Qualification.Method(load, found)
            ?? Qualification.Permit(load, register.Site(act.Mover), register.Site(act.Receiver)!, null, register, found);
    }
}
