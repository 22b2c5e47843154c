using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.Frauds;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>What is crooked about a trip, and what the truth keeps of it.</summary>
public sealed partial class Trip
{
    /// <summary>The plate on the manifest is elsewhere; the load itself travels with the vehicle that was meant to take it.</summary>
    private bool plateIsElsewhere;

    private Villain? Villain => stage.Villain;

    /// <summary>Takes the plate of a vehicle that is elsewhere, where one is.</summary>
    private void TakePlate()
    {
        if (Villain!.Busy(carrier, receiver, stage.Now + Duration.FromMinutes(50)) is { } busy)
        {
            truck = busy;
            plateIsElsewhere = true;
        }
    }

    private void Filed()
    {
        if (Villain is null)
        {
            return;
        }

        tour!.OnPaper = !plateIsElsewhere;
        if (fraud == TripFraud.SplitLoad)
        {
            Villain.Split(journey.Mover, receiver, journey.Loads[0].Code, stage.Now);
        }

        if (Offices.Approvals.PermitOf(receiver, stage.Now) is { } permit)
        {
            Villain.Take(permit, journey.Declared, stage.Now);
        }
    }

    private int Minutes() => Villain is null ? dice.Number(80, 170)
        : fraud == TripFraud.TakenElsewhere ? Villain.CrookedMinutes()
        : Villain.HonestMinutes();

    private void Away(int minutes)
    {
        if (tour is null)
        {
            return;
        }

        tour.End = stage.Now + Duration.FromMinutes(minutes);
        if (fraud == TripFraud.TakenElsewhere)
        {
            Villain!.Commit(new("diverted-load", stage.Now, [manifest!.Value.Text]));
        }

        if (plateIsElsewhere)
        {
            Villain!.Commit(new("two-places-at-once", stage.Now, [manifest!.Value.Text]));
        }
    }

    private void ChangeTour()
    {
        if (tour is not { } before)
        {
            return;
        }

        Villain!.End(before);
        tour = Villain.Begin(truck, receiver);
        tour.OnPaper = before.OnPaper;
        tour.End = before.End;
    }

    private void Home()
    {
        if (tour is not null)
        {
            Villain!.End(tour);
            tour = null;
        }
    }

    private void Vanish()
    {
        Home();
        var grams = journey.Loads.Sum(static l => l.OnBoard);
        Villain!.Commit(new(
            "never-received", stage.Now, [manifest!.Value.Text], grams, Tolerances.Of(Streams.Of(journey.Stream), grams)));
    }

    /// <summary>Two honest scales, or one honest one and a load that lost something on the way.</summary>
    private GateWord ByTwoScales(int item, long expected)
    {
        var tolerance = Tolerances.Of(Streams.Of(journey.Stream), expected);
        var missing = fraud == TripFraud.ShortWeight ? Villain!.Missing(tolerance, expected) : 0;
        var weighed = Math.Max(1, expected - missing + Villain!.ScaleError(tolerance));
        if (missing > 0)
        {
            Villain.Commit(new(
                "short-weight", stage.Now, [manifest!.Value.Text, $"{journey.Mover.Id}@{receiver.Id}@{journey.Stream}"], missing, tolerance));
        }

        return new(
            new(item, "accepted", Said.Mass(weighed)), weighed, 0,
            Math.Abs(expected - weighed) > tolerance ? Term.Discrepancy : Term.Weighing);
    }

    /// <summary>What befell the trip without anybody's bad will is a fault all the same.</summary>
    private void Differs(long missing, long left)
    {
        if (fraud == TripFraud.None)
        {
            Villain?.Commit(new(
                missing > 0 ? "short-weight" : "surplus-weight", stage.Now, [manifest!.Value.Text], Math.Abs(missing),
                Tolerances.Of(Streams.Of(journey.Stream), left)));
        }
    }

    private void Diverted() => Villain?.Commit(new("diverted-load", stage.Now, [manifest!.Value.Text]));
}
