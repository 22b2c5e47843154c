namespace WasteFlow.Simulator.Play;

/// <summary>Divides a mass by per mille, one part taking what is left.</summary>
public static class Shares
{
    /// <param name="of">What the per mille are of.</param>
    /// <param name="total">What all parts sum to.</param>
    /// <param name="perMille">Null for the part that takes the rest; at most one.</param>
    public static long[] Of(long of, long total, IReadOnlyList<int?> perMille)
    {
        var parts = perMille.Select(p => p is { } share ? of * share / 1000 : 0).ToArray();
        var rest = total - parts.Sum();
        for (var i = 0; i < parts.Length; i++)
        {
            if (perMille[i] is null)
            {
                parts[i] = rest;
                return parts;
            }
        }

        parts[^1] += rest;
        return parts;
    }
}
