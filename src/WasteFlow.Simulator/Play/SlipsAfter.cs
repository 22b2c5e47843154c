using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;

namespace WasteFlow.Simulator.Play;

/// <summary>Wrong things that need the right one to have been done: too late, twice, by the wrong party.</summary>
public static class SlipsAfter
{
    public static IReadOnlyList<Wrong> For(Occasion o, Town town) => o.Act switch
    {
        FileManifest { LinkedTo: null } act when o.Answer is null || o.Answer.Manifest is not null =>
        [
            Reused(o, act, static a => a with { Vehicle = "豫A99999" }),
            WrongCarrier(o, act, town),
            WrongReceiver(o, act, town),
            SlipsBefore.Ask(o, "returned-too-early", act, a => new ReturnWaste(default, default, o.Answer?.Manifest ?? default, a.Mover)),
            Again(o, act),
        ],
        PickUpWaste act =>
        [
            SlipsBefore.Say(o, "picked-up-twice", act, static a => a),
            Reused(o, act, static a => a with { Vehicle = "豫A99999" }),
            CancelTooLate(o, act, town),
        ],
        ReceiveWaste act =>
        [
            SlipsBefore.Say(o, "received-twice", act, static a => a),
            Reused(o, act, static a => a with { Receiver = new("S000000-000") }),
        ],
        TreatWaste act => [Reused(o, act, static a => a with { Method = "D16" }), Again(o, act)],
        GenerateWaste act => [Reused(o, act, static a => a with { Quantity = new("7", "kg") })],
        RegisterEnterprise act => [SlipsBefore.Say(o, "registered-twice", act, static a => a)],
        RegisterSite act => [SlipsBefore.Say(o, "registered-twice", act, static a => a)],
        _ => [],
    };

    /// <summary>The same id with other content.</summary>
    private static Wrong Reused<T>(Occasion o, T act, Func<T, T> change) where T : class, IAct =>
        new("id-reused", o.By, o.Room, Acts.NameOf(typeof(T)), (_, _) => SlipsBefore.Write(change(act)));

    /// <summary>The answer was lost on the way: the same act again, word for word, gets the same answer.</summary>
    private static Wrong Again<T>(Occasion o, T act) where T : class, IAct =>
        new("asked-again", o.By, o.Room, Acts.NameOf(typeof(T)), (_, _) => SlipsBefore.Write(act), MayPass: true);

    private static Wrong WrongCarrier(Occasion o, FileManifest act, Town town)
    {
        var carrier = town.Parties.First(p => p.Driver is not null && p.Id != act.Carrier);
        return SlipsBefore.Ask(
            o with { By = carrier.Driver!, Room = Rooms.Transporters }, "wrong-carrier", act,
            _ => new PickUpWaste(default, default, o.Answer?.Manifest ?? default, carrier.Id, carrier.Trucks[0].Plate));
    }

    private static Wrong WrongReceiver(Occasion o, FileManifest act, Town town)
    {
        var other = town.Places.First(p => p.Owner.Gate is not null && p.Id != act.Receiver && p.Owner.Row.Trade == "disposer");
        return SlipsBefore.Ask(
            o with { By = other.Owner.Gate!, Room = Rooms.Disposers }, "wrong-receiver", act,
            a => new ReceiveWaste(default, default, o.Answer?.Manifest ?? default, other.Id, [.. a.Items.Select(static (i, n) => new ItemReceipt(n + 1, "accepted", i.Quantity))]));
    }

    private static Wrong CancelTooLate(Occasion o, PickUpWaste act, Town town)
    {
        var clerk = town.Parties.First(p => p.Id == act.Carrier).Clerk;
        return SlipsBefore.Ask(
            o with { By = clerk, Room = Rooms.Producers }, "cancelled-too-late", act,
            static a => new CancelManifest(default, default, a.Manifest, "改期"));
    }
}
