namespace WasteFlow.Hosting;

/// <summary>The fold runners of this process's rooms.</summary>
public sealed class FoldRunners(IEnumerable<FoldRunner> runners)
{
    private readonly Dictionary<string, FoldRunner> byRoom = runners.ToDictionary(static r => r.Room, StringComparer.Ordinal);

    public IEnumerable<FoldRunner> All => byRoom.Values;

    /// <summary>The runner of a room in this process that has folds.</summary>
    public FoldRunner Of(string room) => byRoom[room];

    /// <summary>Likewise; null where the room has no folds.</summary>
    public FoldRunner? Find(string room) => byRoom.GetValueOrDefault(room);
}
