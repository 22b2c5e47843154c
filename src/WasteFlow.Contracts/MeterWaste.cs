using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// The receiver reads the meter of a pipe or belt (按日计量, Order 23 art. 19): what flowed since the last reading is generated or taken from the
/// mover's store, moved and received at once, under a number of its own. The mover, for whom it is entered too, may contest it.
/// </summary>
/// <param name="Carrier">Whose the pipe or belt is: the mover's or the receiver's enterprise.</param>
/// <param name="Carriage">A row of <c>schemas/codes/carriages.csv</c>.</param>
/// <param name="Meter">The meter's name at the receiver's site.</param>
/// <param name="From">What it read before, decimal text; where that is not its last known reading, the gap is noted.</param>
/// <param name="To">What it reads now, decimal text.</param>
/// <param name="Unit">The meter's unit, a row of <c>schemas/codes/units.csv</c>.</param>
/// <param name="Factor">Kilograms per unit, decimal text, for units that are not a mass.</param>
/// <param name="Sent">What the mover's own meter says of the same flow; null where there is one meter only.</param>
/// <param name="MoisturePerMille">Water by mass, 0 to 1000.</param>
/// <param name="ImpurityPerMille">Soil and other foreign matter by mass (含杂率), 0 to 1000, where somebody found out: what flowed stays gross.</param>
public sealed record MeterWaste(
    Guid ActId, Instant HappenedAt, SiteId Mover, SiteId Receiver, EnterpriseId Carrier, string Carriage, string Stream, WasteCode Code,
    string Method, string Meter, string From, string To, string Unit, string? Factor = null, Quantity? Sent = null,
    int? MoisturePerMille = null, int? ImpurityPerMille = null) : IAct
{
    /// <summary>What flowed between the two readings, or why they are none.</summary>
    public Refused? Flow(out Quantity flow)
    {
        flow = new("0", Unit, Factor, MoisturePerMille: MoisturePerMille, ImpurityPerMille: ImpurityPerMille);
        if (Quantities.Difference(From, To, "/from", "/to", out var value) is { } unreadable)
        {
            return unreadable;
        }

        flow = flow with { Value = value };
        var refused = flow.GramsAboveZero("", out _);
        return refused is { Pointer: "/value" } ? refused with { Pointer = "/to" } : refused;
    }

    /// <summary>The manifest it makes. It has flowed already, so the meter's record stands for the paper it is entered from.</summary>
    public FileManifest Filing()
    {
        Flow(out var flow);
        return new(
            ActId, HappenedAt, Mover, Carrier, Receiver, Stream, [new ManifestItem(Code, flow, Method)], Carriage: Carriage, Paper: Meter);
    }

    /// <summary>The receipt of that manifest.</summary>
    public ReceiveWaste Receipt(ManifestNumber number)
    {
        Flow(out var flow);
        return new(ActId, HappenedAt, number, Receiver, [new ItemReceipt(1, "accepted", flow)]);
    }
}
