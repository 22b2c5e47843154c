using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>
/// A fold with the generation that answers and, while it is built anew, the next one beside it. That begins where the fold's version is another, where
/// the journal has another history than the one that was folded, or where somebody asked for it; it goes on after a restart where it was saved, and
/// takes the old one's place in one transaction when it has caught up.
/// </summary>
internal sealed class FoldGenerations : IDisposable
{
    private const int DocumentsTakenAtOnce = 5_000;

    private readonly Fold fold;
    private readonly Lock gate;
    private readonly LinesAhead lines;
    private readonly Func<FoldDb> open;
    private FoldPosition? gone;

    public FoldGenerations(Fold fold, Lock gate, ILineFeed feed, Func<FoldDb> open)
    {
        (this.fold, this.gate, this.open) = (fold, gate, open);
        lines = new(feed, l => Next?.Prepare(l));
    }

    public string Name => fold.Name;

    /// <summary>Whose documents are read; nothing before <see cref="Load"/>.</summary>
    public FoldKeeper? Answering { get; private set; }

    /// <summary>What is built beside it.</summary>
    public FoldKeeper? Next { get; private set; }

    /// <summary>The documents that answer are of another version of the fold.</summary>
    public bool OutOfDate => Answering!.Version != fold.Version;

    public long Line => Answering?.Line ?? 0;

    /// <summary>The line after which the answering generation reads on.</summary>
    public long ReadLine => Answering?.ReadLine ?? 0;

    /// <summary>Takes up what is saved, and begins what has to be begun. Lines that were not saved are forgotten.</summary>
    public async Task Load(CancellationToken cancel)
    {
        var rows = await Rows(cancel);
        var answering = rows.LastOrDefault(static r => r.State == FoldPosition.Answers) ?? await Begin(FoldPosition.Answers, cancel);
        if (Answering?.Generation != answering.Generation || !await Answering.Load(cancel))
        {
            Take(new FoldKeeper(fold, answering, gate, open));
        }

        await Follow(rows, cancel);
    }

    /// <summary>Sees whether somebody has asked for a rebuild, or another process has done one.</summary>
    public async Task Look(CancellationToken cancel)
    {
        var rows = await Rows(cancel);
        if (rows.LastOrDefault(static r => r.State == FoldPosition.Answers)?.Generation != Answering!.Generation)
        {
            await Load(cancel);
            return;
        }

        await Follow(rows, cancel);
    }

    /// <summary>The answering generation cannot go on: the next one is begun, and until it has caught up this one answers as it stands.</summary>
    public async Task Diverge(CancellationToken cancel)
    {
        if (Answering!.ReadLine > Answering.Line)
        {
            Answering.Abandon();
            throw new InvalidDataException("The journal is another than the one that was being read; the fold is built from its first line again.");
        }

        if (Answering.Line == 0)
        {
            throw new InvalidDataException("The journal's feed does not begin at line 1.");
        }

        Answering.Stands = true;
        await Follow(await Rows(cancel), cancel);
    }

    /// <summary>Asks for a rebuild; whoever keeps the fold begins it.</summary>
    public Task Ask(CancellationToken cancel) => Begin(FoldPosition.Next, cancel);

    /// <summary>Goes on with the next generation for some time; true when it holds all that the feed has.</summary>
    public async Task<bool> Build(TimeSpan within, CancellationToken cancel)
    {
        for (var began = Stopwatch.GetTimestamp(); Next is { } next && Stopwatch.GetElapsedTime(began) < within;)
        {
            var page = await lines.Read(next.ReadLine, next.ReadHash, cancel);
            if (!page.SameHistory || !next.Apply(page))
            {
                // Of another history itself: from the first line again.
                await Again(cancel);
                return false;
            }

            if (next.IsFull && !await next.Save(null, cancel))
            {
                await Reload(cancel);
                return false;
            }

            if (!LinesAhead.IsFull(page) && !next.IsBuilding)
            {
                return true;
            }

            // What was built is saved while the old one still answers; the lines that came meanwhile are read after that.
            if (!LinesAhead.IsFull(page) && !await next.Finish(cancel))
            {
                await Reload(cancel);
                return false;
            }
        }

        return false;
    }

    /// <summary>Puts the next generation in the place of the one that answers. Neither may be taking lines in.</summary>
    public async Task Swap(CancellationToken cancel)
    {
        if (Next is not { } next || next.Line < Line && !Answering!.Stands)
        {
            return;
        }

        if (!await next.Save(Answering, cancel))
        {
            await Reload(cancel);
            return;
        }

        next.TakeGateOf(Answering!);
        Next = null;
        Take(next);
    }

    /// <summary>Takes some documents away that nobody asks for any more.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        if (gone is null)
        {
            return;
        }

        await using var db = open();
        var documents = db.Documents.Where(d => d.Generation == gone.Generation);
        if (await documents.OrderBy(static d => d.Key).Skip(DocumentsTakenAtOnce).Select(static d => d.Key).FirstOrDefaultAsync(cancel) is { } end)
        {
            await documents.Where(d => d.Key.CompareTo(end) < 0).ExecuteDeleteAsync(cancel);
            return;
        }

        await documents.ExecuteDeleteAsync(cancel);
        await db.Positions.Where(p => p.Generation == gone.Generation).ExecuteDeleteAsync(cancel);
        gone = (await Rows(cancel)).FirstOrDefault(static r => r.State == FoldPosition.Gone);
    }

    public void Dispose()
    {
        Answering?.Dispose();
        Next?.Dispose();
    }

    private void Take(FoldKeeper keeper)
    {
        var before = Answering;
        lock (gate)
        {
            Answering = keeper;
        }

        before?.Dispose();
    }

    /// <summary>Takes up the youngest next generation, where one is there or needed; what it overtakes is gone.</summary>
    private async Task Follow(IReadOnlyList<FoldPosition> rows, CancellationToken cancel)
    {
        gone = rows.FirstOrDefault(static r => r.State == FoldPosition.Gone);
        var wanted = rows.LastOrDefault(r => r.State == FoldPosition.Next && r.Version == fold.Version);
        if (wanted is null && (Answering!.Stands || Answering.Version != fold.Version))
        {
            wanted = await Begin(FoldPosition.Next, cancel);
        }

        if (wanted?.Generation != Next?.Generation)
        {
            Next?.Dispose();
            Next = wanted is null ? null : new FoldKeeper(fold, wanted, new Lock(), open);
        }

        var overtaken = rows.Where(r => r.State == FoldPosition.Next && r.Generation != wanted?.Generation).Select(static r => r.Generation).ToArray();
        if (overtaken.Length > 0)
        {
            await using var db = open();
            await db.Positions.Where(p => overtaken.Contains(p.Generation)).ExecuteUpdateAsync(static s => s.SetProperty(static p => p.State, FoldPosition.Gone), cancel);
        }
    }

    /// <summary>Another process has gone on with the next generation: that is taken up where it stands.</summary>
    private Task Reload(CancellationToken cancel)
    {
        Next?.Dispose();
        Next = null;
        return Load(cancel);
    }

    private async Task Again(CancellationToken cancel)
    {
        await Ask(cancel);
        await Follow(await Rows(cancel), cancel);
    }

    private async Task<IReadOnlyList<FoldPosition>> Rows(CancellationToken cancel)
    {
        await using var db = open();
        return await db.Positions.AsNoTracking().Where(p => p.Fold == fold.Name).OrderBy(static p => p.Generation).ToListAsync(cancel);
    }

    private async Task<FoldPosition> Begin(string state, CancellationToken cancel)
    {
        await using var db = open();
        var youngest = await db.Positions.MaxAsync(static p => (int?)p.Generation, cancel) ?? 0;
        var begun = new FoldPosition { Generation = youngest + 1, Fold = Name, Version = fold.Version, State = state };
        db.Positions.Add(begun);
        await db.SaveChangesAsync(cancel);
        return begun;
    }
}
