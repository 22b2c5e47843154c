using System.Diagnostics;
using WasteFlow.Hosting;

namespace WasteFlow.Units.Hosting;

/// <summary>Readers aside share what they have decoded, and each still reads one line.</summary>
public sealed class ReadersAsideTest : IDisposable
{
    static readonly string[] Words = [.. Enumerable.Range(0, 40).Select(static i => $"w{i}")];

    readonly WordRoom room = new(new());
    readonly FakeFeed feed = new();

    [Fact]
    public async Task What_one_has_read_the_next_reads_as_it_is_by_then()
    {
        feed.Say("h", "w0", "w1", "w0");
        await (await Start()).DisposeAsync();
        await using var runner = await Start();
        Assert.Equal("2 1 - @3", Aside(runner));
        Assert.Equal("2 1 - @3", Aside(runner));
        feed.Say("h", "w0", "w2");
        Assert.True(await runner.Runner.CatchUp(5, WordRoom.Soon, default));
        Assert.Equal("3 1 1 @5", Aside(runner));
        await runner.Runner.StopAsync(default);
        Assert.Equal("3 1 1 @5", Aside(runner));
    }

    [Fact]
    public async Task What_was_read_of_before_a_save_is_kept_from_those_after_and_the_other_way_round()
    {
        feed.Say("h", "w0", "w1", "w0");
        await (await Start()).DisposeAsync();
        await using var runner = await Start();
        runner.Runner.ReadAside("words", (documents, line) =>
        {
            Assert.Equal(2, Times(documents, "w0"));
            feed.Say("h", "w0", "w1");
            Assert.True(runner.Runner.CatchUp(5, WordRoom.Soon, default).GetAwaiter().GetResult());
            runner.Runner.StopAsync(default).GetAwaiter().GetResult();
            Assert.Equal(1, Times(documents, "w1"));
            Assert.Equal("3 2 - @5", Aside(runner));
            Assert.Equal("2 1 - @3", Said(documents, line));
            return line;
        });
        Assert.Equal("3 2 - @5", Aside(runner));
    }

    [Fact]
    public async Task While_lines_are_taken_in_and_saved_every_reader_reads_one_line()
    {
        const int Pages = 60;
        var reads = new int[3];
        await using var runner = await Start();
        var until = Task.Run(async () =>
        {
            for (var page = 1; page <= Pages; page++)
            {
                lock (feed)
                {
                    feed.Say("h", [.. Enumerable.Range(0, 1_000).Select(i => Words[(i * 7 + page) % Words.Length])]);
                }

                Assert.True(await runner.Runner.CatchUp(page * 1_000, WordRoom.Soon, default));
                if (page is 1 or Pages / 2)
                {
                    await AllHaveReadAgain(reads);
                }
            }
        });
        var lines = new HashSet<long>[reads.Length];
        await Task.WhenAll([until, .. Enumerable.Range(0, lines.Length).Select(n => Task.Run(() =>
        {
            lines[n] = [];
            while (!until.IsCompleted)
            {
                var (told, at) = runner.Runner.ReadAside("words", static (documents, line) =>
                {
                    documents.Expect(Words.Take(Words.Length / 2).Select(static w => $"word/{w}"));
                    return (Words.Sum(w => Times(documents, w) ?? 0), line);
                });
                Assert.Equal(at, told);
                lines[n].Add(at);
                Interlocked.Increment(ref reads[n]);
            }
        }))]);
        Assert.All(lines, static seen => Assert.True(seen.Count > 1));
    }

    /// <summary>Waits until every reader has begun and ended a reading since now: on a busy machine the lines may come in before a reader has a thread.</summary>
    static async Task AllHaveReadAgain(int[] reads)
    {
        var before = Enumerable.Range(0, reads.Length).Select(n => Volatile.Read(ref reads[n])).ToArray();
        for (var waited = Stopwatch.StartNew(); Enumerable.Range(0, reads.Length).Any(n => Volatile.Read(ref reads[n]) < before[n] + 2);)
        {
            Assert.True(waited.Elapsed < WordRoom.Soon);
            await Task.Delay(5);
        }
    }

    public void Dispose() => room.Dispose();

    static string Aside(WordRoom.Running runner) => runner.Runner.ReadAside("words", Said);

    static string Said(FoldDocuments documents, long line) => $"{string.Join(' ', Words.Take(3).Select(w => Times(documents, w)?.ToString() ?? "-"))} @{line}";

    static int? Times(FoldDocuments documents, string word) => documents.Get<Count>($"word/{word}")?.Times;

    async Task<WordRoom.Running> Start()
    {
        var running = await room.Start(new LockedFeed(feed));
        Assert.True(await running.Runner.CatchUp(feed.Count, WordRoom.Soon, default));
        return running;
    }

    /// <summary>A feed that is added to while it is read.</summary>
    sealed class LockedFeed(FakeFeed inner) : ILineFeed
    {
        public Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
        {
            lock (inner)
            {
                return inner.Read(after, hash, max, cancel);
            }
        }
    }
}
