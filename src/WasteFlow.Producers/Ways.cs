using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>How a load leaves: on a vehicle, without one (直供), or with a scan under a standing approval (扫码起运).</summary>
public static class Ways
{
    public static Refused? Objection(FileManifest act, Register register, InForce law) =>
        (act.Carriage is { } carriage ? Direct(act, carriage, register) : null)
        ?? (act.Scanned == true ? Scan(act, law) : null);

    /// <summary>Pipe and belt belong to one of the two ends, and no plate is to be looked for.</summary>
    private static Refused? Direct(FileManifest act, string carriage, Register register) =>
        Carriages.Objection(carriage, "/carriage") is { } unknown ? unknown
        : act.Vehicle is not null ? Refused.With("no_vehicle", "/vehicle", ("carriage", carriage))
        : act.Carrier != register.Site(act.Mover)!.Enterprise && act.Carrier != register.Site(act.Receiver)!.Enterprise
            ? Refused.With("carrier_is_no_end", "/carrier", ("carriage", carriage))
        : null;

    /// <summary>The stream's row says whether its loads leave so; a scan that nothing stands behind is no manifest.</summary>
    private static Refused? Scan(FileManifest act, InForce law) =>
        law.Stream(act.Stream) is { Scan: false } ? Refused.With("scan_not_here", "/scanned", ("stream", act.Stream))
        : act.IsAfterTheFact() ? new Refused("scan_is_now", "/scanned")
        : act.Approval is null ? new Refused("approval_missing", "/approval")
        : null;
}
