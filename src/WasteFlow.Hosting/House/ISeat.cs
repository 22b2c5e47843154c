namespace WasteFlow.Hosting;

/// <summary>
/// A seat that one process at a time may hold: the ledger's writer. It orders who writes, also after a kill -9; that nothing is written twice
/// does not rest on it, but on the journal's own fence.
/// </summary>
public interface ISeat : IDisposable
{
    /// <summary>What the seat is of, for the person who has to wait: <c>the ledger in data</c>.</summary>
    string Of { get; }

    /// <summary>Whether it is ours now; held until this object or the process ends.</summary>
    bool Take();
}
