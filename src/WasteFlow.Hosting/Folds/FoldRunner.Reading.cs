namespace WasteFlow.Hosting;

/// <summary>How folds are read: as they stand, beside others, or as they were.</summary>
public sealed partial class FoldRunner
{
    /// <summary>Reads a fold's documents while no line is being applied; <paramref name="read"/> gets them with the line they are true at, and must be quick.</summary>
    public T Read<T>(string fold, Func<FoldDocuments, long, T> read)
    {
        lock (gate)
        {
            var keeper = Answering(fold);
            return read(keeper.Documents, keeper.Line);
        }
    }

    /// <summary>
    /// The same for who takes his time: he reads a snapshot, beside others, while the fold goes on. On SQL Server he holds it up, as <see cref="Read{T}(string, Func{FoldDocuments, long, T})"/> does.
    /// </summary>
    public T ReadAside<T>(string fold, Func<FoldDocuments, long, T> read)
    {
        FoldSnapshot? held;
        lock (gate)
        {
            var keeper = Answering(fold);
            held = readers[fold].Hold(keeper);
            if (held is null)
            {
                return read(keeper.Documents, keeper.Line);
            }
        }

        using (held)
        {
            return read(held, held.Line);
        }
    }

    /// <summary>Reads what the room knows of the register, and its other folds, while no line is being applied.</summary>
    public T Read<T>(Func<Register, T> read)
    {
        lock (gate)
        {
            return read(new Register(folds.ToDictionary(static f => f.Name, f => (FoldDocuments)Answering(f.Name).Documents, StringComparer.Ordinal)));
        }
    }

    /// <summary>The fold as it was after <paramref name="line"/>, replayed in memory from the first line.</summary>
    public async Task<MemoryDocuments> AsOf(Fold fold, long line, CancellationToken cancel)
    {
        var documents = new MemoryDocuments();
        var from = new LinesAhead(feed, static l => _ = l.Line);
        FeedLine? last = null;
        while ((last?.Number ?? 0) < line)
        {
            var page = await from.Read(last?.Number ?? 0, last?.Hash, cancel);
            if (page.Lines.Count == 0)
            {
                break;
            }

            foreach (var next in page.Lines.Where(l => l.Number <= line))
            {
                fold.Apply(next.Line, documents);
            }

            last = page.Lines[^1];
        }

        return documents;
    }

    private FoldKeeper Answering(string fold) => (
        Array.Find(folds, f => f.Name.Equals(fold, StringComparison.Ordinal)) ?? throw new ArgumentException($"{Room} keeps no fold {fold}", nameof(fold))).Answering
            ?? throw new InvalidOperationException($"{Room} has not taken up its folds yet");
}
