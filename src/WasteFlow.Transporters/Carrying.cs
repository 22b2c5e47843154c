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
    public static Judgement PickUp(PickUpWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings();
        return found.Close(
            Known(act.Manifest, register, found, out var manifest)
            ?? Standing.Objection(by, register, act.Carrier, "/carrier", found)
            ?? Vehicles.Objection(act.Vehicle, act.Carrier, Haul.Of(manifest!), Calendar.DayOf(act.HappenedAt), register, found)
            ?? Late(act, manifest!, register, now, found));
    }

    public static Judgement HandOver(HandOverWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings();
        return found.Close(
            Known(act.Manifest, register, found, out var manifest)
            ?? Standing.Objection(by, register, act.From, "/from", found)
            ?? NextCarrier(act, register)
            ?? Vehicles.Objection(act.Vehicle, act.To, Haul.Of(manifest!), Calendar.DayOf(act.HappenedAt), register, found));
    }

    /// <summary>The gate that sees the vehicle arrive may say so for a driver without signal.</summary>
    public static Judgement Arrive(ArriveWaste act, Register register, Caller by, Instant now)
    {
        var found = new Findings();
        return found.Close(
            Known(act.Manifest, register, found, out var manifest)
            ?? Standing.Objection(by, register, act.Carrier, "/carrier", found, register.Site(manifest!.Receiver)?.Enterprise));
    }

    private static Refused? Known(ManifestNumber number, Register register, Findings found, out ManifestFacts? manifest)
    {
        manifest = register.Manifest(number);
        found.AfterTheFact = manifest?.AfterTheFact == true;
        return manifest is null ? Refused.With("no_such_manifest", "/manifest", ("manifest", number.Text)) : null;
    }

    private static Refused? NextCarrier(HandOverWaste act, Register register) =>
        register.Enterprise(act.To) is null ? Refused.With("enterprise_unknown", "/to", ("enterprise", act.To.Text))
        : act.To == act.From ? new Refused("carrier_is_the_same", "/to")
        : null;

    private static Refused? Late(PickUpWaste act, ManifestFacts manifest, Register register, Instant now, Findings found)
    {
        var stream = Streams.Of(manifest.Stream);
        var division = register.Site(manifest.Mover)!.Division;
        if (!manifest.Items.Any(i => stream.IsNational(i.Code)))
        {
            return null;
        }

        if (!ManifestNumbers.IsNational(manifest.Number))
        {
            found.Add(new Note("not_national", "/manifest"));
        }

        foreach (var note in Lateness.Notes("paper-entered", division, act.HappenedAt, now))
        {
            found.Add(note);
        }

        return null;
    }
}
