using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>One fold with its documents and its position. Applying is one thread's work; reading is anybody's who holds the room's lock.</summary>
internal sealed class FoldKeeper(Fold fold, Lock gate, Func<FoldDb> open) : IDisposable
{
    private readonly StoredDocuments documents = new(fold.Name, open);
    private long line;
    private long? saved;

    public string Name => fold.Name;

    public StoredDocuments Documents => documents;

    /// <summary>The last line taken in; 0 before the first.</summary>
    public long Line => Volatile.Read(ref line);

    public string? Hash { get; private set; }

    /// <summary>Lines taken in since the last save.</summary>
    public int Unsaved { get; private set; }

    /// <summary>Takes up the saved position, and forgets what is newer.</summary>
    public async Task Load(CancellationToken cancel)
    {
        await using var db = open();
        var position = await db.Positions.AsNoTracking().FirstOrDefaultAsync(p => p.Fold == fold.Name, cancel);
        lock (gate)
        {
            saved = position?.Line;
            Volatile.Write(ref line, position?.Line ?? 0);
            Hash = position?.Hash;
            Unsaved = 0;
            documents.Forget(nothingStored: position is null);
        }
    }

    /// <summary>Throws everything away: the fold begins again at the first line.</summary>
    public async Task Rebuild(CancellationToken cancel)
    {
        await using (var db = open())
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.Documents.Where(d => d.Fold == fold.Name).ExecuteDeleteAsync(cancel);
            await db.Positions.Where(p => p.Fold == fold.Name).ExecuteDeleteAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        await Load(cancel);
    }

    /// <summary>Applies the lines that the fold has not seen; false when they do not follow on the line it holds.</summary>
    public bool Apply(IReadOnlyList<FeedLine> lines)
    {
        foreach (var next in lines)
        {
            lock (gate)
            {
                if (next.Line.Number <= line)
                {
                    continue;
                }

                if (next.Line.Number != line + 1 || (Hash is not null && !next.Line.Prev.Equals(Hash, StringComparison.Ordinal)))
                {
                    return false;
                }

                fold.Apply(next.Line, documents);
                Volatile.Write(ref line, next.Line.Number);
                Hash = next.Hash;
                Unsaved++;
            }
        }

        return true;
    }

    public void Dispose() => documents.Dispose();

    /// <summary>Saves effect and position in one transaction. Not to be called while lines are applied.</summary>
    public async Task Save(CancellationToken cancel)
    {
        if (Unsaved == 0)
        {
            return;
        }

        IReadOnlyList<FoldChange> changes;
        FoldPosition position;
        lock (gate)
        {
            changes = documents.Changes();
            position = new FoldPosition { Fold = fold.Name, Line = line, Hash = Hash! };
        }

        try
        {
            await Write(changes, position, cancel);
        }
        catch (DbUpdateException)
        {
            // Another process has gone on with the same fold: take up where it stands.
            await Load(cancel);
            return;
        }

        lock (gate)
        {
            documents.Saved();
            saved = line;
            Unsaved = 0;
        }
    }
    private async Task Write(IReadOnlyList<FoldChange> changes, FoldPosition position, CancellationToken cancel)
    {
        await using var db = open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var entry = db.Entry(position);
        entry.State = saved is null ? EntityState.Added : EntityState.Modified;
        if (saved is { } before)
        {
            entry.Property(static p => p.Line).OriginalValue = before;
        }

        // The position first: who is behind must not wait for rows that it may not write.
        await db.SaveChangesAsync(cancel);
        documents.Write(db, changes);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
