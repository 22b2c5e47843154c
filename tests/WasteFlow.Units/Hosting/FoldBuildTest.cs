using WasteFlow.Hosting;
using static WasteFlow.Units.Hosting.WordRoom;

namespace WasteFlow.Units.Hosting;

/// <summary>A fold that is built in one go is there whole or not at all, and goes on line by line from there.</summary>
public sealed class FoldBuildTest : IDisposable
{
    /// <summary>Some pages, the last of which is not full.</summary>
    const int Lines = 4_500;

    static readonly string Told = $"a{Lines / 3} b{Lines - Lines / 3}";

    readonly FakeFeed feed = new();
    readonly WordFold fold = new() { AtOnce = true };
    readonly WordRoom room;

    public FoldBuildTest()
    {
        room = new(fold);
        feed.Say("h", [.. Enumerable.Range(0, Lines).Select(static i => i % 3 == 0 ? "a" : "b")]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task It_is_as_if_folded_line_by_line_and_goes_on_so(int more)
    {
        feed.Say("h", [.. Enumerable.Repeat("b", more)]);
        var told = $"a{Lines / 3} b{Lines - Lines / 3 + more}";
        await using (var runner = await room.Start(feed))
        {
            Assert.True(await runner.Runner.CatchUp(Lines + more, Soon, default));
            Assert.Equal($"{told} @{Lines + more}", Words(runner.Runner));
            feed.Say("h", "c", "forget");
            Assert.True(await runner.Runner.CatchUp(Lines + more + 2, Soon, default));
            Assert.Equal($"{told[(told.IndexOf(' ', StringComparison.Ordinal) + 1)..]} c1 forget1 @{Lines + more + 2}", Words(runner.Runner));
        }

        await using var after = await room.Start(feed);
        Assert.Equal($"{told[(told.IndexOf(' ', StringComparison.Ordinal) + 1)..]} c1 forget1 @{Lines + more + 2}", Words(after.Runner));
    }

    [Fact]
    public async Task Until_it_is_whole_nobody_sees_any_of_it_and_a_killed_one_begins_again()
    {
        var gated = new GatedFeed(feed) { Closed = static after => after >= 3_000 };
        await using (var runner = await room.Start(gated))
        {
            var catching = runner.Runner.CatchUp(Lines, TimeSpan.FromMilliseconds(300), default);
            await gated.Knocked.Task.WaitAsync(Soon);
            Assert.Equal(" @0", Words(runner.Runner));
            Assert.Equal(" @0", runner.Runner.ReadAside("words", Words));
            gated.Open.SetException(new IOException("the process was killed"));
            Assert.False(await catching);
        }

        Assert.Equal(0, room.Rows().Single().Line);
        await using var after = await room.Start(feed);
        Assert.True(await after.Runner.CatchUp(Lines, Soon, default));
        Assert.Equal($"{Told} @{Lines}", Words(after.Runner));
    }

    [Fact]
    public async Task One_that_failed_begins_again()
    {
        fold.Poison = "b";
        await using var runner = await room.Start(feed);
        Assert.False(await runner.Runner.CatchUp(Lines, TimeSpan.FromMilliseconds(200), default));
        Assert.Equal(" @0", Words(runner.Runner));
        fold.Poison = null;
        Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        Assert.Equal($"{Told} @{Lines}", Words(runner.Runner));
    }

    [Fact]
    public async Task The_old_one_answers_while_another_version_is_built_in_one_go()
    {
        fold.AtOnce = false;
        await using (var runner = await room.Start(feed))
        {
            Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        }

        var gated = new GatedFeed(feed) { Closed = static after => after is >= 3_000 and < Lines };
        (fold.Now, fold.AtOnce) = (2, true);
        await using (var runner = await room.Start(gated))
        {
            await gated.Knocked.Task.WaitAsync(Soon);
            feed.Say("h", "c");
            Assert.True(await runner.Runner.CatchUp(Lines + 1, Soon, default));
            Assert.Contains($"{Told} @{Lines + 1}", Words(runner.Runner), StringComparison.Ordinal);
            Assert.Equal(0, room.Rows().Single(static p => p.State == FoldPosition.Next).Line);
            gated.Open.SetResult();
            await Until(() => Words(runner.Runner) == $"{Told.ToUpperInvariant()} C1 @{Lines + 1}");
        }

        await using var after = await room.Start(feed);
        Assert.Equal($"{Told.ToUpperInvariant()} C1 @{Lines + 1}", Words(after.Runner));
    }

    [Fact]
    public async Task One_that_failed_beside_the_old_one_begins_again_too()
    {
        fold.AtOnce = false;
        await using (var runner = await room.Start(feed))
        {
            Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        }

        (fold.Now, fold.AtOnce, fold.Poison) = (2, true, "B");
        await using var failing = await room.Start(feed);
        await Until(() => fold.Poisoned > 0);
        Assert.Equal($"{Told} @{Lines}", Words(failing.Runner));
        fold.Poison = null;
        await Until(() => Words(failing.Runner) == $"{Told.ToUpperInvariant()} @{Lines}");
    }

    [Fact]
    public async Task What_another_process_has_saved_meanwhile_is_taken_up()
    {
        var gated = new GatedFeed(feed) { Closed = static after => after is >= 3_000 and < Lines };
        await using var late = await room.Start(gated);
        var catching = late.Runner.CatchUp(Lines, Soon, default);
        await gated.Knocked.Task.WaitAsync(Soon);
        await using (var first = await room.Start(feed))
        {
            Assert.True(await first.Runner.CatchUp(Lines, Soon, default));
        }

        gated.Open.SetResult();
        Assert.True(await catching);
        Assert.Equal($"{Told} @{Lines}", Words(late.Runner));
        Assert.Equal(Lines, room.Rows().Single().Line);
    }

    [Fact]
    public async Task Another_history_on_the_way_is_built_from_its_own_first_line()
    {
        var other = new FakeFeed().Say("other", [.. Enumerable.Repeat("z", Lines)]);
        var feeds = new TurningFeed(feed, other, after: 2_000);
        await using var runner = await room.Start(feeds);
        Assert.True(await runner.Runner.CatchUp(Lines, Soon, default));
        Assert.Equal($"z{Lines} @{Lines}", Words(runner.Runner));
    }

    public void Dispose() => room.Dispose();

    /// <summary>A journal that is replaced by another once somebody has read so far.</summary>
    sealed class TurningFeed(ILineFeed first, ILineFeed then, long after) : ILineFeed
    {
        volatile bool turned;

        public Task<LinePage> Read(long from, string? hash, int max, CancellationToken cancel)
        {
            turned |= from >= after;
            return (turned ? then : first).Read(from, hash, max, cancel);
        }
    }
}
