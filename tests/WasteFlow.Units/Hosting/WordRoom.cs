using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WasteFlow.Hosting;

namespace WasteFlow.Units.Hosting;

/// <summary>A room that keeps one fold of words, in a folder of its own: it may be started again and again, as a process that was killed is.</summary>
sealed class WordRoom(WordFold fold) : IDisposable
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-words").FullName;

    public async Task<Running> Start(ILineFeed from)
    {
        var database = Database();
        await using (var db = database.Open<FoldDb>("room"))
        {
            await Migrating.Bring(db, default);
        }

        var runner = new FoldRunner("room", [fold], database, from, new LineNews(), NullLogger.Instance);
        await runner.StartAsync(default);
        return new(runner);
    }

    /// <summary>Where each generation stands, as the database has it.</summary>
    public List<FoldPosition> Rows()
    {
        using var db = Database().Open<FoldDb>("room");
        return [.. db.Positions.AsNoTracking()];
    }

    /// <summary>How often each word was said, and the line that this is true at.</summary>
    public static string Words(FoldRunner runner) => runner.Read("words", Words);

    public static string Words(FoldDocuments documents, long line) => $"{Words(documents)} @{line}";

    public static string Words(FoldDocuments documents) =>
        string.Join(' ', documents.Scan<Count>("word/").Select(static w => $"{w.Key["word/".Length..]}{w.Value.Times}"));

    public static async Task Until(Func<bool> so)
    {
        var until = Environment.TickCount64 + (long)Soon.TotalMilliseconds;
        while (!so())
        {
            Assert.True(Environment.TickCount64 < until, "not within a minute");
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    RoomDatabase Database() => new(new HouseOptions { Data = folder }, []);

    public sealed record Running(FoldRunner Runner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Runner.StopAsync(default);
            Runner.Dispose();
        }
    }
}
