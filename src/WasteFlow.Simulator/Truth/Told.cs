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
    public Parcel In(Instant at, Pile pile, Term from, long grams, LotId? lot)
    {
        Post(at, pile.Stream, from, grams);
        Post(at, pile.Stream, Term.Stock, grams);
        return pile.Put(lot, grams);
    }

    /// <summary>Mass leaves a place for good.</summary>
    public void Out(Instant at, Pile pile, Parcel? parcel, Term to, long grams)
    {
        pile.Take(parcel, grams);
        Post(at, pile.Stream, Term.Stock, -grams);
        Post(at, pile.Stream, to, grams);
    }

    /// <summary>Mass goes from one standing to another, or to and from a term that is no pile's.</summary>
    public void Shift(Instant at, string stream, Term from, Term to, long grams)
    {
        Post(at, stream, from, IsSource(from) ? grams : -grams);
        Post(at, stream, to, grams);
    }

    private static bool IsSource(Term term) => term <= Term.ReclassifiedIn;

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
