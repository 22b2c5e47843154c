using NodaTime;

namespace WasteFlow.Simulator.Frauds;

/// <summary>A fault or fraud as it really was committed.</summary>
/// <param name="Kind">A kind of <c>Rows/frauds.csv</c>, or of what befalls trips: <c>surplus-weight</c>.</param>
/// <param name="Subjects">What an alarm about it is about: manifests, lines, ways, permits.</param>
/// <param name="Grams">The mass that is missing or too much; null where none is.</param>
/// <param name="Tolerance">What may differ there by accident, in grams.</param>
public sealed record Deed(string Kind, Instant At, IReadOnlyList<string> Subjects, long? Grams = null, long? Tolerance = null)
{
    /// <summary>How many times the tolerance it is, in hundredths; null where it has no mass.</summary>
    public long? Hundredths => Grams is { } grams && Tolerance is > 0 and { } tolerance ? grams * 100 / tolerance : null;
}
