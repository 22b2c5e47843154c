namespace WasteFlow.Hosting;

/// <summary>A build on its way, and how far it has come.</summary>
internal sealed class FoldBuilding(FoldBuild build)
{
    public FoldBuild Build { get; } = build;

    public long Line { get; private set; }

    public string? Hash { get; private set; }

    /// <summary>Takes in the lines that it has not; false when they do not follow on the last one.</summary>
    public bool Apply(IReadOnlyList<FeedLine> lines)
    {
        foreach (var next in lines)
        {
            if (next.Number <= Line)
            {
                continue;
            }

            if (next.Number != Line + 1 || (Hash is not null && !next.Follows(Hash)))
            {
                return false;
            }

            Build.Apply(next.Ahead is { } ahead && ReferenceEquals(ahead.Of, Build) ? ahead.What : Build.Read(next));
            next.Ahead = null;
            (Line, Hash) = (next.Number, next.Hash);
        }

        return true;
    }
}
