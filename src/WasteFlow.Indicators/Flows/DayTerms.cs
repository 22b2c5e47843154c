using System.Runtime.InteropServices;

namespace WasteFlow.Indicators;

/// <summary>One day's terms by stream; a term is an account, an outcome class or a place.</summary>
internal sealed record DayTerms(Dictionary<string, Dictionary<string, long>> Streams)
{
    public void Add(string stream, string term, long grams)
    {
        if (!Streams.TryGetValue(stream, out var terms))
        {
            Streams[stream] = terms = new(StringComparer.Ordinal);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _) += grams;
    }
}

/// <summary>What went into treatments and came out of them since the first line.</summary>
internal sealed record TreatmentSums(
    long Count, long WasteIn, long Additions, long Products, long Residues, long Losses, long Emplaced, IReadOnlyList<long> Unbalanced)
{
    /// <summary>What corrections left on the plants' discrepancy accounts; below zero where more came out than went in.</summary>
    public long LeftOpen { get; init; }

    public static readonly TreatmentSums None = new(0, 0, 0, 0, 0, 0, 0, []);
}
