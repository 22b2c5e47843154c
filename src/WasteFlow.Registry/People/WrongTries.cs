using System.Collections.Concurrent;
using NodaTime;

namespace WasteFlow.Registry;

/// <summary>Who guesses passwords has to wait: after ten wrong ones for a person, a minute.</summary>
public sealed class WrongTries(IClock clock)
{
    private const int TriesMax = 10;
    private const int PeopleMax = 10_000;
    private static readonly Duration Pause = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (int Count, Instant Last)> tries = new(StringComparer.Ordinal);

    public bool MustWait(string person) =>
        tries.TryGetValue(person, out var t) && t.Count >= TriesMax && clock.GetCurrentInstant() - t.Last < Pause;

    public void Wrong(string person)
    {
        var now = clock.GetCurrentInstant();
        if (tries.Count >= PeopleMax)
        {
            tries.Clear();
        }

        tries.AddOrUpdate(person, (1, now), (_, t) => (now - t.Last < Pause ? t.Count + 1 : 1, now));
    }

    public void Right(string person) => tries.TryRemove(person, out _);
}
