using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Frauds;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>Puts a journey together from what lies at the mover's, or from what it will hand over.</summary>
public sealed class Loader(Stage stage, Fates fates)
{
    private const long Kilogram = 1000;
    private const int LotsMax = 40;

    /// <summary>Where frauds are looked for, so many times fewer faults befall trips: they stand out among many that are in order.</summary>
    private const int FaultsOneOf = 6;

    /// <summary>Null where there is too little to drive for.</summary>
    /// <param name="split">Half of a load that is split to stay under a threshold.</param>
    public Trip? Load(Hauls habit, Place mover, Dice dice, bool split = false)
    {
        var loads = Loads(habit, mover, dice, split);
        if (loads.Count == 0 || loads.Sum(static l => l.Declared) < habit.KgMin * Kilogram)
        {
            return null;
        }

        var carrier = stage.Town.CarrierFor(habit.By, mover);
        var receiver = stage.Town.Near(habit.To, mover);
        if (Truck(carrier, receiver, dice) is not { } truck)
        {
            return null;
        }

        var journey = new Journey(
            habit.Stream, habit.Known, mover, carrier, truck, receiver, habit.Method, loads, Offices.Approvals.Of(mover, habit.Stream), habit.Soil);
        var fraud = split ? TripFraud.SplitLoad : stage.Villain?.OnTrip(journey) ?? TripFraud.None;
        var luck = fraud == TripFraud.None ? fates.Deal(habit.Stream, habit.Known != Known.Receipt, l => Possible(l, journey)) : Luck.Plain;
        if (stage.Villain is { } villain && (luck is Luck.Short or Luck.Surplus or Luck.RefusedGoesOn && villain.Number(1, FaultsOneOf) > 1
            || luck is Luck.RefusedGoesOn or Luck.HandedOver && !villain.IsIdle(truck)))
        {
            luck = Luck.Plain;
        }

        foreach (var load in loads)
        {
            load.Reserve(+1);
        }

        return new Trip(stage, journey, luck, dice, fraud);
    }

    // Where frauds are looked for, an honest vehicle is in one place at a time.
    private Truck? Truck(Party carrier, Place receiver, Dice dice) =>
        stage.Villain is { } villain ? villain.Free(carrier, receiver) : dice.Pick(carrier.Trucks);

    private bool Possible(Luck luck, Journey journey) => luck switch
    {
        Luck.Short or Luck.Surplus => journey.Known != Known.Receipt &&
            Trip.Beyond(journey.Stream, journey.Loads[0].Declared) * 10 < journey.Loads[0].Declared * 6,
        Luck.RefusedGoesBack => journey.Known != Known.Loading,
        Luck.Partly => journey.Known != Known.Loading && !journey.Shared,
        Luck.RefusedGoesOn => stage.Town.Other(journey.Receiver.Use, journey.Receiver) is not null,
        Luck.HandedOver => stage.Town.OtherCarrier(journey.Carrier) is not null,
        _ => true,
    };

    private List<Load> Loads(Hauls habit, Place mover, Dice dice, bool split)
    {
        if (habit.Known == Known.Stock)
        {
            return [.. habit.Codes.Select(c => FromStock(habit, mover, c, dice, split)).OfType<Load>()];
        }

        if (habit.Origins is { } use)
        {
            var origins = stage.Town.Of(use).Where(p => p.Division == mover.Division).Take(2).ToArray();
            var codes = habit.Codes.Count == 1 ? habit.Codes : [dice.Pick(habit.Codes)];
            return [.. origins.Select(o => Estimated(habit, codes[0], dice.Grams(habit.KgMin / origins.Length + 1, habit.KgMax / origins.Length), o))];
        }

        return [.. habit.Codes.Select((c, i) => (c, i)).Where(p => p.i == 0 || dice.Chance(700))
            .Select(p => Estimated(habit, p.c, dice.Grams(habit.KgMin, habit.KgMax), null))];
    }

    /// <summary>What came or arose in containers goes in them, and so whole; what a treatment left lies open, unless it was put together with what does not.</summary>
    private static bool InContainers(string stream, Parcel parcel) => Streams.Of(stream).Store == "itemised" && parcel.Packed;

    private static Load Estimated(Hauls habit, WasteCode code, long grams, Place? origin)
    {
        var whole = Said.WholeUnits(grams, habit.Unit, habit.KgEach);
        return new(code, null, [], whole, Said.Counted(whole, habit.Unit, habit.KgEach, estimated: true), origin)
        {
            CubicMetre = habit.Unit == "m3" ? habit.KgEach : null,
        };
    }

    private Load? FromStock(Hauls habit, Place mover, WasteCode code, Dice dice, bool split)
    {
        var pile = stage.Told.Yard.At(mover, habit.Stream, code);
        var most = habit.KgMax * Kilogram;
        if (!pile.ByLot)
        {
            var grams = Math.Min(dice.Grams(Math.Max(habit.KgMin, habit.KgMax / 2), habit.KgMax), pile.Free);
            return grams < habit.KgMin * Kilogram ? null : new(code, pile, [], grams, Said.Mass(grams), null);
        }

        var chosen = new List<(Parcel Parcel, long Grams)>();
        foreach (var parcel in pile.FreeParcels.Where(static p => p.Lot is not null).Take(LotsMax))
        {
            var part = Math.Min(parcel.Grams, most);
            if (part < parcel.Grams && (split || InContainers(habit.Stream, parcel)))
            {
                continue;
            }

            if (part < parcel.Grams && chosen.Count > 0)
            {
                break;
            }

            chosen.Add((parcel, part));
            most -= part;
        }

        var sum = chosen.Sum(static c => c.Grams);
        return sum == 0 ? null : new(code, pile, chosen, sum, Said.Mass(sum), null);
    }
}
