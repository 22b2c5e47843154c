using Microsoft.AspNetCore.Routing;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Putting right what was said (更正、撤回) and answering a difference (差异): judged alike in every room of a party. The ledger knows the roles.</summary>
public static class Correcting
{
    /// <param name="propose">How a proposal is judged where a room has more to say of it; else <see cref="Propose"/>.</param>
    public static void MapCorrecting(this IEndpointRouteBuilder routes, IRoom room, Rule<ProposeCorrection>? propose = null)
    {
        routes.MapAct(room, propose ?? Propose);
        routes.MapAct<ConsentToCorrection>(room, Consent);
        routes.MapAct<RefuseCorrection>(room, Refuse);
        routes.MapAct<WithdrawCorrection>(room, Withdraw);
        routes.MapAct<TakeBackAct>(room, TakeBack);
    }

    /// <summary>For the two sides of a weighing.</summary>
    public static void MapDifferences(this IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapAct<AgreeToDiscrepancy>(room, Agree);
        routes.MapAct<ContestDiscrepancy>(room, Contest);
    }

    public static Judgement Propose(ProposeCorrection act, Register register, Caller by, Instant now) =>
        Party(act.Party, register, by, Holding.Written(act.Reason, "/reason"));

    public static Judgement Consent(ConsentToCorrection act, Register register, Caller by, Instant now) => Party(act.Party, register, by, null);

    public static Judgement Refuse(RefuseCorrection act, Register register, Caller by, Instant now) =>
        Party(act.Party, register, by, Holding.Written(act.Reason, "/reason"));

    public static Judgement Withdraw(WithdrawCorrection act, Register register, Caller by, Instant now) =>
        Party(act.Party, register, by, Holding.Written(act.Reason, "/reason"));

    public static Judgement TakeBack(TakeBackAct act, Register register, Caller by, Instant now) =>
        Party(act.Party, register, by, Holding.Written(act.Reason, "/reason"));

    public static Judgement Agree(AgreeToDiscrepancy act, Register register, Caller by, Instant now) => Party(act.Party, register, by, null);

    public static Judgement Contest(ContestDiscrepancy act, Register register, Caller by, Instant now) =>
        Party(act.Party, register, by, Holding.Written(act.Reason, "/reason"));

    private static Judgement Party(EnterpriseId party, Register register, Caller by, Refused? unfit)
    {
        var found = new Findings(register.Law.On(default));
        return found.Close(Standing.Objection(by, register, party, "/party", found) ?? unfit);
    }
}
