using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Producers;

/// <summary>How a load leaves: on a vehicle, without one (直供), or with a scan under what stands for many loads (扫码起运).</summary>
public static class Ways
{
    public static Refused? Objection(FileManifest act, Register register, InForce law) =>
        (act.Carriage is { } carriage ? Direct(act, carriage, register) : null)
        ?? (act.Scanned == true ? Scan(act, register, law) : null);

    /// <summary>Pipe and belt belong to one of the two ends, and no plate is to be looked for.</summary>
    private static Refused? Direct(FileManifest act, string carriage, Register register) =>
        Carriages.Objection(carriage, "/carriage") is { } unknown ? unknown
        : act.Vehicle is not null ? Refused.With("no_vehicle", "/vehicle", ("carriage", carriage))
        : act.Carrier != register.Site(act.Mover)!.Enterprise && act.Carrier != register.Site(act.Receiver)!.Enterprise
            ? Refused.With("carrier_is_no_end", "/carrier", ("carriage", carriage))
        : null;

    /// <summary>
    /// The stream's row says whether its loads leave so. A scan stands on an approval, which is judged with its loads, on a contract, or on the collection
    /// route that is its mover (practice.md 2.1); one that nothing stands behind is no manifest.
    /// </summary>
    private static Refused? Scan(FileManifest act, Register register, InForce law) =>
        law.Stream(act.Stream) is { Scan: false } ? Refused.With("scan_not_here", "/scanned", ("stream", act.Stream))
        : act.IsAfterTheFact() ? new Refused("scan_is_now", "/scanned")
        : act.Approval is not null ? null
        : act.Contract is { } contract ? Contracted(act, contract, register)
        : register.ServiceArea(act.Mover)?.Shares.Any(s => s.IsCurrent(Filing.Day(act))) == true ? null
        : new Refused("scan_unfounded", "/scanned");

    private static Refused? Contracted(FileManifest act, string number, Register register)
    {
        const string Pointer = "/contract";
        // Where others name the mover in a contract of theirs, it has said nothing.
        var mover = register.Site(act.Mover)!.Enterprise;
        var terms = register.ContractsOf(mover).Where(c => c.Contract == number && c.Enterprise == mover).ToList();
        if ((terms.FirstOrDefault(c => c.From <= Filing.Day(act) && Filing.Day(act) <= c.Until) ?? terms.LastOrDefault()) is not { } contract)
        {
            return Refused.With("no_such_contract", Pointer, ("contract", number));
        }

        if (Filing.Day(act) < contract.From || contract.Until < Filing.Day(act))
        {
            return Refused.With("contract_not_current", Pointer, ("contract", number),
                ("from", LocalDatePattern.Iso.Format(contract.From)), ("until", LocalDatePattern.Iso.Format(contract.Until)));
        }

        var parties = contract.With.Append(mover).ToList();
        return (parties.Contains(register.Site(act.Receiver)!.Enterprise) || parties.Contains(act.Carrier))
            && act.Items.All(i => contract.Codes.Any(c => WasteCodes.Covers(c, i.Code)))
                ? null
                : Refused.With("contract_does_not_cover", Pointer, ("contract", number));
    }
}
