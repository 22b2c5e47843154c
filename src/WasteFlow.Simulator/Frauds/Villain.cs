using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Frauds;

/// <summary>What is wrong with a trip.</summary>
public enum TripFraud
{
    None,
    NeverReceived,
    ShortWeight,
    TakenElsewhere,
    TwoPlaces,
    SplitLoad,
}

/// <summary>
/// Who cheats in the city, and remembers how. It also lets honest people err as people and scales do: without that every alarm would be right.
/// Throws dice of its own, so that the city beside it goes on as it would.
/// </summary>
public sealed class Villain(int seed)
{
    private const int MinutesOverlapMin = 30;

    /// <summary>The share of a year's work that a permit too small allows.</summary>
    public const int PermitPart = 40;

    private static readonly Dictionary<string, int> PerMille =
        CityTables.Rows("frauds").ToDictionary(static r => r["kind"], static r => r.Number("perMille"), StringComparer.Ordinal);

    private readonly Dice dice = new(seed, "villain");
    private readonly Dictionary<string, List<Tour>> tours = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Limit, long Taken)> permits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> splits = new(StringComparer.Ordinal);
    private readonly List<Deed> deeds = [];

    public IReadOnlyList<Deed> Deeds => deeds;

    public void Commit(Deed deed) => deeds.Add(deed);

    public bool Chance(string kind) => dice.Chance(PerMille[kind]);

    public int Number(int min, int max) => dice.Number(min, max);

    /// <summary>What is to be wrong with a trip that nothing else befalls.</summary>
    public TripFraud OnTrip(Journey journey) =>
        journey.Known != Habits.Known.Receipt && Chance("never-received") ? TripFraud.NeverReceived
        : journey.Known != Habits.Known.Receipt && journey.Loads.Count == 1 && Chance("short-weight") ? TripFraud.ShortWeight
        : Chance("diverted-load") ? TripFraud.TakenElsewhere
        : Chance("two-places-at-once") ? TripFraud.TwoPlaces
        : TripFraud.None;

    /// <summary>From seven tenths of the tolerance to twelve times as much, small ones as often as large ones.</summary>
    public long Missing(long tolerance, long load)
    {
        var size = 700L;
        for (var i = dice.Number(0, 30); i > 0; i--)
        {
            size = size * 1100 / 1000;
        }

        return Math.Min(tolerance * size / 1000, load * 9 / 10);
    }

    /// <summary>Two scales differ, nearly always by less than is tolerated and rarely by nearly as much: the sum of three throws.</summary>
    public long ScaleError(long tolerance) =>
        tolerance * (dice.Number(-300, 300) + dice.Number(-300, 300) + dice.Number(-300, 300)) / 1000;

    /// <summary>Minutes on the way of an honest driver: now and then he stands in a jam.</summary>
    public int HonestMinutes() => dice.Chance(40) ? dice.Number(170, 420) : dice.Number(80, 170);

    public int CrookedMinutes() => dice.Number(380, 1100);

    /// <summary>A vehicle of the carrier that is not under way to another receiver; null where all are.</summary>
    public Truck? Free(Party carrier, Place receiver) =>
        carrier.Trucks.Where(t => On(t).All(o => o.Receiver == receiver.Id && !o.Alone)).ToArray() is { Length: > 0 } free ? dice.Pick(free) : null;

    /// <summary>A vehicle that is under way to another receiver for a while yet.</summary>
    public Truck? Busy(Party carrier, Place receiver, Instant now) => carrier.Trucks.FirstOrDefault(truck => On(truck).Any(t =>
        t.Receiver != receiver.Id && t.OnPaper && t.End is { } end && end - now > Duration.FromMinutes(MinutesOverlapMin)));

    /// <summary>Nothing else is under way with the vehicle.</summary>
    public bool IsIdle(Truck truck) => On(truck).Count == 0;

    public Tour Begin(Truck truck, Place receiver, bool alone = false)
    {
        var tour = new Tour(truck.Plate, receiver.Id) { Alone = alone };
        On(truck).Add(tour);
        return tour;
    }

    public void End(Tour tour) => tours[tour.Plate].Remove(tour);

    /// <summary>A part of a load that was split has been filed; the second of a day makes it a fraud.</summary>
    public void Split(Place mover, Place receiver, WasteCode code, Instant now)
    {
        var day = LocalDatePattern.Iso.Format(now.InZone(Waste.Calendar.Zone).Date);
        var subject = $"{mover.Id}@{receiver.Id}@{code}@{day}";
        splits[subject] = splits.GetValueOrDefault(subject) + 1;
        if (splits[subject] == 2)
        {
            Commit(new("split-load", now, [subject]));
        }
    }

    public void Limit(string permit, long grams) => permits[permit] = (grams, 0);

    /// <summary>Somebody files a load for a plant whose permit is too small; two per cent above it nobody can have missed it.</summary>
    public void Take(string permit, long grams, Instant now)
    {
        if (!permits.TryGetValue(permit, out var known))
        {
            return;
        }

        var was = known.Taken;
        permits[permit] = known with { Taken = was + grams };
        var beyond = known.Limit + known.Limit / 50;
        if (was <= beyond && was + grams > beyond)
        {
            Commit(new("over-permit", now, [string.Create(CultureInfo.InvariantCulture, $"permit/{permit}/{now.InZone(Waste.Calendar.Zone).Year}")]));
        }
    }

    private List<Tour> On(Truck truck) => tours.TryGetValue(truck.Plate, out var list) ? list : tours[truck.Plate] = [];
}

/// <summary>A vehicle under way.</summary>
public sealed class Tour(string plate, SiteId receiver)
{
    public string Plate => plate;

    public SiteId Receiver => receiver;

    /// <summary>What is on it may go on to somewhere else, so that nothing else can travel with it.</summary>
    public bool Alone { get; init; }

    /// <summary>A manifest names this vehicle for it.</summary>
    public bool OnPaper { get; set; }

    /// <summary>When it will come; null before it left.</summary>
    public Instant? End { get; set; }
}
