namespace WasteFlow.Waste;

/// <summary>Soil and other foreign matter in waste (含杂率), in parts per thousand by mass. What moves is gross; without them it is net.</summary>
public static class Impurity
{
    private const int Whole = 1000;

    /// <summary>In whole grams, half a gram counting as one.</summary>
    public static long Of(long grams, int perMille) => (long)(((Int128)grams * perMille + Whole / 2) / Whole);
}
