using WasteFlow.Hosting;
using static WasteFlow.Units.Hosting.WordRoom;

namespace WasteFlow.Units.Hosting;

/// <summary>A fold's effect and its position go together, whatever happens between.</summary>
public sealed class FoldRunnerTest : IDisposable
{
    readonly FakeFeed feed = new();
    readonly WordFold fold = new();
    readonly WordRoom room;

    public FoldRunnerTest() => room = new(fold);

    [Fact]
    public async Task Lines_are_taken_in_once_and_kept()
    {
        feed.Say("h", "a", "b", "a");
        await using (var runner = await Start())
        {
            Assert.True(await runner.Runner.CatchUp(3, Soon, default));
            Assert.Equal("a2 b1 @3", Words(runner.Runner));
        }

        feed.Say("h", "b", "forget");
        await using (var runner = await Start())
        {
            Assert.True(await runner.Runner.CatchUp(5, Soon, default));
            Assert.Equal("b2 forget1 @5", Words(runner.Runner));
        }

        await using (var runner = await Start())
        {
            Assert.True(await runner.Runner.CatchUp(5, Soon, default));
            Assert.Equal("b2 forget1 @5", Words(runner.Runner));
        }
    }

    [Fact]
    public async Task Another_history_is_read_from_its_beginning()
    {
        feed.Say("old", "a", "a", "a");
        await using (var runner = await Start())
        {
            Assert.True(await runner.Runner.CatchUp(3, Soon, default));
        }

        var restored = new FakeFeed().Say("new", "b", "c", "b", "b");
        await using (var runner = await Start(restored))
        {
            Assert.True(await runner.Runner.CatchUp(4, Soon, default));
            Assert.Equal("b3 c1 @4", Words(runner.Runner));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2_000_000_000)]
    public async Task Who_asks_for_a_line_beyond_the_journals_head_is_answered_at_once(long line)
    {
        feed.Say("h", "a", "b", "a");
        await using var runner = await Start();
        Assert.True(await runner.Runner.CatchUp(3, Soon, default));
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.False(await runner.Runner.CatchUp(line, TimeSpan.FromMinutes(5), default));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_reader_who_takes_his_time_holds_up_nobody_and_reads_one_line()
    {
        feed.Say("h", "a", "b", "a");
        await using var runner = await Start();
        Assert.True(await runner.Runner.CatchUp(3, Soon, default));
        runner.Runner.ReadAside("words", (documents, line) =>
        {
            Assert.Equal("a2 b1 @3", $"{Words(documents)} @{line}");
            feed.Say("h", "a", "c", "forget");
            Assert.True(runner.Runner.CatchUp(6, Soon, default).GetAwaiter().GetResult());
            Assert.Equal("b1 c1 forget1 @6", Words(runner.Runner));
            Assert.Equal("b1 c1 forget1 @6", runner.Runner.ReadAside("words", static (second, at) => $"{Words(second)} @{at}"));
            Assert.Equal("a2 b1 @3", $"{Words(documents)} @{line}");
            return line;
        });
    }

    [Fact]
    public async Task What_is_saved_meanwhile_is_not_read_by_who_began_before()
    {
        feed.Say("h", "a", "b", "a");
        await using (var first = await Start())
        {
            Assert.True(await first.Runner.CatchUp(3, Soon, default));
        }

        await using var runner = await Start();
        runner.Runner.ReadAside("words", (documents, line) =>
        {
            feed.Say("h", "a", "c");
            Assert.True(runner.Runner.CatchUp(5, Soon, default).GetAwaiter().GetResult());
            runner.Runner.StopAsync(default).GetAwaiter().GetResult();
            Assert.Equal(5, Saved());
            Assert.Equal("a2 b1 @3", $"{Words(documents)} @{line}");
            return line;
        });
    }

    [Fact]
    public async Task A_line_that_fails_halfway_leaves_nothing_behind()
    {
        feed.Say("h", "a", "b");
        fold.Poison = "b";
        await using var runner = await Start();
        Assert.False(await runner.Runner.CatchUp(2, TimeSpan.FromMilliseconds(200), default));
        Assert.DoesNotContain("b1", Words(runner.Runner), StringComparison.Ordinal);

        fold.Poison = null;
        Assert.True(await runner.Runner.CatchUp(2, Soon, default));
        Assert.Equal("a1 b1 @2", Words(runner.Runner));
    }

    [Fact]
    public async Task Two_processes_at_one_database_do_not_carry_a_fold_back()
    {
        feed.Say("h", "a", "b");
        await using (var slow = await Start())
        {
            Assert.True(await slow.Runner.CatchUp(2, Soon, default));
            feed.Say("h", "a", "a");
            await using (var quick = await Start())
            {
                Assert.True(await quick.Runner.CatchUp(4, Soon, default));
            }
        }

        feed.Say("h", "b");
        await using var after = await Start();
        Assert.True(await after.Runner.CatchUp(5, Soon, default));
        Assert.Equal("a3 b2 @5", Words(after.Runner));
    }

    [Fact]
    public async Task A_line_that_is_not_there_is_not_waited_for_without_end()
    {
        feed.Say("h", "a");
        await using var runner = await Start();
        Assert.False(await runner.Runner.CatchUp(2, TimeSpan.FromMilliseconds(100), default));
        Assert.Equal("a1 @1", Words(runner.Runner));
    }

    [Fact]
    public async Task A_ledger_that_gives_no_answer_is_told_apart_from_a_line_that_is_not_there()
    {
        feed.Say("h", "a");
        await using var runner = await Start();
        Assert.Equal(Reached.There, await runner.Runner.Reach(1, Soon, default));
        Assert.Equal(Reached.NotThere, await runner.Runner.Reach(2, Soon, default));
        feed.IsGone = true;
        Assert.Equal(Reached.There, await runner.Runner.Reach(1, Soon, default));
        Assert.Equal(Reached.Unanswered, await runner.Runner.Reach(2, TimeSpan.FromMilliseconds(100), default));
        feed.IsGone = false;
        fold.Poison = "b";
        feed.Say("h", "b");
        Assert.Equal(Reached.NotThere, await runner.Runner.Reach(2, TimeSpan.FromMilliseconds(100), default));
    }

    /// <summary>Connected, and no answer: nothing fails, and nothing comes.</summary>
    [Fact]
    public async Task A_ledger_that_says_nothing_is_not_waited_for_longer_than_the_patience()
    {
        feed.Say("h", "a");
        var gated = new GatedFeed(feed);
        await using var runner = await Start(gated);
        Assert.Equal(Reached.There, await runner.Runner.ReachWithin(1, Soon, default));
        gated.Closed = static _ => true;
        Assert.Equal(Reached.There, await runner.Runner.ReachWithin(1, Soon, default));
        Assert.Equal(Reached.Unanswered, await runner.Runner.ReachWithin(2, TimeSpan.FromMilliseconds(100), default));
        gated.Open.SetResult();
        feed.Say("h", "b");
        Assert.Equal(Reached.There, await runner.Runner.ReachWithin(2, Soon, default));
    }

    [Fact]
    public async Task An_earlier_line_is_replayed_in_memory()
    {
        feed.Say("h", "a", "b", "a", "forget");
        await using var runner = await Start();
        var documents = await runner.Runner.AsOf(fold, 3, default);
        Assert.Equal("a2 b1", Words(documents));
    }

    [Fact]
    public async Task What_was_read_ahead_hides_no_line_that_came_in_since()
    {
        const int Page = 1_000;
        feed.Say("h", [.. Enumerable.Repeat("a", 2 * Page)]);
        await using var runner = await Start();
        Assert.True(await runner.Runner.CatchUp(2 * Page, Soon, default));
        await Task.Delay(50);
        feed.Say("h", "b");
        Assert.True(await runner.Runner.Refresh(default) || runner.Runner.Line > 2 * Page);
        Assert.Equal("a2000 b1 @2001", Words(runner.Runner));
        Assert.Equal("a1500", Words(await runner.Runner.AsOf(fold, 3 * Page / 2, default)));
    }

    public void Dispose() => room.Dispose();

    /// <summary>The line that the database holds.</summary>
    long Saved() => room.Rows().Single(static p => p.State == FoldPosition.Answers).Line;

    Task<Running> Start(ILineFeed? from = null) => room.Start(from ?? feed);
}
