using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;

namespace WasteFlow.Simulator.Play;

/// <summary>Something asked that has to be refused.</summary>
/// <param name="Name">What is wrong about it.</param>
/// <param name="Body">Its JSON, with the id and time given.</param>
/// <param name="MayPass">A repetition, word for word, which is answered as before.</param>
public sealed record Wrong(string Name, Person By, string Room, string Act, Func<Guid, Instant, byte[]> Body, bool MayPass = false);

/// <summary>The right act that a slip goes with.</summary>
/// <param name="Act">As it is meant; its id counts only after it was asked.</param>
/// <param name="Answer">Null before it was asked.</param>
public sealed record Occasion(Person By, string Room, string Stream, IAct Act, Accepted? Answer);

/// <summary>
/// Mixes in what people do wrong: mistakes that are then put right, and things that nobody may. So many of a thousand acts of every
/// stream, by turns, so that every stream sees each kind.
/// </summary>
public sealed class Slips(Town town)
{
    /// <summary>Of a thousand right acts, so many have a wrong one beside them.</summary>
    private const int PerMille = 53;

    private readonly Dictionary<string, int> owed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> turns = new(StringComparer.Ordinal);

    /// <summary>Whether the stream's next act has a slip beside it.</summary>
    public bool Due(string stream)
    {
        owed[stream] = owed.GetValueOrDefault(stream) + PerMille;
        return owed[stream] >= 1000;
    }

    /// <summary>A mistake made just before doing it right; null where this turn is one that comes after.</summary>
    public Wrong? Before(Occasion occasion) => Choose(occasion, SlipsBefore.For(occasion, town), SlipsAfter.For(occasion, town).Count, 0);

    /// <summary>A wrong thing that needs the right one to be there.</summary>
    public Wrong? After(Occasion occasion)
    {
        var before = SlipsBefore.For(occasion, town).Count;
        return Choose(occasion, SlipsAfter.For(occasion, town), before, before);
    }

    private Wrong? Choose(Occasion occasion, IReadOnlyList<Wrong> slips, int others, int offset)
    {
        var count = slips.Count + others;
        if (count == 0)
        {
            return null;
        }

        var key = $"{occasion.Stream}/{occasion.Act.GetType().Name}";
        var turn = turns.GetValueOrDefault(key) % count - offset;
        if (turn < 0 || turn >= slips.Count)
        {
            return null;
        }

        turns[key] = turns.GetValueOrDefault(key) + 1;
        owed[occasion.Stream] -= 1000;
        return slips[turn];
    }
}
