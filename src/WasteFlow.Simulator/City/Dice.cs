using Bogus;

namespace WasteFlow.Simulator.City;

/// <summary>
/// Chance from a seed: the same seed and purpose give the same throws, whatever other purposes have thrown meanwhile.
/// Whole numbers only, so that no rounding of a processor shows.
/// </summary>
public sealed class Dice(int seed, string purpose)
{
    private readonly Randomizer randomizer = new(Mix(seed, purpose));

    /// <summary>From <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public int Number(int min, int max) => randomizer.Number(min, max);

    public bool Chance(int perMille) => randomizer.Number(1, 1000) <= perMille;

    public T Pick<T>(IReadOnlyList<T> from) => from[randomizer.Number(0, from.Count - 1)];

    /// <summary>Grams between two masses in kilograms, as a scale of that size shows them: 20 kg steps for trucks, 100 g for boxes.</summary>
    public long Grams(int kilogramsMin, int kilogramsMax)
    {
        var (step, kilogram) = kilogramsMax > 3000 ? (20_000L, 1000L) : kilogramsMax > 200 ? (1000L, 1000L) : (100L, 1000L);
        var steps = (kilogramsMax - kilogramsMin) * kilogram / step;
        return kilogramsMin * kilogram + randomizer.Number(0, (int)steps) * step;
    }

    /// <summary>The items in an order of chance.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToArray();
        for (var i = list.Length - 1; i > 0; i--)
        {
            var j = randomizer.Number(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>FNV-1a: string hashes of the runtime differ from run to run.</summary>
    private static int Mix(int seed, string purpose)
    {
        var hash = 2166136261u;
        foreach (var c in $"{seed}/{purpose}")
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return unchecked((int)(hash & 0x7fffffff));
    }
}
