using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>One item as it is to be qualified for its receiver.</summary>
/// <param name="Said">What is counted against the permit's scale; null where nothing is.</param>
/// <param name="Pointer">To the method in the ask.</param>
/// <param name="Day">The day of departure.</param>
/// <param name="Item">Which item of its manifest it is, from 1, where something is counted.</param>
/// <param name="Asked">To what says <paramref name="Said"/> in the ask.</param>
public sealed record Load(
    string Stream, WasteCode Code, string Method, Quantity? Said, string Pointer, LocalDate Day, int? Item = null, string? Asked = null);

/// <summary>Whether the receiver may take a load by a method (Order 23 art. 10: the mover checks the receiver's qualification).</summary>
public static class Qualification
{
    /// <summary>A method that there is for the waste; never one that utilises what may only be disposed of.</summary>
    public static Refused? Method(Load load, Findings found) =>
        Utilised(load, found) ?? Applies(load, found.Law);

    private static Refused? Applies(Load load, InForce law) =>
        law.Tables.Methods.Find(load.Stream, load.Code, load.Method, load.Day) is null
            ? Refused.With("method_unknown", load.Pointer, ("method", load.Method), ("code", load.Code.Text))
            : null;

    private static Refused? Utilised(Load load, Findings found) =>
        found.Law.Tables.Methods.All.Any(m => m.Method == load.Method && m.Class == Classes.Utilised)
        && found.Law.Tables.Methods.All.All(m => m.Method != load.Method || m.Stream != load.Stream || m.Class == Classes.Utilised)
            ? found.Weigh("never-utilised", "", load.Stream, Refused.With(
                "never_utilised", load.Pointer, ("code", load.Code.Text), ("method", load.Method)))
            : null;

    /// <summary>Waste that has ways of its own (病理性废物) goes by none of its stream's others.</summary>
    /// <param name="division">Where it is treated.</param>
    public static Refused? Route(Load load, string division, Findings found) =>
        found.Law.Tables.Methods.Find(load.Stream, load.Code, load.Method, load.Day) is { NotOwn: true } row
            ? found.Weigh("own-routes", division, load.Stream, Refused.With(
                "route_not_own", load.Pointer, ("code", load.Code.Text), ("method", load.Method), ("name", row.Zh)))
            : null;

    /// <summary>
    /// Asked once more when the load leaves, of that day's permits: what the mover may not have known when it filed refuses or is noted as then.
    /// What was unknown then and is still is not said twice.
    /// </summary>
    /// <param name="approval">The approval that the manifest travels under, if it covers the load.</param>
    public static Refused? Departing(
        Load load, RegisterSite mover, RegisterSite receiver, GrantApproval? approval, Register register, Findings found)
    {
        var again = new Findings(found.Law) { AfterTheFact = found.AfterTheFact };
        if (Permit(load, mover, receiver, approval, register, again) is { } refused)
        {
            return refused;
        }

        var known = register.PermitsOf(receiver.Site).Any();
        foreach (var note in again.Close(null).Notes.Where(n => n.Code == "permit_does_not_cover" || (known && n.Code == "permit_unknown")))
        {
            found.Add(note);
        }

        return null;
    }

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
        if (Emergency(load, receiver, register, found) || !law.Streams.Of(load.Stream).NeedsPermit(load.Code))
        {
            return null;
        }

        var permits = register.PermitsOf(receiver.Site)
            .Select(static p => new Grant(p.Permit, p.Codes, p.Methods, p.From, p.Until, p.YearlyScale is not null, p.Except));
        var word = PermitWord.Of(permits, load.Code, load.Method, load.Day);
        if (word.Covering is { } covering)
        {
            if (covering.Scaled && load.Said is not null)
            {
                Quotas.Take(FormattableString.Invariant($"permit/{covering.Id}/{load.Day.Year}"), receiver, Quotas.Permit, load, register, found);
            }

            return null;
        }

        if (mover?.Enterprise == receiver.Enterprise || approval is not null && law.Approvals.Find(approval.Kind)?.Waives == Waivers.Permit)
        {
            return null;
        }

        if (law.Waivers.Find(Waivers.Permit, load.Code, load.Method, Exempting.KindOf(mover, found.Law), receiver.Kind, load.Day) is { } waiver)
        {
            found.Add(Note.With(
                "exemption_applied", load.Pointer, ("item", waiver.Item), ("code", load.Code.Text),
                ("condition", law.Exemptions.ConditionOf(waiver.Item, Waivers.Permit, load.Code))));
            return null;
        }

        if (!word.Known && IsOfAPair(receiver.Site, load.Day, register, law))
        {
            return found.Weigh("point-to-point-pair", receiver.Division, load.Stream, Refused.With("outside_the_pair", load.Pointer, ("receiver", receiver.Name)));
        }

        return word.Known
            ? found.Weigh("permit-covers", receiver.Division, load.Stream, Refused.With(
                "permit_does_not_cover", load.Pointer, ("code", load.Code.Text), ("method", load.Method)))
            : found.Weigh("permit-unknown", receiver.Division, load.Stream, new Refused("permit_unknown", load.Pointer));
    }

    /// <summary>
    /// In the emergency mode of its place an emergency or supplementary facility receives without a permit (应急处置); an emergency facility that receives
    /// without one is noted.
    /// </summary>
    private static bool Emergency(Load load, RegisterSite receiver, Register register, Findings found)
    {
        if (receiver.Facility?.Kind is not ("emergency" or "supplement"))
        {
            return false;
        }

        var mode = register.Emergency(receiver.Division, load.Stream, load.Day);
        if (mode is not null)
        {
            found.Add(Note.With("emergency_facility", load.Pointer, ("document", mode.Document)));
        }
        else if (receiver.Facility.Kind == "emergency")
        {
            found.Add(Note.With("emergency_mode_off", load.Pointer, ("receiver", receiver.Name)));
        }

        return mode is not null;
    }

    /// <summary>A receiver without a permit that takes a fixed pair's waste takes no other (“点对点”, item 32).</summary>
    private static bool IsOfAPair(SiteId receiver, LocalDate day, Register register, TableSet law) =>
        register.ApprovalsOf(receiver).Any(a =>
            a.Receiver == receiver && a.From <= day && day <= a.Until && law.Approvals.Find(a.Kind) is { Waives: Waivers.Permit, When: null });
}
