using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace WasteFlow.Hosting;

/// <summary>How lines are pulled, folds saved, and the next generation of one built beside.</summary>
public sealed partial class FoldRunner
{
    private Task<bool> TryPull(CancellationToken cancel) => Alone(pulling, Pull, cancel);

    private Task<bool> TryBuild(CancellationToken cancel) => Alone(building, Build, cancel);

    // Pulling and saving are never two at a time; what fails is tried again at the next turn.
    private async Task<bool> Alone(SemaphoreSlim turn, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await work(cancel);
            return true;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(e, "{Room}: its folds stand at line {Line} and cannot go on; tried again soon", Room, Line);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task Save(CancellationToken cancel)
    {
        lastSave = Stopwatch.GetTimestamp();
        foreach (var fold in folds)
        {
            if (fold.Answering is { } keeper && !await keeper.Save(null, cancel))
            {
                // Another process has gone on with the same fold: take up where it stands.
                await fold.Load(cancel);
            }
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        lastLook = Stopwatch.GetTimestamp();
        foreach (var fold in folds.Where(static f => f.Answering is not null))
        {
            await fold.Look(cancel);
            await fold.Sweep(cancel);
        }
    }

    private async Task Load(CancellationToken cancel)
    {
        if (!loaded)
        {
            foreach (var fold in folds)
            {
                await fold.Load(cancel);
            }

            loaded = true;
        }
    }

    private async Task Pull(CancellationToken cancel)
    {
        await Load(cancel);
        while (folds.Where(static f => !f.Answering!.Stands).MinBy(static f => f.ReadLine) is { } last)
        {
            var page = await Asked(c => lines.Read(last.ReadLine, last.Answering!.ReadHash, c), cancel);
            if (!page.SameHistory)
            {
                await Diverge(last, cancel);
                continue;
            }

            await Apply(page, cancel);
            if (!LinesAhead.IsFull(page))
            {
                await Finish(cancel);
            }

            if (page.Lines.Count == 0)
            {
                return;
            }

            if (folds.Any(static f => f.Answering!.IsFull))
            {
                await Save(cancel);
            }
        }
    }

    /// <summary>Asks the ledger, and remembers of who gave up that he was still waiting for its answer.</summary>
    private async Task<LinePage> Asked(Func<CancellationToken, Task<LinePage>> read, CancellationToken cancel)
    {
        asking = true;
        var page = await read(cancel);
        asking = false;
        return page;
    }

    /// <summary>One turn at what is built beside; where that has caught up, it takes the place of what answers.</summary>
    private async Task Build(CancellationToken cancel)
    {
        foreach (var fold in folds)
        {
            if (await fold.Build(BuildTurn, cancel))
            {
                await Alone(pulling, c => Replace(fold, c), cancel);
            }
        }
    }

    private async Task Replace(FoldGenerations fold, CancellationToken cancel)
    {
        if (await fold.Build(BuildTurn, cancel))
        {
            await fold.Swap(cancel);
        }
    }

    /// <summary>Saves what was built in one go, when the journal has no more lines for it.</summary>
    private async Task Finish(CancellationToken cancel)
    {
        foreach (var fold in folds.Where(static f => f.Answering!.IsBuilding))
        {
            if (!await fold.Answering!.Finish(cancel))
            {
                await fold.Load(cancel);
            }
        }
    }

    private async Task Apply(LinePage page, CancellationToken cancel)
    {
        foreach (var fold in folds.Where(static f => !f.Answering!.Stands))
        {
            try
            {
                if (!fold.Answering!.Apply(page))
                {
                    await Diverge(fold, cancel);
                }
            }
            catch
            {
                // A line half applied must not be read: back to what was saved, before the error goes up.
                await fold.Load(cancel);
                if (!fold.OutOfDate)
                {
                    throw;
                }

                fold.Answering!.Stands = true;
            }
        }
    }

    private async Task Diverge(FoldGenerations fold, CancellationToken cancel)
    {
        log.LogWarning("{Room}: another history at line {Line}; fold {Fold} is built anew, and answers as of that line until then", Room, fold.Line, fold.Name);
        await fold.Diverge(cancel);
    }
}
