using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>What the register says of both ends: in operation, evaluated, under contract (Order 23 art. 10). What it does not know speaks against nobody.</summary>
public static class Registered
{
    private const string Compliance = "compliance";
    private const string Designation = "designation";

    /// <summary>The kind of contract that is made with the carrier (Order 23 art. 13), and says nothing of the receiver.</summary>
    private const string Carriage = "transport";

    public static Refused? Objection(FileManifest act, LocalDate day, Register register, Findings found)
    {
        var mover = register.Site(act.Mover)!;
        var receiver = register.Site(act.Receiver)!;
        return Operating.Mover(mover, "/mover", day, register, found)
            ?? Operating.Receiver(receiver, "/receiver", day, register, found)
            ?? Operating.Carrier(act.Carrier, "/carrier", mover.Division, act.Stream, day, register, found)
            ?? Taken(act, receiver, found)
            ?? Compliant(receiver, day, register, found)
            ?? Designated(receiver, day, register, found)
            ?? Contracted(act, mover, receiver, day, register, found)
            ?? Carried(act, mover, receiver, day, register, found);
    }

    private static Refused? Taken(FileManifest act, RegisterSite receiver, Findings found) => act.Items
        .Select((item, i) => Operating.Point(receiver, act.Stream, item.Code, FormattableString.Invariant($"/items/{i}/code"), found))
        .FirstOrDefault(static r => r is not null);

    private static Refused? Compliant(RegisterSite receiver, LocalDate day, Register register, Findings found) =>
        register.Evaluation(receiver.Site, Compliance, day) is { Status: "non-compliant" } word
            ? found.Weigh("receiver-compliant", receiver.Division, null, Refused.With(
                "receiver_not_compliant", "/receiver", ("site", receiver.Name), ("evaluator", word.Evaluator)))
            : null;

    private static Refused? Designated(RegisterSite receiver, LocalDate day, Register register, Findings found) =>
        register.Evaluation(receiver.Site, Designation, day) is { Status: "withdrawn" } word
            ? found.Weigh("receiver-designated", receiver.Division, null, Refused.With(
                "receiver_not_designated", "/receiver", ("site", receiver.Name), ("evaluator", word.Evaluator)))
            : null;

    /// <summary>Only who keeps contracts here itself is asked for one (Order 23 art. 10(1)): a register that knows none proves nothing.</summary>
    private static Refused? Contracted(FileManifest act, RegisterSite mover, RegisterSite receiver, LocalDate day, Register register, Findings found)
    {
        var contracts = mover.Enterprise == receiver.Enterprise ? [] : register.ContractsOf(mover.Enterprise).Where(static c => c.Kind != Carriage).ToList();
        var without = contracts.All(c => c.Enterprise != mover.Enterprise) ? -1 : act.Items.ToList().FindIndex(item => WasteCodes.IsHazardous(item.Code) && !contracts.Any(c =>
            c.From <= day && day <= c.Until && (c.Enterprise == receiver.Enterprise || c.With.Contains(receiver.Enterprise))
            && c.Codes.Any(p => WasteCodes.Covers(p, item.Code))));
        return without < 0
            ? null
            : found.Weigh("contract-held", mover.Division, act.Stream, Refused.With(
                "contract_missing", FormattableString.Invariant($"/items/{without}/code"), ("code", act.Items[without].Code.Text), ("receiver", receiver.Name)));
    }

    /// <summary>
    /// The consignor, who is the mover or the receiver, has a transport contract with the carrier (Order 23 arts 13 and 31); where nobody said which, either's
    /// will do. As above, only a mover that
    /// keeps such contracts here is asked, and nobody for what one of the two carries itself.
    /// </summary>
    private static Refused? Carried(FileManifest act, RegisterSite mover, RegisterSite receiver, LocalDate day, Register register, Findings found)
    {
        if (act.Carrier == mover.Enterprise || act.Carrier == receiver.Enterprise
            || !register.ContractsOf(mover.Enterprise).Any(c => c.Kind == Carriage && c.Enterprise == mover.Enterprise))
        {
            return null;
        }

        var contracts = register.ContractsOf(act.Carrier).Where(c => c.Kind == Carriage && c.From <= day && day <= c.Until
            && c.With.Append(c.Enterprise).Any(p => (act.Consignor != "receiver" && p == mover.Enterprise) || (act.Consignor != "mover" && p == receiver.Enterprise))).ToList();
        return act.Items.FirstOrDefault(item => WasteCodes.IsHazardous(item.Code) && !contracts.Any(c => c.Codes.Any(p => WasteCodes.Covers(p, item.Code)))) is { } without
            ? found.Weigh("carrier-contract-held", mover.Division, act.Stream, Refused.With(
                "carrier_contract_missing", "/carrier", ("code", without.Code.Text), ("carrier", register.Enterprise(act.Carrier)!.Name)))
            : null;
    }
}
