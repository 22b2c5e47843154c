using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Whether who is to take waste is at work and takes such waste at all: what the register says of it on the day.</summary>
public static class Operating
{
    private const string Closed = "closed";
    private const string Suspended = "suspended";
    private const string Carriers = "carrier";

    /// <summary>A place that is closed (关闭) or has stopped (停产、停业). One that has stopped keeps its stock, so it may still send waste away.</summary>
    public static Refused? Receiver(RegisterSite site, string pointer, LocalDate day, Register register, Findings found) => register.StatusOn(site, day) switch
    {
        Closed => IsClosed(site, pointer, found),
        Suspended => found.Weigh("site-operating", site.Division, null, Refused.With("site_suspended", pointer, ("site", site.Name))),
        _ => null,
    };

    public static Refused? Mover(RegisterSite site, string pointer, LocalDate day, Register register, Findings found) =>
        register.StatusOn(site, day) == Closed ? IsClosed(site, pointer, found) : null;

    /// <summary>A carrier all of whose own sites have stopped or closed; of one without a site of its own the register says nothing.</summary>
    /// <param name="division">Where the load leaves.</param>
    public static Refused? Carrier(EnterpriseId carrier, string pointer, string division, string stream, LocalDate day, Register register, Findings found)
    {
        var bases = register.SitesOf(carrier).Where(static s => PartyKinds.Find(s.Kind)?.Group == Carriers).ToList();
        return bases.Count > 0 && bases.All(s => register.StatusOn(s, day) is Closed or Suspended)
            ? found.Weigh("carrier-operating", division, stream, Refused.With("carrier_suspended", pointer, ("carrier", register.Enterprise(carrier)?.Name ?? carrier.Text)))
            : null;
    }

    /// <summary>A point (投放点、回收点) says which codes it takes.</summary>
    public static Refused? Point(RegisterSite site, string stream, WasteCode code, string pointer, Findings found) =>
        site.Point is { } point && !point.Takes.Any(t => WasteCodes.Covers(t, code))
            ? found.Weigh("point-takes", site.Division, stream, Refused.With("point_does_not_take", pointer, ("site", site.Name), ("code", code.Text)))
            : null;

    private static Refused? IsClosed(RegisterSite site, string pointer, Findings found) =>
        found.Weigh("site-open", site.Division, null, Refused.With("site_closed", pointer, ("site", site.Name)));
}
