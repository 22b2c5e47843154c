using WasteFlow.Hosting;
using static WasteFlow.Units.Hosting.WordRoom;

namespace WasteFlow.Units.Hosting;

/// <summary>A fold is built anew beside the one that answers, and takes its place at once.</summary>
public sealed class FoldRebuildTest : IDisposable
{
    /// <summary>More than what is saved at once, so that a rebuild can be stopped on its way.</summary>
    const int Lines = 12_500;

    /// <summary>The first save of a rebuild.</summary>
    const int SavedAt = 10_000;

    static readonly string Told = $"a{(Lines + 2) / 3} b{Lines - (Lines + 2) / 3}";

    readonly FakeFeed feed = new();
    readonly WordFold fold = new();
    readonly WordRoom room;

    public FoldRebuildTest()
    {
        room = new(fold);
        feed.Say("h", [.. Enumerable.Range(0, Lines).Select(static i => i % 3 == 0 ? "a" : "b")]);
    }

    [Fact]
    public async Task A_rebuild_that_is_asked_for_ends_as_the_old_one_stood()
    {
        await using var runner = await room.Start(feed);
        Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        var before = Words(runner.Runner);
        var first = Answering();
        Assert.True(await runner.Runner.AskRebuild("words", default));
        await Until(() => Answering() != first);
        Assert.Equal(before, Words(runner.Runner));
        feed.Say("h", "c");
        Assert.True(await runner.Runner.CatchUp(Lines + 1, Soon, default));
        Assert.Equal($"{Told} c1 @{Lines + 1}", Words(runner.Runner));
        await Until(() => Generations() == 1);
        Assert.False(await runner.Runner.AskRebuild("numbers", default));
    }

    [Fact]
    public async Task The_old_one_answers_and_goes_on_until_then()
    {
        var gated = new GatedFeed(feed);
        await using var runner = await room.Start(gated);
        Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        gated.Closed = static after => after < Lines;
        Assert.True(await runner.Runner.AskRebuild("words", default));
        await gated.Knocked.Task.WaitAsync(Soon);
        feed.Say("h", "c");
        Assert.True(await runner.Runner.CatchUp(Lines + 1, Soon, default));
        Assert.Equal($"{Told} c1 @{Lines + 1}", Words(runner.Runner));
        var first = Answering();
        gated.Open.SetResult();
        await Until(() => Answering() != first);
        Assert.Equal($"{Told} c1 @{Lines + 1}", Words(runner.Runner));
    }

    [Fact]
    public async Task Another_version_is_built_while_the_one_before_answers()
    {
        await using (var runner = await room.Start(feed))
        {
            Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        }

        var gated = new GatedFeed(feed) { Closed = static after => after < Lines };
        fold.Now = 2;
        await using (var runner = await room.Start(gated))
        {
            await gated.Knocked.Task.WaitAsync(Soon);
            Assert.Equal($"{Told} @{Lines}", Words(runner.Runner));
            gated.Open.SetResult();
            await Until(() => Words(runner.Runner) == $"{Told.ToUpperInvariant()} @{Lines}");
        }

        await using var after = await room.Start(feed);
        Assert.Equal($"{Told.ToUpperInvariant()} @{Lines}", Words(after.Runner));
    }

    [Fact]
    public async Task Of_another_history_the_old_one_answers_as_of_its_line()
    {
        await using (var runner = await room.Start(feed))
        {
            Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        }

        var other = new FakeFeed().Say("other", [.. Enumerable.Repeat("z", Lines + 2)]);
        var gated = new GatedFeed(other) { Closed = static after => after == 0 };
        await using var restored = await room.Start(gated);
        await gated.Knocked.Task.WaitAsync(Soon);
        Assert.Equal($"{Told} @{Lines}", Words(restored.Runner));
        Assert.False(await restored.Runner.CatchUp(Lines + 1, TimeSpan.FromMilliseconds(50), default));
        gated.Open.SetResult();
        Assert.True(await restored.Runner.CatchUp(Lines + 2, Soon, default));
        Assert.Equal($"z{Lines + 2} @{Lines + 2}", Words(restored.Runner));
    }

    [Fact]
    public async Task A_rebuild_that_was_cut_short_is_done_after_the_next_start()
    {
        var gated = new GatedFeed(feed) { Closed = static after => after is > SavedAt and < Lines };
        gated.Open.SetResult();
        await using (var runner = await room.Start(gated))
        {
            Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        }

        gated = new GatedFeed(feed) { Closed = gated.Closed };
        await using (var runner = await room.Start(gated))
        {
            Assert.True(await runner.Runner.AskRebuild("words", default));
            await Until(() => room.Rows().Any(static p => p is { State: FoldPosition.Next, Line: SavedAt }));
            gated.Open.SetException(new IOException("the process was killed"));
        }

        Assert.Equal(SavedAt, room.Rows().Single(static p => p.State == FoldPosition.Next).Line);
        var first = Answering();
        gated = new GatedFeed(feed) { Closed = static after => after < SavedAt };
        await using var after = await room.Start(gated);
        await Until(() => Answering() != first);
        Assert.Equal($"{Told} @{Lines}", Words(after.Runner));
        Assert.False(gated.Knocked.Task.IsCompleted);
    }

    [Fact]
    public async Task Readers_see_the_old_one_or_the_new_one_and_never_half_of_each()
    {
        await using var runner = await room.Start(feed);
        Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        var first = Answering();
        var seen = new HashSet<string>();
        Assert.True(await runner.Runner.AskRebuild("words", default));
        await Until(() =>
        {
            seen.Add(Words(runner.Runner));
            seen.Add(runner.Runner.ReadAside("words", Words));
            return Answering() != first;
        });
        Assert.Equal([$"{Told} @{Lines}"], seen);
    }

    public void Dispose() => room.Dispose();

    int Answering() => room.Rows().Single(static p => p.State == FoldPosition.Answers).Generation;

    int Generations() => room.Rows().Count;
}
