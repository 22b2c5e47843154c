using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Whether a vehicle may carry a load: the carrier's own, licensed where the stream asks for it and no exemption waives it, sealed.</summary>
public static class Vehicles
{
    private const string Pointer = "/vehicle";

    /// <summary>
    /// A plate that is not registered with the carrier is refused only where the load needs a licensed vehicle: elsewhere new plates and
    /// trailers are common, and it is noted.
    /// </summary>
    public static Refused? Objection(string plate, EnterpriseId carrier, Haul haul, LocalDate day, Register register, Findings found)
    {
        if (string.IsNullOrWhiteSpace(plate))
        {
            return Refused.With("field_missing", Pointer, ("field", "vehicle"));
        }

        var stream = found.Law.Tables.Streams.Of(haul.Stream);
        var mover = register.Site(haul.Mover)!;
        var licence = NeedsLicence(haul, stream, mover, register.Site(haul.Receiver)!, day, found);
        if (register.Vehicle(plate) is not { } vehicle || vehicle.Carrier != carrier)
        {
            return Weigh(licence, Refused.With("vehicle_unknown", Pointer, ("vehicle", plate), ("carrier", carrier.Text)));
        }

        if (licence && !VehicleLicences.Holds(vehicle.Hazardous, vehicle.LicenceUntil, day)
            && Weigh(true, Refused.With("vehicle_not_licensed", Pointer, ("vehicle", plate))) is { } unlicensed)
        {
            return unlicensed;
        }

        return stream.Sealed && !vehicle.Sealed
            ? found.Weigh("vehicle-sealed", mover.Division, haul.Stream, Refused.With("vehicle_not_sealed", Pointer, ("vehicle", plate)))
            : null;

        Refused? Weigh(bool counts, Refused finding) =>
            counts ? found.Weigh("vehicle-licensed", mover.Division, haul.Stream, finding) : found.Weigh("note", finding);
    }

    private static bool NeedsLicence(
        Haul haul, StreamRow stream, RegisterSite mover, RegisterSite receiver, LocalDate day, Findings found)
    {
        var needs = false;
        foreach (var item in haul.Items.Where(i => stream.NeedsLicensedVehicle(i.Code)))
        {
            if (found.Law.Tables.Waivers.Find(Waivers.Vehicle, item.Code, item.Method, mover.Kind, receiver.Kind, day) is { } waiver)
            {
                found.Add(Note.With(
                    "exemption_applied", Pointer, ("item", waiver.Item), ("code", item.Code.Text),
                    ("condition", found.Law.Tables.Exemptions.ConditionOf(waiver.Item, Waivers.Vehicle, item.Code))));
            }
            else
            {
                needs = true;
            }
        }

        return needs;
    }
}

/// <summary>What a vehicle is to carry, and from where to where.</summary>
public sealed record Haul(string Stream, SiteId Mover, SiteId Receiver, IReadOnlyList<ItemFacts> Items)
{
    public static Haul Of(ManifestFacts manifest) => new(manifest.Stream, manifest.Mover, manifest.Receiver, manifest.Items);

    public static Haul Of(FileManifest act) => new(act.Stream, act.Mover, act.Receiver, [.. act.Items.Select(static i => new ItemFacts(i.Code, i.Method))]);
}
