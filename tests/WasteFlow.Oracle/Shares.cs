using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>Largest remainder as a schoolbook has it: everybody gets the whole part of his share, then the largest fractions get one each.</summary>
static class Shares
{
    /// <summary>Splits an amount over weights; among equal fractions the earlier one is first.</summary>
    public static long[] Of(long amount, IReadOnlyList<long> weights)
    {
        var all = new BigInteger(0);
        foreach (var weight in weights) all += weight;
        var parts = new long[weights.Count];
        var fractions = new List<(BigInteger Fraction, int Who)>();
        var left = amount;
        for (var who = 0; who < parts.Length; who++)
        {
            var share = new BigInteger(amount) * weights[who];
            parts[who] = (long)(share / all);
            left -= parts[who];
            fractions.Add((share % all, who));
        }

        fractions.Sort(static (a, b) => a.Fraction == b.Fraction ? a.Who.CompareTo(b.Who) : b.Fraction.CompareTo(a.Fraction));
        for (var next = 0; next < left; next++) parts[fractions[next].Who]++;
        return parts;
    }
}
