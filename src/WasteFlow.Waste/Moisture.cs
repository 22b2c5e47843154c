namespace WasteFlow.Waste;

/// <summary>Water in waste (含水率), in parts per thousand by mass. Wet mass is what moves; dry mass only compares two ends of a way.</summary>
public static class Moisture
{
    private const int Whole = 1000;

    /// <summary>Of a mixture, weighted by mass and rounded; null where there is nothing or a part's moisture is not known.</summary>
    public static int? Mixed(IReadOnlyCollection<(int? PerMille, long Grams)> parts)
    {
        if (parts.Any(static p => p.PerMille is null))
        {
            return null;
        }

        var grams = parts.Aggregate((Int128)0, static (sum, p) => sum + p.Grams);
        var water = parts.Aggregate((Int128)0, static (sum, p) => sum + (Int128)p.Grams * p.PerMille!.Value);
        return grams == 0 ? null : (int)((2 * water + grams) / (2 * grams));
    }

    /// <summary>What is left without the water, in whole grams, rounded; null where the moisture is not known.</summary>
    public static long? Dry(long grams, int? perMille) =>
        perMille is { } water ? (long)(((Int128)grams * (Whole - water) + Whole / 2) / Whole) : null;
}
