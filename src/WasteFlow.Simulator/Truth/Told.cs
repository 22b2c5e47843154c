using NodaTime;
using WasteFlow.Simulator.City;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Truth;

/// <summary>
/// What the system was told, kept naively: a book of terms, the piles, and what each stream has been through. Posted only when an act
/// was accepted; no other word of an answer counts.
/// </summary>
public sealed class Told
{
    public Book Book { get; } = new();

    /// <summary>What really happened, as far as the player knows: the told postings, and what was kept quiet.</summary>
    public Really Really { get; } = new();

    public Yard Yard { get; } = new();

    public Coverage Coverage { get; } = new();

    /// <summary>Mass comes to lie at a place: from a source that the term names.</summary>
    public Parcel In(Instant at, Pile pile, Term from, long grams, LotId? lot, IEnumerable<string>? leftBy = null)
    {
        Post(at, pile.Stream, from, grams);
        Post(at, pile.Stream, Term.Stock, grams);
        return pile.Put(lot, grams, leftBy);
    }

    /// <summary>Mass leaves a place for good.</summary>
    public void Out(Instant at, Pile pile, Parcel? parcel, Term to, long grams)
    {
        pile.Take(parcel, grams);
        Post(at, pile.Stream, Term.Stock, -grams);
        Post(at, pile.Stream, to, grams);
    }

    /// <summary>Mass leaves a place for a vehicle.</summary>
    public void Off(Instant at, Pile pile, Parcel? parcel, long grams)
    {
        pile.Take(parcel, grams);
        Post(at, pile.Stream, Term.Stock, -grams);
        Post(at, pile.Stream, Term.Transit, grams);
    }

    /// <summary>
    /// Mass leaves a vehicle for a place. <paramref name="left"/> is what the vehicle had of it and <paramref name="weighed"/> what the
    /// gate's scale said; the difference goes to <paramref name="difference"/>.
    /// </summary>
    public Parcel Down(Instant at, Pile pile, long left, long weighed, Term difference, LotId? lot, IEnumerable<string> leftBy, bool? packed)
    {
        Post(at, pile.Stream, Term.Transit, -left);
        Post(at, pile.Stream, Term.Stock, weighed);
        Post(at, pile.Stream, difference, left - weighed);
        return pile.Put(lot, weighed, leftBy, packed);
    }

    /// <summary>Mass is made and stands on a vehicle at once.</summary>
    public void Loaded(Instant at, string stream, long grams)
    {
        Post(at, stream, Term.Generated, grams);
        Post(at, stream, Term.Transit, grams);
    }

    /// <summary>What stood open as a difference is agreed to be one of scales.</summary>
    public void Settled(Instant at, string stream, long grams)
    {
        Post(at, stream, Term.Discrepancy, -grams);
        Post(at, stream, Term.Weighing, grams);
    }

    /// <summary>
    /// A load was more by so many grams, or less, than was said. It counts where it came, whenever it was put right: from the source that the term names, or
    /// out of the difference that it had left.
    /// </summary>
    /// <param name="at">When the load came.</param>
    public void PutRight(Instant at, Pile pile, Parcel parcel, Term term, long grams)
    {
        pile.PutRight(parcel, grams);
        Post(at, pile.Stream, term, term <= Term.ReclassifiedIn ? grams : -grams);
        Post(at, pile.Stream, Term.Stock, grams);
    }

    /// <summary>A container, or a part of one, changes its name; only another stream's name is a change between accounts.</summary>
    public Parcel Renamed(Instant at, Pile from, Parcel parcel, Pile to, long grams, LotId? lot)
    {
        from.Take(parcel, grams);
        if (from.Stream != to.Stream)
        {
            Post(at, from.Stream, Term.Stock, -grams);
            Post(at, from.Stream, Term.ReclassifiedOut, grams);
            Post(at, to.Stream, Term.ReclassifiedIn, grams);
            Post(at, to.Stream, Term.Stock, grams);
        }

        return to.Put(lot, grams, parcel.LeftBy, parcel.Packed);
    }

    private void Post(Instant at, string stream, Term term, long grams)
    {
        var day = at.InZone(Calendar.Zone).Date;
        Book.Post(day, stream, term, grams);
        Really.Book.Post(day, stream, term, grams);
    }
}

/// <summary>What really happened: everything told, and beside it what somebody kept quiet or said otherwise.</summary>
public sealed class Really
{
    private readonly List<Cheat> cheats = [];

    public Book Book { get; } = new();

    public IReadOnlyList<Cheat> Cheats => cheats;

    /// <summary>Waste that nobody was told of: made, and dumped or hidden.</summary>
    public void Hidden(Instant at, Place who, string kind, string stream, WasteCode code, long told, long real)
    {
        var day = at.InZone(Calendar.Zone).Date;
        Book.Post(day, stream, Term.Generated, real - told);
        Book.Post(day, stream, Term.Unrecorded, real - told);
        cheats.Add(new(at, kind, who.Id, stream, code, told, stream, code, real));
    }

    /// <summary>Waste that went under another stream's name: what was told of the one was the other.</summary>
    public void Swapped(Instant at, Place who, string stream, WasteCode code, string realStream, WasteCode realCode, long grams)
    {
        var day = at.InZone(Calendar.Zone).Date;
        Book.Post(day, stream, Term.Generated, -grams);
        Book.Post(day, stream, Term.Unrecorded, -grams);
        Book.Post(day, realStream, Term.Generated, grams);
        Book.Post(day, realStream, Term.Unrecorded, grams);
        cheats.Add(new(at, "code-swapped", who.Id, stream, code, grams, realStream, realCode, grams));
    }
}

/// <summary>A thing told otherwise than it was.</summary>
/// <param name="Kind"><c>dumped-at-night</c>, <c>weight-understated</c> or <c>code-swapped</c>.</param>
public sealed record Cheat(
    Instant At, string Kind, SiteId Who, string ToldStream, WasteCode ToldCode, long ToldGrams, string RealStream, WasteCode RealCode, long RealGrams);
