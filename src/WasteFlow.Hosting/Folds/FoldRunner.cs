namespace WasteFlow.Hosting;

/// <summary>Keeps a room's folds: pulls pages of lines, applies them, saves effect and position in one transaction.</summary>
public sealed class FoldRunner
{
    /// <summary>The line that all folds of the room have taken in.</summary>
    public long Line => throw new NotSupportedException();

    /// <summary>Pulls until every fold stands at <paramref name="atLeast"/> or later; false when that takes longer than <paramref name="timeout"/>.</summary>
    public Task<bool> CatchUp(long atLeast, TimeSpan timeout, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Reads a fold's documents while no line is being applied; <paramref name="read"/> gets them with the line they are true at, and must be quick.</summary>
    public T Read<T>(string fold, Func<FoldDocuments, long, T> read) => throw new NotSupportedException();

    /// <summary>The fold as it was after <paramref name="line"/>, replayed in memory from the first line.</summary>
    public Task<MemoryDocuments> AsOf(Fold fold, long line, CancellationToken cancel) => throw new NotSupportedException();
}
