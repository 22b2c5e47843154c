using System.Collections.Concurrent;
using NodaTime;

namespace WasteFlow.Registry;

/// <summary>
/// Who guesses passwords has to wait a minute: after ten wrong ones for a person from one address, and after a hundred from one address for
/// whomever. A person is not counted by the name alone, or any stranger could lock out whom he can name.
/// </summary>
public sealed class WrongTries(IClock clock)
{
    private const int TriesMax = 10;
    private const int AddressTriesMax = 100;
    private const int KeysMax = 20_000;
    private static readonly Duration Pause = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<(string? Person, string Address), (int Count, Instant Last)> tries = new();

    public bool MustWait(string person, string address) => IsHot((person, address), TriesMax) || IsHot((null, address), AddressTriesMax);

    public void Wrong(string person, string address)
    {
        if (tries.Count >= KeysMax)
        {
            tries.Clear();
        }

        var now = clock.GetCurrentInstant();
        foreach (var key in new (string? Person, string Address)[] { (person, address), (null, address) })
        {
            tries.AddOrUpdate(key, (1, now), (_, t) => (now - t.Last < Pause ? t.Count + 1 : 1, now));
        }
    }

    public void Right(string person, string address) => tries.TryRemove((person, address), out _);

    private bool IsHot((string? Person, string Address) key, int max) =>
        tries.TryGetValue(key, out var t) && t.Count >= max && clock.GetCurrentInstant() - t.Last < Pause;
}
