using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>What holders do at their own places: enter, combine, sort, count, sample, relabel, take in from outside and send there.</summary>
public sealed class Keeper(Stage stage)
{
    private Told Told => stage.Told;

    public async Task Generate(Place place, string stream, WasteCode code, long grams, Quantity quantity)
    {
        var (hours, crooked) = Delay();
        var claimed = stage.Now - Duration.FromHours(hours);
        var answer = await stage.Do(place.Owner.Clerk, Rooms.Producers, stream, (id, now) =>
            new GenerateWaste(id, hours == 0 ? now : claimed, place.Id, stream, code, quantity, Contained(place, stream, quantity, now)));
        if (answer is not null)
        {
            var (at, pile) = (hours == 0 ? stage.Now : claimed, Told.Yard.At(place, stream, code));
            var parcel = Told.In(at, pile, Term.Generated, grams, answer.LotAt(place, stream, code));
            if (!Corrector.CountsContainers(stream))
            {
                stage.Corrector?.AfterEntry(place.Owner.Clerk, pile, parcel, answer.Line, at);
            }

            if (crooked)
            {
                stage.Villain!.Commit(new("backdated", stage.Now, [Line(answer)]));
            }
        }
    }

    public async Task Open(Place place, string stream, WasteCode code, long grams, LocalDate since)
    {
        var answer = await stage.Do(place.Owner.Clerk, Rooms.Of(place), stream, (id, now) =>
            new RecordOpeningStock(id, now, place.Id, stream, code, Said.Mass(grams), since, Simulated: true));
        Enter(answer, place, stream, code, Term.Opening, grams);
    }

    public async Task BringIn(Place place, string stream, WasteCode code, long grams, string from)
    {
        var answer = await stage.Do(place.Owner.Clerk, Rooms.Of(place), stream, (id, now) =>
            new BringInWaste(id, now, place.Id, stream, code, Said.Mass(grams), from, "调入联单（纸质，模拟）"));
        Enter(answer, place, stream, code, Term.BroughtIn, grams);
    }

    /// <summary>Sends one lot out, where lots are told apart; what has no name here cannot be sent.</summary>
    public async Task SendOut(Pile pile, string to)
    {
        if (pile.FreeParcels is not [{ Lot: { } lot } parcel, ..])
        {
            return;
        }

        var answer = await stage.Do(pile.Place.Owner.Clerk, Rooms.Of(pile.Place), pile.Stream, (id, now) =>
            new SendOutWaste(id, now, pile.Place.Id, [new(lot)], to, "接收回执（模拟）"));
        if (answer is not null)
        {
            Told.Out(stage.Now, pile, parcel, Term.SentOut, parcel.Grams);
        }
    }

    /// <param name="most">Grams that a vehicle takes of it at once: boxes that are put together travel together, so no more are. Null where none are told apart.</param>
    public async Task Merge(Pile pile, long? most = null)
    {
        var room = most ?? long.MaxValue;
        Parcel[] parcels = [.. pile.FreeParcels.Where(static p => p.Lot is not null).Take(40).TakeWhile(p => (room -= p.Grams) >= 0)];
        if (parcels.Length < 2)
        {
            return;
        }

        var answer = await stage.Do(pile.Place.Owner.Clerk, Rooms.Collectors, pile.Stream, (id, now) =>
            new CombineLots(id, now, pile.Place.Id, [.. parcels.Select(static p => p.Lot!.Value)]));
        if (answer is null)
        {
            return;
        }

        Told.Coverage.Of(pile.Stream).Combined++;
        var grams = parcels.Sum(static p => p.Grams);
        foreach (var parcel in parcels)
        {
            pile.Take(parcel, parcel.Grams);
        }

        pile.Put(answer.LotAt(pile.Place, pile.Stream, pile.Code), grams, parcels.SelectMany(static p => p.LeftBy).Distinct(), parcels.Any(static p => p.Packed));
    }

    /// <summary>Sorts the whole of the oldest lot into its parts.</summary>
    public async Task Sort(Pile pile, IReadOnlyList<(string Stream, WasteCode Code, int? PerMille)> parts)
    {
        if (pile.FreeParcels is not [{ Lot: { } lot } parcel, ..])
        {
            return;
        }

        var grams = Shares.Of(parcel.Grams, parcel.Grams, [.. parts.Select(static p => p.PerMille)]);
        var answer = await stage.Do(pile.Place.Owner.Clerk, Rooms.Collectors, pile.Stream, (id, now) =>
            new SplitLot(id, now, pile.Place.Id, lot, [.. parts.Select((p, i) => new LotPart(Said.Mass(grams[i]), p.Code, p.Stream))]));
        if (answer is null)
        {
            return;
        }

        foreach (var (part, i) in parts.Select(static (p, i) => (p, i)))
        {
            var to = Told.Yard.At(pile.Place, part.Stream, part.Code);
            Told.Renamed(stage.Now, pile, parcel, to, grams[i], answer.LotAt(pile.Place, part.Stream, part.Code));
        }
    }

    public async Task Relabel(Pile pile, Parcel parcel, string stream, WasteCode code, string reason, string document)
    {
        if (parcel.Lot is not { } lot)
        {
            return;
        }

        var answer = await stage.Do(pile.Place.Owner.Clerk, Rooms.Of(pile.Place), pile.Stream, (id, now) =>
            new ReclassifyWaste(id, now, pile.Place.Id, lot, stream, code, reason, document));
        if (answer is not null)
        {
            var to = Told.Yard.At(pile.Place, stream, code);
            Told.Renamed(stage.Now, pile, parcel, to, parcel.Grams, answer.LotAt(pile.Place, stream, code));
        }
    }

    /// <summary>Counts a heap, or the oldest lot, and finds it heavier or lighter by so many grams.</summary>
    public async Task Count(Pile pile, long difference, string reason, bool dumped = false)
    {
        Parcel? parcel = null;
        if (pile.ByLot)
        {
            if (pile.FreeParcels is not [{ Lot: not null } oldest, ..])
            {
                return;
            }

            parcel = oldest;
        }

        var recorded = parcel?.Grams ?? pile.Grams;
        var counted = recorded + difference;
        if (counted <= 0 || -difference > (parcel is null ? pile.Free : recorded))
        {
            return;
        }

        var answer = await stage.Do(pile.Place.Owner.Clerk, Rooms.Of(pile.Place), pile.Stream, (id, now) => parcel is { Lot: { } lot }
            ? new TakeStock(id, now, pile.Place.Id, Said.Mass(counted), reason, lot)
            : new TakeStock(id, now, pile.Place.Id, Said.Mass(counted), reason, Stream: pile.Stream, Code: pile.Code));
        if (answer is null || difference == 0)
        {
            return;
        }

        if (dumped)
        {
            stage.Villain!.Commit(new("dumped", stage.Now, [Line(answer)], -difference, Math.Max(recorded / 10, Tolerances.Of(Streams.Of(pile.Stream), recorded))));
        }

        if (difference > 0)
        {
            Enter(answer, pile.Place, pile.Stream, pile.Code, Term.Gains, difference);
        }
        else
        {
            Told.Out(stage.Now, pile, parcel, Term.StorageLoss, -difference);
        }
    }

    public async Task Assay(Pile pile, int moisture, bool meets)
    {
        if (pile.FreeParcels is [{ Lot: { } lot }, ..])
        {
            await stage.Do(pile.Place.Owner.Clerk, Rooms.Of(pile.Place), pile.Stream, (id, now) =>
                new AssayWaste(id, now, pile.Place.Id, lot, moisture, meets, "检测报告（模拟）"));
        }
    }

    /// <summary>How many hours after it happened something is entered: at once as a rule, honest people within two days.</summary>
    private (int Hours, bool Crooked) Delay() =>
        stage.Villain is not { } villain ? (0, false)
        : villain.Chance("backdated") ? (villain.Number(50, 480), true)
        : villain.Number(1, 1000) <= 30 ? (villain.Number(1, 46), false)
        : (0, false);

    private static string Line(Accepted answer) => answer.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Enter(Accepted? answer, Place place, string stream, WasteCode code, Term from, long grams)
    {
        if (answer is not null)
        {
            Told.In(stage.Now, Told.Yard.At(place, stream, code), from, grams, answer.LotAt(place, stream, code));
        }
    }

    /// <summary>One container with a label of its own, where the stream's store is itemised.</summary>
    private static Container[]? Contained(Place place, string stream, Quantity quantity, Instant now) =>
        Streams.Of(stream).Store == "itemised" ? [new($"{place.Id}-{now.ToUnixTimeMilliseconds()}", quantity)] : null;
}
