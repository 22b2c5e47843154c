namespace WasteFlow.Simulator.Truth;

/// <summary>What each stream's waste has been through in the play: a proof needs all four in every stream.</summary>
public sealed class Coverage
{
    private readonly SortedDictionary<string, StreamCoverage> streams = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, StreamCoverage> Streams => streams;

    public StreamCoverage Of(string stream)
    {
        if (!streams.TryGetValue(stream, out var coverage))
        {
            streams[stream] = coverage = new();
        }

        return coverage;
    }
}

/// <summary>Counts of accepted acts.</summary>
public sealed class StreamCoverage
{
    public int Acts { get; set; }

    public int Refusals { get; set; }

    public int Combined { get; set; }

    public int RefusedAtGate { get; set; }

    public int Short { get; set; }

    public int Settled { get; set; }

    public int ResiduesTreatedAgain { get; set; }

    public bool All => Combined > 0 && RefusedAtGate > 0 && Short > 0 && ResiduesTreatedAgain > 0;
}
