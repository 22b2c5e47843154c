using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>One item as it is to be qualified for its receiver.</summary>
/// <param name="Grams">What is counted against the permit's scale; 0 where nothing is.</param>
/// <param name="Pointer">To the method in the ask.</param>
/// <param name="Day">The day of departure.</param>
public sealed record Load(string Stream, WasteCode Code, string Method, long Grams, string Pointer, LocalDate Day);

/// <summary>Whether the receiver may take a load by a method (Order 23 art. 10: the mover checks the receiver's qualification).</summary>
public static class Qualification
{
    public static Refused? Method(Load load, InForce law) =>
        law.Tables.Methods.Find(load.Stream, load.Code, load.Method, load.Day) is null
            ? Refused.With("method_unknown", load.Pointer, ("method", load.Method), ("code", load.Code.Text))
            : null;

    /// <summary>
    /// A current permit that covers the load is counted. Where none does: own use, exemptions and a point-to-point approval go first;
    /// then a permit that is known refuses, and an unknown one is noted.
    /// </summary>
    /// <param name="mover">Null where the waste came from outside the system.</param>
    /// <param name="approval">The approval the act names and that covers the load, if any.</param>
    public static Refused? Permit(
        Load load, RegisterSite? mover, RegisterSite receiver, GrantApproval? approval, Register register, Findings found)
    {
        var law = found.Law.Tables;
        if (!law.Streams.Of(load.Stream).NeedsPermit(load.Code))
        {
            return null;
        }

        var permits = register.PermitsOf(receiver.Site)
            .Select(static p => new Grant(p.Permit, p.Codes, p.Methods, p.From, p.Until, p.YearlyScale is not null));
        var word = PermitWord.Of(permits, load.Code, load.Method, load.Day);
        if (word.Covering is { } covering)
        {
            if (covering.Scaled && load.Grams > 0)
            {
                found.Take(FormattableString.Invariant($"permit/{covering.Id}/{load.Day.Year}"), load.Grams);
            }

            return null;
        }

        if (mover?.Enterprise == receiver.Enterprise || approval is not null && law.Approvals.Find(approval.Kind)?.Waives == Waivers.Permit)
        {
            return null;
        }

        if (law.Waivers.Find(Waivers.Permit, load.Code, load.Method, mover?.Kind ?? "", receiver.Kind, load.Day) is { } waiver)
        {
            found.Add(Note.With(
                "exemption_applied", load.Pointer, ("item", waiver.Item), ("code", load.Code.Text),
                ("condition", law.Exemptions.ConditionOf(waiver.Item, Waivers.Permit, load.Code))));
            return null;
        }

        return word.Known
            ? found.Weigh("permit-covers", receiver.Division, load.Stream, Refused.With(
                "permit_does_not_cover", load.Pointer, ("code", load.Code.Text), ("method", load.Method)))
            : found.Weigh("permit-unknown", receiver.Division, load.Stream, new Refused("permit_unknown", load.Pointer));
    }
}
