using System.Data;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Journeys.Kill;

/// <summary>What lies in the databases of a house: its lines, chained anew from line to line, and its folds, replayed beside what is stored.</summary>
sealed class Stored
{
    readonly List<(string Room, Fold Fold, MemoryDocuments Documents, long[] Line)> replays;
    readonly List<FeedLine> lines = [];

    public Stored()
    {
        replays = [.. KilledHouse.Rooms.SelectMany(static room =>
        {
            var needs = new RoomServices(room.Name, new ServiceCollection(), new HouseOptions());
            room.AddTo(needs);
            return needs.Folds.Select(f => (room.Name, f, new MemoryDocuments(), new long[1]));
        })];
    }

    public IReadOnlyList<FeedLine> Lines => lines;

    /// <summary>Documents that were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Reads on in a house's journal, and lets go of it: a reader that stays would keep SQLite from mending the log at the next start.</summary>
    public void ReadOn(HouseOptions options, Action<IJournalStore>? look = null)
    {
        var store = JournalStores.Open(new RoomDatabase(options, []));
        using (store as IDisposable)
        {
            ReadOn(store);
            look?.Invoke(store);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>Every fold of every room, at the line that it was saved at, is what the lines up to there make.</summary>
    public async Task FoldsAgree(HouseOptions options, bool atHead)
    {
        var database = new RoomDatabase(options, []);
        foreach (var (room, fold, documents, at) in replays)
        {
            await using var db = database.Open<FoldDb>(room);
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, TestContext.Current.CancellationToken);
            var position = await db.Positions.AsNoTracking().SingleOrDefaultAsync(
                p => p.Fold == fold.Name && p.State == FoldPosition.Answers, TestContext.Current.CancellationToken);
            var generation = position?.Generation ?? 0;
            var stored = await db.Documents.AsNoTracking().Where(d => d.Generation == generation).ToDictionaryAsync(
                static d => d.Key, static d => d.Body, StringComparer.Ordinal, TestContext.Current.CancellationToken);
            var line = position?.Line ?? 0;

            // Never back, either: whoever goes on with its own history has nothing to build anew.
            Assert.InRange(line, atHead ? lines.Count : at[0], lines.Count);
            Assert.Equal(line == 0 ? null : lines[(int)line - 1].Hash, position?.Hash);
            for (; at[0] < line; at[0]++) fold.Apply(lines[(int)at[0]].Line, documents);
            var made = documents.Scan<object>("").ToDictionary(
                static d => d.Key, static d => Packs.Bytes(d.Value, d.Value.GetType()), StringComparer.Ordinal);
            var other = made.Keys.Union(stored.Keys, StringComparer.Ordinal).Where(k => !Same(made.GetValueOrDefault(k), stored.GetValueOrDefault(k))).ToList();
            Assert.True(other.Count == 0, other.Count == 0 ? "" :
                $"{room}, {fold.Name} at line {line}: {other.Count} documents differ; {other[0]} is\n{Text(stored.GetValueOrDefault(other[0]))}\nand not\n{Text(made.GetValueOrDefault(other[0]))}");
            Compared += made.Count;
        }
    }

    /// <summary>Each line has the next number, its own hash, and the hash of the one before.</summary>
    void ReadOn(IJournalStore store)
    {
        IReadOnlyList<LineRow> page;
        do
        {
            page = store.Read(lines.Count, 1_000);
            foreach (var row in page)
            {
                var line = JsonSerializer.Deserialize<Line>(row.Bytes, Wire.Options)!;
                Assert.Equal((lines.Count + 1, lines.Count == 0 ? Chain.Beginning.Hash : lines[^1].Hash), (row.Number, line.Prev));
                Assert.Equal((row.Number, row.Hash), (line.Number, Chain.Hash(row.Bytes)));
                lines.Add(new(line, row.Bytes, row.Hash));
            }
        }
        while (page.Count > 0);
    }

    /// <summary>The same but for the order of an object's fields, which says nothing.</summary>
    static bool Same(byte[]? made, byte[]? stored) =>
        made is not null && stored is not null
        && (made.AsSpan().SequenceEqual(stored) || (made is [(byte)'{', ..] && stored is [(byte)'{', ..] && JsonNode.DeepEquals(JsonNode.Parse(made), JsonNode.Parse(stored))));

    static string Text(byte[]? body) => body is null ? "not there" : Encoding.UTF8.GetString(body);
}
