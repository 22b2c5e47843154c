using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Frauds;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>One vehicle's way, act by act: filed, picked up, perhaps handed over, received, and whatever befalls it.</summary>
public sealed partial class Trip(Stage stage, Journey journey, Luck fate, Dice dice, TripFraud fraud = TripFraud.None)
{
    private Luck luck = fate;
    private Party carrier = journey.Carrier;
    private Place receiver = journey.Receiver;
    private Truck truck = journey.Truck;
    private ManifestNumber? manifest;
    private Tour? tour;

    private Told Told => stage.Told;

    private Party Mover => journey.Mover.Owner;

    /// <summary>Puts the trip on the agenda.</summary>
    public void Begin(Instant at)
    {
        tour = stage.Villain?.Begin(truck, receiver, alone: luck is Luck.RefusedGoesOn or Luck.HandedOver);
        stage.Agenda.At(at, File);
    }

    private async Task File()
    {
        if (fraud == TripFraud.TwoPlaces)
        {
            TakePlate();
        }

        var answer = await stage.Do(Mover.Clerk, Rooms.Producers, journey.Stream, (id, now) => new FileManifest(
            id, now, journey.Mover.Id, carrier.Id, receiver.Id, journey.Stream, [.. journey.Loads.Select(l => l.AsItem(journey.Method))],
            truck.Plate, now.InZone(Calendar.Zone).Date, null, journey.Approval));
        if (answer?.Manifest is null)
        {
            Planned(-1);
            Home();
            return;
        }

        manifest = answer.Manifest;
        Filed();
        if (luck == Luck.Cancelled)
        {
            After(25, Cancel);
        }
        else if (luck == Luck.GateFirst)
        {
            After(dice.Number(90, 170), Receive);
        }
        else if (luck == Luck.LateWord)
        {
            var left = stage.Now + Duration.FromMinutes(dice.Number(15, 40));
            After(dice.Number(100, 160), () => PickUp(left));
        }
        else
        {
            After(dice.Number(15, 50), () => PickUp(null));
        }
    }

    private async Task Cancel()
    {
        var answer = await stage.Do(Mover.Clerk, Rooms.Producers, journey.Stream, (id, now) =>
            new CancelManifest(id, now, manifest!.Value, "车辆故障，改期运输"));
        Home();
        if (answer is not null)
        {
            Planned(-1);
        }
    }

    /// <param name="claimed">When the driver says he left, where his word comes late.</param>
    private async Task PickUp(Instant? claimed)
    {
        var weights = Weights();
        var answer = await stage.Do(carrier.Driver!, Rooms.Transporters, journey.Stream, (id, now) => new PickUpWaste(
            id, claimed ?? now, manifest!.Value, carrier.Id, truck.Plate,
            weights.All(static w => w is null) ? null
                : [.. weights.Select(static (w, i) => (w, i)).Where(static p => p.w is not null).Select(static p => new ItemQuantity(p.i + 1, Said.Mass(p.w!.Value)))],
            carrier.Driver!.Id));
        if (answer is null)
        {
            Home();
            return;
        }

        foreach (var (load, i) in journey.Loads.Select(static (l, i) => (l, i)))
        {
            Board(load, weights[i] ?? load.Declared);
        }

        if (fraud == TripFraud.NeverReceived)
        {
            Vanish();
            return;
        }

        if (luck == Luck.HandedOver && stage.Town.OtherCarrier(carrier) is { } next)
        {
            After(dice.Number(30, 60), () => HandOver(next));
        }

        if (dice.Chance(250) && fraud == TripFraud.None)
        {
            After(dice.Number(60, 75), Arrive);
        }

        var minutes = claimed is null ? Minutes() : 5;
        Away(minutes);
        After(minutes, Receive);
    }

    private async Task HandOver(Party next)
    {
        if ((stage.Villain is { } villain ? villain.Free(next, receiver) : dice.Pick(next.Trucks)) is not { } vehicle)
        {
            return;
        }

        var answer = await stage.Do(carrier.Driver!, Rooms.Transporters, journey.Stream, (id, now) =>
            new HandOverWaste(id, now, manifest!.Value, carrier.Id, next.Id, vehicle.Plate));
        if (answer is not null)
        {
            carrier = next;
            truck = vehicle;
            ChangeTour();
        }
    }

    private Task Arrive() => stage.Do(carrier.Driver!, Rooms.Transporters, journey.Stream, (id, now) =>
        new ArriveWaste(id, now, manifest!.Value, carrier.Id));

    /// <summary>The gate was first: the driver's word comes after, and agrees.</summary>
    private Task PickUpAfterwards() => stage.Do(carrier.Driver!, Rooms.Transporters, journey.Stream, (id, now) =>
        new PickUpWaste(id, now, manifest!.Value, carrier.Id, truck.Plate, null, carrier.Driver!.Id));

    /// <summary>Weights of the loading place, where they differ from what was declared; only heaps and what is made at loading differ.</summary>
    private long?[] Weights() =>
    [
        .. journey.Loads.Select(l => journey.Known switch
        {
            Known.Loading => (long?)Near(l.Declared, 60),
            Known.Stock when l.Parcels.Count == 0 && dice.Chance(200) => Near(l.Declared, 8),
            _ => null,
        }),
    ];

    private void Board(Load load, long grams)
    {
        if (journey.Known == Known.Receipt)
        {
            return;
        }

        load.OnBoard = grams;
        if (load.Pile is not { } pile)
        {
            Told.Loaded(stage.Now, journey.Stream, grams);
            return;
        }

        load.Reserve(-1);
        if (load.Parcels.Count > 0)
        {
            foreach (var (parcel, part) in load.Parcels)
            {
                Told.Off(stage.Now, pile, parcel, part);
            }

            return;
        }

        if (grams > pile.Free)
        {
            Told.In(stage.Now, pile, Term.Gains, grams - pile.Free, null);
        }

        Told.Off(stage.Now, pile, null, grams);
    }

    /// <summary>Reserves with +1, sets free with -1.</summary>
    private void Planned(int sign)
    {
        foreach (var load in journey.Loads)
        {
            load.Reserve(sign);
        }
    }

    private void After(int minutes, Func<Task> what) => stage.Agenda.At(stage.Now + Duration.FromMinutes(minutes), what);

    private long Near(long grams, int perMille)
    {
        var step = grams > 3_000_000 ? 20_000 : 100;
        return Math.Max(step, (grams + grams * dice.Number(-perMille, perMille) / 1000) / step * step);
    }
}
