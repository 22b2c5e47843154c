namespace WasteFlow.Hosting;

/// <summary>The fold runners of this process's rooms.</summary>
public sealed class FoldRunners
{
    /// <summary>The runner of a room in this process.</summary>
    public FoldRunner Of(string room) => throw new NotSupportedException();
}
