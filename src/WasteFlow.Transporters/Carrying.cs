using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Transporters;

/// <summary>
/// A carrier takes a load, passes it on, brings it. Whether the manifest names this carrier, and in which state it is, are the ledger's
/// questions; the room knows carriers and their vehicles.
/// </summary>
public static class Carrying
{
    private const int WaybillLengthMax = 50;

    public static Judgement PickUp(PickUpWaste act, Register register, Caller by, Instant now)
    {
        if (Known(act.Manifest, register, out var manifest) is not { } found)
        {
            return Unknown(act.Manifest);
        }

        return found.Close(
            Standing.Objection(by, register, act.Carrier, "/carrier", found)
            ?? Waybill(act.Waybill)
            ?? Crew.Objection(act.Driver, act.Escort)
            ?? AtWork(act, manifest!, register, found)
            ?? Vehicles.Objection(act.Vehicle, act.Carrier, Haul.Of(manifest!), Calendar.DayOf(act.HappenedAt), register, found, new(act.Driver, act.Escort))
            ?? (found.AfterTheFact ? null : Permitted(manifest!, Calendar.DayOf(act.HappenedAt), register, found))
            ?? Approved(act, manifest!, register, found)
            ?? Late(act, manifest!, register, now, found));
    }

    public static Judgement HandOver(HandOverWaste act, Register register, Caller by, Instant now)
    {
        if (Known(act.Manifest, register, out var manifest) is not { } found)
        {
            return Unknown(act.Manifest);
        }

        return found.Close(
            Standing.Objection(by, register, act.From, "/from", found)
            ?? NextCarrier(act, register)
            ?? Waybill(act.Waybill)
            ?? Crew.Objection(act.Driver, act.Escort)
            ?? Operating.Carrier(
                act.To, "/to", register.Site(manifest!.Mover)!.Division, manifest.Stream, Calendar.DayOf(act.HappenedAt), register, found)
            ?? Vehicles.Objection(act.Vehicle, act.To, Haul.Of(manifest!), Calendar.DayOf(act.HappenedAt), register, found, new(act.Driver, act.Escort)));
    }

    /// <summary>The gate that sees the vehicle arrive may say so for a driver without signal.</summary>
    public static Judgement Arrive(ArriveWaste act, Register register, Caller by, Instant now)
    {
        if (Known(act.Manifest, register, out var manifest) is not { } found)
        {
            return Unknown(act.Manifest);
        }

        return found.Close(
            Standing.Objection(by, register, act.Carrier, "/carrier", found, register.Site(manifest!.Receiver)?.Enterprise));
    }

    /// <summary>A number of a waybill (危险货物运单) that is said is one: what it has to look like, no source at hand says.</summary>
    private static Refused? Waybill(string? number) =>
        number is null || (!string.IsNullOrWhiteSpace(number) && number.Length <= WaybillLengthMax) ? null : Refused.With("field_malformed", "/waybill", ("pointer", "/waybill"));

    /// <summary>What is found of a manifest's carriage, by the law it was filed under; null where there is no such manifest.</summary>
    private static Findings? Known(ManifestNumber number, Register register, out ManifestFacts? manifest)
    {
        manifest = register.Manifest(number);
        return manifest is null ? null : new Findings(register.LawOf(manifest)) { AfterTheFact = manifest.AfterTheFact };
    }

    private static Refused Unknown(ManifestNumber number) => Refused.With("no_such_manifest", "/manifest", ("manifest", number.Text));

    /// <summary>
    /// Nothing leaves for a place whose known permit does not cover it on the day it leaves (Order 23 art. 10). Of what was entered afterwards the
    /// filing has said so already.
    /// </summary>
    private static Refused? Permitted(ManifestFacts manifest, LocalDate day, Register register, Findings found)
    {
        var (mover, receiver) = (register.Site(manifest.Mover)!, register.Site(manifest.Receiver)!);
        var approval = manifest.Approval is { } number ? register.Approval(number) : null;
        foreach (var item in manifest.Items)
        {
            var covering = approval is not null && approval.Site == manifest.Mover && approval.From <= day && day <= approval.Until
                && approval.Codes.Any(c => WasteCodes.Covers(c, item.Code)) ? approval : null;
            var load = new Load(manifest.Stream, item.Code, item.Method, null, "/manifest", day);
            if (Qualification.Departing(load, mover, receiver, covering, register, found) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    /// <summary>A receiver that has stopped since the filing, which has said it of one that had stopped before; and the carrier, who may be another by now.</summary>
    private static Refused? AtWork(PickUpWaste act, ManifestFacts manifest, Register register, Findings found)
    {
        var (then, day) = (Calendar.DayOf(manifest.FiledAt), Calendar.DayOf(act.HappenedAt));
        var receiver = register.Site(manifest.Receiver)!;
        var saidSince = register.ChangesOf(receiver.Site).Any(c => c.Status is not null && c.HappenedAt > manifest.FiledAt);
        return found.AfterTheFact ? null
            : (saidSince || register.StatusOn(receiver, then) == RegisterSite.Active ? Operating.Receiver(receiver, "/manifest", day, register, found) : null)
                ?? Operating.Carrier(act.Carrier, "/carrier", register.Site(manifest.Mover)!.Division, manifest.Stream, day, register, found);
    }

    private static Refused? Approved(PickUpWaste act, ManifestFacts manifest, Register register, Findings found)
    {
        ApprovedTrips.Look(manifest.Approval is { } approval ? register.Approval(approval) : null, act.HappenedAt, act.Route, act.Carrier, found);
        return null;
    }

    private static Refused? NextCarrier(HandOverWaste act, Register register) =>
        register.Unknown(act.To, "/to") is { } unknown ? unknown
        : act.To == act.From ? new Refused("carrier_is_the_same", "/to")
        : null;

    private static Refused? Late(PickUpWaste act, ManifestFacts manifest, Register register, Instant now, Findings found)
    {
        var stream = found.Law.Tables.Streams.Of(manifest.Stream);
        var division = register.Site(manifest.Mover)!.Division;
        if (!manifest.Items.Any(i => stream.IsNational(i.Code)))
        {
            return null;
        }

        if (manifest.NationalNumber is null)
        {
            found.Add(new Note("not_national", "/manifest"));
        }

        foreach (var note in Lateness.Notes(found.Law, "paper-entered", division, act.HappenedAt, now))
        {
            found.Add(note);
        }

        return null;
    }
}
