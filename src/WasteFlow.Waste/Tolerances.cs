namespace WasteFlow.Waste;

/// <summary>How far two scales may differ before the difference stands open (允许差异).</summary>
public static class Tolerances
{
    /// <summary>In grams, for a load of so many grams: the larger of the stream's share and its floor.</summary>
    public static long Of(StreamRow stream, long grams) =>
        Math.Max((long)((Int128)grams * stream.TolerancePerMille / 1000), stream.ToleranceFloorGrams);

    /// <summary>Whether the difference closes to weighing difference by itself.</summary>
    public static bool Closes(StreamRow stream, long sent, long received) => Math.Abs(sent - received) <= Of(stream, sent);
}
