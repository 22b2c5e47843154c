using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Producers;

/// <summary>A producer enters what it generates (产生台账). Whether the stream's mass is known that early is the ledger's question.</summary>
public static class Generating
{
    public static Judgement Judge(GenerateWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act));
        return found.Close(
            Standing.Objection(by, register, act.Site, "/site", found, act.Stream)
            ?? Holding.Goods(act.Stream, act.Code, "/stream", "/code", found)
            ?? LabelMatch.Filled(act.Containers, act.Stream, act.Code, act.Site, register, found));
    }
}
