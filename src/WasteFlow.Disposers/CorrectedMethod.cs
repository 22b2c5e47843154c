using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Disposers;

/// <summary>
/// A correction that names another method (利用处置方式) says that the waste went another way than was told: what the permit, the waste's own ways and its samples
/// say of that way is noted as it would have been at the treatment, by the law of its day. It refuses nothing, since it is what has been done.
/// </summary>
public static class CorrectedMethod
{
    public static Judgement Propose(ProposeCorrection act, Register register, Caller by, Instant now)
    {
        var judged = Correcting.Propose(act, register, by, now);
        if (judged.Refused is not null || act is not { Pointer: "/method", Value.ValueKind: JsonValueKind.String } || TreatedFold.Of(act.Line, register) is not { } treated
            || register.Site(treated.Site)?.Enterprise != act.Party)
        {
            return judged;
        }

        var done = treated with { Method = act.Value.GetString()! };
        var found = new Findings(register.LawOf(done)) { AfterTheFact = true };
        _ = Permitted.Objection(done, register, found) ?? Treating.Tested(done, register, found);
        return judged with { Notes = [.. judged.Notes, .. found.Close(null).Notes.Select(static n => n with { Pointer = "/value" })] };
    }
}
