using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>One generation of a fold: its documents and its position. Applying is one thread's work; reading is anybody's who holds the gate.</summary>
internal sealed partial class FoldKeeper : IDisposable
{
    /// <summary>Who reads aside is given what is not saved, so that it must not become much.</summary>
    private const int UnsavedLinesMax = 10_000;

    private readonly Fold fold;
    private readonly Func<FoldDb> open;
    private readonly StoredDocuments documents;
    private Lock gate;
    private FoldPosition saved;
    private long line;

    /// <param name="position">Where it was saved.</param>
    /// <param name="gate">What keeps readers out while a line is applied.</param>
    public FoldKeeper(Fold fold, FoldPosition position, Lock gate, Func<FoldDb> open)
    {
        (this.fold, this.gate, this.open) = (fold, gate, open);
        documents = new(position.Generation, open);
        saved = position;
        TakeUp(position);
    }

    public string Name => fold.Name;

    public int Generation => saved.Generation;

    public bool ChangesInPlace => fold.ChangesInPlace;

    public int Version => saved.Version;

    public StoredDocuments Documents => documents;

    /// <summary>What readers aside have decoded of it.</summary>
    public DecodedDocuments Decoded { get; } = new();

    /// <summary>The line that the database holds it at, as far as this process knows.</summary>
    public long SavedLine => saved.Line;

    /// <summary>The last line taken in; 0 before the first.</summary>
    public long Line => Volatile.Read(ref line);

    /// <summary>Of the last line taken in.</summary>
    public string? Hash { get; private set; }

    /// <summary>Lines taken in since the last save.</summary>
    public int Unsaved { get; private set; }

    /// <summary>So much is not saved that it should be.</summary>
    public bool IsFull => Unsaved >= UnsavedLinesMax;

    /// <summary>It can take no more lines in: the journal has another history, or its documents are of a version that the fold cannot go on with.</summary>
    public bool Stands { get; set; }

    /// <summary>Takes up the saved position again, and forgets what is newer; false where somebody else has replaced this generation.</summary>
    public async Task<bool> Load(CancellationToken cancel)
    {
        await using var db = open();
        if (await db.Positions.AsNoTracking().FirstOrDefaultAsync(p => p.Generation == Generation, cancel) is not { } position || position.State != saved.State)
        {
            return false;
        }

        lock (gate)
        {
            TakeUp(position);
        }

        return true;
    }

    /// <summary>Applies them line by line.</summary>
    private bool Apply(IReadOnlyList<FeedLine> lines)
    {
        foreach (var next in lines)
        {
            lock (gate)
            {
                if (next.Number <= line)
                {
                    continue;
                }

                if (next.Number != line + 1 || (Hash is not null && !next.Follows(Hash)))
                {
                    return false;
                }

                if (Takes(next))
                {
                    fold.Apply(next.Line, documents);
                }

                Volatile.Write(ref line, next.Number);
                Hash = next.Hash;
                Unsaved++;
            }
        }

        return true;
    }

    /// <summary>Saves effect and position in one transaction. Not to be called while lines are applied.</summary>
    /// <param name="replacing">The generation whose place this one takes by it.</param>
    /// <returns>False where another process has gone on with the same fold: then nothing was saved.</returns>
    public async Task<bool> Save(FoldKeeper? replacing, CancellationToken cancel)
    {
        if (Unsaved == 0 && replacing is null)
        {
            return true;
        }

        var position = Position(replacing is null ? saved.State : FoldPosition.Answers);
        var changes = documents.Changes();
        try
        {
            await Write([changes], position, replacing, cancel);
        }
        catch (DbUpdateException)
        {
            return false;
        }

        lock (gate)
        {
            documents.Saved();
            Decoded.Changed(changes.Select(static c => c.Key), position.Line);
            saved = position;
            Unsaved = 0;
        }

        return true;
    }

    /// <summary>From here on it answers where <paramref name="other"/> did, and readers who hold that one's gate keep it still.</summary>
    public void TakeGateOf(FoldKeeper other) => gate = other.gate;

    public void Dispose() => documents.Dispose();

    private FoldPosition Position(string state) =>
        new() { Generation = Generation, Fold = Name, Version = Version, State = state, Line = line, Hash = Hash };

    private void TakeUp(FoldPosition position)
    {
        saved = position;
        Volatile.Write(ref line, position.Line);
        Hash = position.Hash;
        Unsaved = 0;
        building = null;
        documents.Forget(nothingStored: position.Line == 0);
        Decoded.Forget(position.Line);
    }

    private bool Takes(FeedLine next) => fold.Acts?.Contains(next.Act) != false;

    private async Task Write(IEnumerable<IReadOnlyList<FoldChange>> changes, FoldPosition position, FoldKeeper? replacing, CancellationToken cancel)
    {
        await using var db = open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // The positions first: who is behind must not wait for rows that it may not write.
        Move(db, saved, position);
        if (replacing is not null)
        {
            Move(db, replacing.saved, replacing.Position(FoldPosition.Gone));
        }

        await db.SaveChangesAsync(cancel);
        foreach (var some in changes)
        {
            documents.Write(db, some);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
    }

    private static void Move(FoldDb db, FoldPosition before, FoldPosition after)
    {
        var entry = db.Entry(after);
        entry.State = EntityState.Modified;
        entry.Property(static p => p.Line).OriginalValue = before.Line;
        entry.Property(static p => p.State).OriginalValue = before.State;
    }
}
