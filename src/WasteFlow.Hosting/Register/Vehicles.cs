using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// Whether a vehicle may carry a load: the carrier's own, licensed where the stream asks for it and no exemption waives it, sealed; and there whether
/// carrier, driver and escort have their papers.
/// </summary>
public static class Vehicles
{
    private const string Pointer = "/vehicle";
    private const string CarriersLicence = "dangerous-goods-carriage";
    private const string DriversLicence = "driver";
    private const string EscortsLicence = "escort";
    private const string ConstructionLicence = "construction-carriage";

    /// <summary>
    /// A plate that is not registered with the carrier is refused only where the load needs a licensed vehicle: elsewhere new plates and
    /// trailers are common, and it is noted.
    /// </summary>
    /// <param name="crew">Whom the act names.</param>
    public static Refused? Objection(string plate, EnterpriseId carrier, Haul haul, LocalDate day, Register register, Findings found, Crew crew = default)
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

        if (licence && Papers(carrier, crew, haul.Stream, mover.Division, day, register, found) is { } unqualified)
        {
            return unqualified;
        }

        if (!licence && Approved(carrier, haul.Stream, mover.Division, day, register, found) is { } unapproved)
        {
            return unapproved;
        }

        return stream.Sealed && !vehicle.Sealed
            ? found.Weigh("vehicle-sealed", mover.Division, haul.Stream, Refused.With("vehicle_not_sealed", Pointer, ("vehicle", plate)))
            : null;

        Refused? Weigh(bool counts, Refused finding) =>
            counts ? found.Weigh("vehicle-licensed", mover.Division, haul.Stream, finding) : found.Weigh("note", finding);
    }

    /// <summary>Papers that the register knows and of which none holds on the day; whose papers it does not keep, it says nothing of.</summary>
    private static Refused? Papers(EnterpriseId carrier, Crew crew, string stream, string division, LocalDate day, Register register, Findings found)
    {
        var licences = register.LicencesOf(carrier).ToList();
        return (Lapsed(licences.Where(static l => l.Kind == CarriersLicence), day)
                ? found.Weigh("carrier-licensed", division, stream, Refused.With("carrier_not_licensed", "/carrier", ("carrier", register.Enterprise(carrier)?.Name ?? carrier.Text)))
                : null)
            ?? Named(crew.Driver, DriversLicence, "/driver", licences, found)
            ?? Named(crew.Escort, EscortsLicence, "/escort", licences, found)
            ?? (crew.Driver is { } driver && Lapsed(licences.Where(l => l.Kind == DriversLicence && l.Person == driver), day)
                ? found.Weigh("driver-licensed", division, stream, Refused.With("driver_not_licensed", "/driver", ("driver", driver)))
                : null)
            ?? (crew.Escort is { } escort && Lapsed(licences.Where(l => l.Kind == EscortsLicence && l.Person == escort), day)
                ? found.Weigh("escort-licensed", division, stream, Refused.With("escort_not_licensed", "/escort", ("escort", escort)))
                : null);
    }

    /// <summary>A carrier that registers its people's papers names somebody who has one: an id that nobody has is likely a slip.</summary>
    private static Refused? Named(string? person, string kind, string pointer, List<RegisterLicence> licences, Findings found) =>
        person is not null && licences.Any(l => l.Kind == kind) && licences.All(l => l.Kind != kind || l.Person != person)
            ? found.Weigh("note", Refused.With("person_without_licence", pointer, ("person", person), ("kind", kind)))
            : null;

    /// <summary>Where a rule asks that its carrier is approved (建筑垃圾运输核准): that one of its approvals holds on the day.</summary>
    private static Refused? Approved(EnterpriseId carrier, string stream, string division, LocalDate day, Register register, Findings found) =>
        found.Law.Rule("construction-carriage-approved", division, stream) is null
        || register.LicencesOf(carrier).Any(l => l.Kind == ConstructionLicence && l.From <= day && day <= l.Until)
            ? null
            : found.Weigh("construction-carriage-approved", division, stream, Refused.With(
                "carriage_not_approved", "/carrier", ("carrier", register.Enterprise(carrier)?.Name ?? carrier.Text)));

    private static bool Lapsed(IEnumerable<RegisterLicence> licences, LocalDate day)
    {
        var known = licences.ToList();
        return known.Count > 0 && !known.Any(l => l.From <= day && day <= l.Until);
    }

    private static bool NeedsLicence(
        Haul haul, StreamRow stream, RegisterSite mover, RegisterSite receiver, LocalDate day, Findings found)
    {
        var needs = false;
        foreach (var item in haul.Items.Where(i => stream.NeedsLicensedVehicle(i.Code)))
        {
            if (found.Law.Tables.Waivers.Find(Waivers.Vehicle, item.Code, item.Method, Exempting.KindOf(mover, found.Law), receiver.Kind, day) is { } waiver)
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

/// <summary>Who goes along (驾驶员、押运员): ids in the register of people, null where nobody was named.</summary>
public readonly record struct Crew(string? Driver, string? Escort)
{
    /// <summary>Whoever is named has a name.</summary>
    public static Refused? Objection(string? driver, string? escort) => Blank(driver, "/driver") ?? Blank(escort, "/escort");

    private static Refused? Blank(string? person, string pointer) => person is null ? null : Holding.Written(person, pointer);
}

/// <summary>What a vehicle is to carry, and from where to where.</summary>
public sealed record Haul(string Stream, SiteId Mover, SiteId Receiver, IReadOnlyList<ItemFacts> Items)
{
    public static Haul Of(ManifestFacts manifest) => new(manifest.Stream, manifest.Mover, manifest.Receiver, manifest.Items);

    public static Haul Of(FileManifest act) => new(act.Stream, act.Mover, act.Receiver, [.. act.Items.Select(static i => new ItemFacts(i.Code, i.Method))]);
}
