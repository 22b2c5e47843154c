using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;

namespace WasteFlow.Journeys.Kill;

/// <summary>What is left of SQLite's write-ahead log when the power goes in the middle of writing it.</summary>
public class WalCutTest(ITestOutputHelper output)
{
    const int HeaderBytes = 32;
    const int FrameHeaderBytes = 24;

    /// <summary>From here on SQLite moves the log into the file by itself; before, the file holds nothing of the log.</summary>
    const int FramesMax = 1_000;

    static readonly int Cuts = Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full" ? 1_000 : 50;

    [Fact]
    public async Task A_log_cut_at_any_byte_opens_as_a_prefix_whose_lines_and_balances_hold()
    {
        await using var house = new KilledHouse(postgreSql: false);
        await house.InitializeAsync();
        await house.Settle();
        await house.Process.DisposeAsync();
        var file = Path.Combine(house.Data, "ledger.db");
        Checkpoint(file);
        await house.GoOn(house.Beside());
        await new Crew(house, 20263).SendUntilKilled(1, 80, 160);

        var (ledger, log) = (await File.ReadAllBytesAsync(file, Cancel), await File.ReadAllBytesAsync(file + "-wal", Cancel));
        var (frames, commits) = Frames(log);
        Assert.InRange(frames, commits, FramesMax);
        var random = new Random(20264);
        var opened = new List<(LedgerHead Head, IReadOnlyList<string> Hashes)>();
        foreach (var cut in Enumerable.Range(0, Cuts).Select(_ => random.Next(log.Length)).Concat([0, log.Length]).Order().ToList())
        {
            opened.Add(await Open(house.Data, ledger, log, cut, random));
        }

        var whole = opened[^1];
        Assert.Equal(KilledHouse.LinesSettled, opened[0].Head.Line);
        Assert.Equal(opened.Select(static o => o.Head.Line).Order(), opened.Select(static o => o.Head.Line));
        Assert.All(opened, o => Assert.Equal(o.Head.Line == 0 ? Chain.Beginning.Hash : whole.Hashes[(int)o.Head.Line - 1], o.Head.Hash));
        Assert.True(opened.Select(static o => o.Head.Line).Distinct().Count() > 3, "the cuts met too few commits to tell");
        output.WriteLine($"{Cuts} cuts in {log.Length} bytes, {frames} frames, {commits} commits; heads from line {opened[0].Head.Line} to {whole.Head.Line}");
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The ledger with its log up to the cut; every other time noise stands where the disk did not get to.</summary>
    static async Task<(LedgerHead Head, IReadOnlyList<string> Hashes)> Open(string folder, byte[] ledger, byte[] log, int cut, Random random)
    {
        var file = Path.Combine(folder, "cut.db");
        var rest = new byte[random.Next(2) == 0 ? 0 : log.Length - cut];
        random.NextBytes(rest);
        File.WriteAllBytes(file, ledger);
        File.WriteAllBytes(file + "-wal", [.. log.AsSpan(0, cut), .. rest]);
        try
        {
            var connection = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
            using var store = new SqliteJournal(connection);
            await using var db = new LedgerDb(RoomDatabase.OptionsFor<LedgerDb>(Provider.Sqlite, connection, durable: true));
            var head = store.Head();
            var found = await Verifier.Store(store, new(head, await db.States.AsNoTracking().ToListAsync(Cancel), null), [], Vouchers.None, Cancel);
            Assert.True(found.Bad is null, $"cut at {cut}: line {found.Bad}: {found.Why}");
            Assert.Equal((head.Line, head.Hash), (found.Lines, found.Hash));
            return (head, [.. store.Read(0, int.MaxValue).Select(static r => r.Hash)]);
        }
        finally
        {
            foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(file + part);
        }
    }

    /// <summary>Whole frames of the log's present turn, and how many of them end a transaction (SQLite's file format, 4.1).</summary>
    static (int Frames, int Commits) Frames(ReadOnlySpan<byte> log)
    {
        var page = (int)BinaryPrimitives.ReadUInt32BigEndian(log[8..]);
        var (frames, commits) = (0, 0);
        for (var at = HeaderBytes; at + FrameHeaderBytes + page <= log.Length && log.Slice(at + 8, 8).SequenceEqual(log.Slice(16, 8)); at += FrameHeaderBytes + page)
        {
            frames++;
            commits += BinaryPrimitives.ReadUInt32BigEndian(log[(at + 4)..]) > 0 ? 1 : 0;
        }

        return (frames, commits);
    }

    static void Checkpoint(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }
}
