using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>A generation that is built from line 1 in one go, where its fold can be.</summary>
internal sealed partial class FoldKeeper
{
    private FoldBuilding? building;

    /// <summary>The line after which it reads on, which is ahead of <see cref="Line"/> while it is built in one go: nobody may see it then.</summary>
    public long ReadLine => building?.Line ?? line;

    /// <summary>That line's hash.</summary>
    public string? ReadHash => building is { } ahead ? ahead.Hash : Hash;

    /// <summary>It is built in one go, and has to be finished when it has caught up.</summary>
    public bool IsBuilding => building is not null;

    /// <summary>Does beside what can be done of a line before it is applied.</summary>
    public void Prepare(FeedLine next)
    {
        if (building is { } ahead)
        {
            next.Ahead = new(ahead.Build, ahead.Build.Read(next));
        }
        else if (Takes(next))
        {
            _ = next.Line;
        }
    }

    /// <summary>Applies the lines that the fold has not seen; false when they do not follow on the line it holds.</summary>
    public bool Apply(LinePage page)
    {
        // Of a journal of few lines there is nothing to gain.
        if (ReadLine == 0 && !IsBuilding && LinesAhead.IsFull(page) && saved.Version == fold.Version && fold.Build() is { } begun)
        {
            building = new(begun);
        }

        if (building is not { } build)
        {
            return Apply(page.Lines);
        }

        try
        {
            return build.Apply(page.Lines);
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Forgets what was built in one go so far: it begins again with line 1.</summary>
    public void Abandon() => building = null;

    /// <summary>Writes what was built in one go, with its position, in one transaction. Not to be called while lines are applied.</summary>
    /// <returns>False where another process has gone on with the same fold: then nothing was saved.</returns>
    public async Task<bool> Finish(CancellationToken cancel)
    {
        if (building is not { } built)
        {
            return true;
        }

        var position = new FoldPosition { Generation = Generation, Fold = Name, Version = Version, State = saved.State, Line = built.Line, Hash = built.Hash };
        try
        {
            await Write(BuiltRows.Of(built.Build, cancel), position, null, cancel);
        }
        catch (Exception e)
        {
            // What was being made of it cannot be made of it again.
            Abandon();
            if (e is DbUpdateException)
            {
                return false;
            }

            throw;
        }

        lock (gate)
        {
            TakeUp(position);
        }

        return true;
    }
}
