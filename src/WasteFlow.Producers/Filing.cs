using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>
/// A mover files a manifest (填报联单): the parties are known, the stream carries the codes, the receiver may treat them so, and the
/// allowances it needs are named. Whether lots and allowances bear it is the ledger's question.
/// </summary>
public static class Filing
{
    public static Judgement Judge(FileManifest act, Register register, Caller by, Instant now)
    {
        var found = new Findings(register.LawOf(act)) { AfterTheFact = act.IsAfterTheFact() };
        return found.Close(
            Filer(act, register, by, found)
            ?? Parties(act, register)
            ?? Planned(act, register, now, found)
            ?? Ways.Objection(act, register, found.Law)
            ?? Goods(act, register, found)
            ?? Consigning.Objection(act)
            ?? Apart(act, register, found)
            ?? Registered.Objection(act, Day(act), register, found)
            ?? Qualified(act, register, found)
            ?? Scanned(act, register, found)
            ?? Afterwards(act, found)
            ?? NationalNumbers.Objection(act, register, found)
            ?? Late(act, register, now, found));
    }

    /// <summary>Who may file for the mover; a scan at loading is the carrier's too, whose driver holds the phone.</summary>
    private static Refused? Filer(FileManifest act, Register register, Caller by, Findings found)
    {
        var scanned = act.Scanned == true;
        if (!scanned && by.Is(Roles.Driver) && by.Roles.Count == 1)
        {
            return new Refused("role_not_allowed");
        }

        if (scanned && by.Enterprise == act.Carrier && register.Site(act.Mover) is { } mover)
        {
            found.StandInFor = mover.Enterprise == act.Carrier ? null : mover.Enterprise;
            return null;
        }

        return Standing.Objection(by, register, act.Mover, "/mover", found, act.Stream, register.Site(act.Receiver)?.Enterprise);
    }

    internal static LocalDate Day(FileManifest act) => act.Departure ?? Waste.Calendar.DayOf(act.HappenedAt);

    private static Refused? Parties(FileManifest act, Register register) =>
        register.Unknown(act.Carrier, "/carrier") is { } unknown ? unknown
        : register.Site(act.Receiver) is null ? Refused.With("site_unknown", "/receiver", ("site", act.Receiver.Text))
        : act.Receiver == act.Mover ? new Refused("destination_is_origin", "/receiver")
        : null;

    /// <summary>
    /// A trip is planned for a day that can be planned for: permits, plans and deadlines are looked up on it. Paper may be as old as it is.
    /// </summary>
    private static Refused? Planned(FileManifest act, Register register, Instant now, Findings found)
    {
        if (act.Departure is not { } day)
        {
            return null;
        }

        var today = Waste.Calendar.DayOf(now);
        return Days("departure-ahead") is { } ahead && day > today.PlusDays(ahead)
                ? Beyond("departure_too_far_ahead", ahead, ("last", LocalDatePattern.Iso.Format(today.PlusDays(ahead))))
            : !act.IsAfterTheFact() && Days("departure-behind") is { } behind && day < today.PlusDays(-behind)
                ? Beyond("departure_too_far_back", behind, ("first", LocalDatePattern.Iso.Format(today.PlusDays(-behind))))
            : null;

        int? Days(string rule) => found.Law.Rule(rule, register.Site(act.Mover)!.Division, act.Stream)?.Value;

        static Refused Beyond(string code, int days, (string Name, string Value) bound) =>
            Refused.With(code, "/departure", ("days", days.ToString(CultureInfo.InvariantCulture)), bound);
    }

    private static Refused? Goods(FileManifest act, Register register, Findings found)
    {
        for (var i = 0; i < act.Items.Count; i++)
        {
            var pointer = FormattableString.Invariant($"/items/{i}/code");
            if ((Holding.Goods(act.Stream, act.Items[i].Code, "/stream", pointer, found)
                ?? LabelMatch.Loaded(
                    act.Items[i].Containers, FormattableString.Invariant($"/items/{i}/containers"), act.Stream, act.Items[i].Code, act.Mover, register, found)) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    /// <summary>What was sorted is not mixed again: one fraction in each compartment, where the stream's rule asks it.</summary>
    private static Refused? Apart(FileManifest act, Register register, Findings found)
    {
        for (var i = 1; i < act.Items.Count; i++)
        {
            var item = act.Items[i];
            if (act.Items.Take(i).FirstOrDefault(o => o.Compartment == item.Compartment && o.Code != item.Code) is { } other
                && found.Weigh("one-fraction", register.Site(act.Mover)!.Division, act.Stream, Refused.With(
                    "fractions_mixed", FormattableString.Invariant($"/items/{i}/compartment"),
                    ("compartment", item.Compartment ?? "1"), ("code", item.Code.Text), ("with", other.Code.Text))) is { } mixed)
            {
                return mixed;
            }
        }

        return null;
    }

    private static Refused? Qualified(FileManifest act, Register register, Findings found)
    {
        var mover = register.Site(act.Mover)!;
        var receiver = register.Site(act.Receiver)!;
        var approvals = new NamedApproval(act, mover, receiver, register);
        for (var i = 0; i < act.Items.Count; i++)
        {
            var item = act.Items[i];
            var pointer = FormattableString.Invariant($"/items/{i}");
            if (item.Quantity.GramsAboveZero(pointer + "/quantity", out _) is { } unreadable)
            {
                return unreadable;
            }

            if (Units.Find(item.Quantity.Unit) is { } unit && Quantities.IsFraction(item.Quantity.Value, unit))
            {
                found.Add(Note.With("fraction_counts_whole", pointer + "/quantity/value", ("value", item.Quantity.Value), ("unit", unit.Unit)));
            }

            var load = new Load(act.Stream, item.Code, item.Method, item.Quantity, pointer + "/method", Day(act), i + 1, pointer + "/quantity");
            if ((Qualification.Method(load, found)
                ?? Qualification.Route(load, receiver.Division, found)
                ?? approvals.Objection(load, found)
                ?? Qualification.Permit(load, mover, receiver, approvals.Covering(load), register, found)
                ?? Planned(load, mover, pointer + "/code", register, found)) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    /// <summary>
    /// A manifest is filled from the filed management plan (Order 23 art. 14). Plans go with the ledgers of HJ 1259: where only a scale makes
    /// the mass known, there is neither.
    /// </summary>
    private static Refused? Planned(Load load, RegisterSite mover, string pointer, Register register, Findings found)
    {
        if (!WasteCodes.IsHazardous(load.Code) || found.Law.Tables.Streams.Of(load.Stream).Known != "ledger")
        {
            return null;
        }

        if (register.ManagementPlan(mover.Site, load.Day.Year)?.Entries.Any(e => e.Code == load.Code) == true)
        {
            Quotas.Take(FormattableString.Invariant($"plan/{mover.Site}/{load.Code}/{load.Day.Year}"), mover, Quotas.Plan, load, register, found);
            return null;
        }

        return found.Weigh("plan-holds-code", mover.Division, load.Stream, Refused.With("plan_missing", pointer, ("code", load.Code.Text)));
    }

    /// <summary>A load that leaves with the scan has no pick-up in which its vehicle and its hour would be looked at.</summary>
    private static Refused? Scanned(FileManifest act, Register register, Findings found)
    {
        if (act.Scanned != true || act.Carriage is not null)
        {
            return null;
        }

        ApprovedTrips.Look(act.Approval is { } approval ? register.Approval(approval) : null, act.HappenedAt, null, act.Carrier, found);
        return Vehicles.Objection(act.Vehicle ?? "", act.Carrier, Haul.Of(act), Day(act), register, found);
    }

    /// <summary>What is entered afterwards says so, and what it is entered from.</summary>
    private static Refused? Afterwards(FileManifest act, Findings found)
    {
        if (act.Paper is { } paper)
        {
            found.Add(ManifestNumbers.ActOf(new(paper)) is null
                ? Note.With("from_paper", "/paper", ("paper", paper))
                : Note.With("left_on_provisional", "/paper", ("number", paper)));
            return Holding.Written(paper, "/paper");
        }

        if (act.Emergency is not { } emergency)
        {
            return null;
        }

        found.Add(Note.With("emergency_transfer", "/emergency", ("reason", emergency.Reason), ("document", emergency.Document)));
        return string.IsNullOrWhiteSpace(emergency.Reason) ? Refused.With("field_missing", "/emergency/reason", ("field", "reason"))
            : string.IsNullOrWhiteSpace(emergency.Document) ? new Refused("document_missing", "/emergency/document")
            : null;
    }

    private static Refused? Late(FileManifest act, Register register, Instant now, Findings found)
    {
        if (act.Items.Any(i => found.Law.Tables.Streams.Of(act.Stream).IsNational(i.Code)))
        {
            foreach (var note in Lateness.Notes(found.Law, "paper-entered", register.Site(act.Mover)!.Division, act.HappenedAt, now))
            {
                found.Add(note);
            }
        }

        return null;
    }
}
