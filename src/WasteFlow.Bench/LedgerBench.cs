using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Bench;

/// <summary>
/// How fast the one writer is on each database: acts handed to it in the process, beside the floor (the same rows in the same commits by the same
/// provider code, with no rules) and the plain way (EF SaveChanges, one act a transaction).
/// </summary>
public static class LedgerBench
{
    /// <summary>How often each way is measured; the median counts.</summary>
    private const int Rounds = 3;

    private const int Manifests = 6_000;
    private const int PlainActs = 1_500;

    /// <summary>Acts that wait for their answers at the same time.</summary>
    private const int InFlight = 4_096;

    /// <summary>Room for what one round writes.</summary>
    private const int KeptBytes = 1 << 27;

    public static async Task Run(Measurements into, IReadOnlyList<(string Name, string Database)> databases, string folder, CancellationToken cancel)
    {
        var (before, acts) = await LedgerLoad.Of(Manifests, cancel);
        using var kept = new MemoryStream(KeptBytes);
        foreach (var (name, setting) in databases)
        {
            var queue = new List<double>();
            var floor = new List<double>();
            var plain = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var (speed, batches) = await Queue(Fresh(setting, folder), before, acts, kept, cancel);
                queue.Add(speed);
                floor.Add(await Floor(Fresh(setting, folder), batches, acts.Count, cancel));
                plain.Add(await Plain(Fresh(setting, folder), batches, cancel));
            }

            into.Figure($"queue_acts_per_s_{name}", Measurements.Median(queue));
            into.Figure($"floor_acts_per_s_{name}", Measurements.Median(floor));
            into.Figure($"plain_acts_per_s_{name}", Measurements.Median(plain));
            into.Goal($"queue_acts_per_s_{name}", ">= 8000", Measurements.Median(queue));
            into.GoalRatio($"queue_vs_floor_{name}", ">= 0.5", Measurements.Median(queue) / Measurements.Median(floor));
            into.GoalRatio($"vs_plain_{name}", ">= 5", Measurements.Median(queue) / Measurements.Median(plain));
        }
    }

    /// <summary>None pays for what the one before it has left behind.</summary>
    private static long Begin()
    {
        GC.Collect();
        return Stopwatch.GetTimestamp();
    }

    /// <summary>A database of its own for each run.</summary>
    private static HouseOptions Fresh(string setting, string folder) =>
        setting == "sqlite"
            ? new HouseOptions { Data = Path.Combine(folder, Guid.NewGuid().ToString("N")), Database = setting }
            : new HouseOptions { Data = folder, Database = $"{setting};Database=bench_{Guid.NewGuid():N}" };

    private static async Task<RoomDatabase> Open(HouseOptions options, CancellationToken cancel)
    {
        var database = new RoomDatabase(options, [new RoomContext("ledger", typeof(LedgerDb), Durable: true, static d => d.Open<LedgerDb>("ledger"))]);
        await using var db = database.Open<LedgerDb>("ledger");
        await Migrating.Bring(db, cancel);
        return database;
    }

    private static async Task Drop(RoomDatabase database, IJournalStore? store)
    {
        (store as IDisposable)?.Dispose();
        await using var db = database.Open<LedgerDb>("ledger");
        await db.Database.EnsureDeletedAsync();
    }

    private static async Task<(double PerSecond, IReadOnlyList<JournalBatch> Batches)> Queue(
        HouseOptions options, IReadOnlyList<Ask> before, IReadOnlyList<Ask> acts, MemoryStream kept, CancellationToken cancel)
    {
        var database = await Open(options, cancel);
        kept.SetLength(0);
        var store = new KeptJournal(JournalStores.Open(database), kept);
        double speed;
        await using (var writer = new JournalWriter(store, new(store)))
        {
            await writer.Write(before, cancel);
            var began = Begin();
            var waiting = new Queue<Task<IReadOnlyList<Answer>>>();
            foreach (var act in acts)
            {
                waiting.Enqueue(writer.Write([act], cancel));
                if (waiting.Count == InFlight)
                {
                    await Took(waiting.Dequeue());
                }
            }

            while (waiting.TryDequeue(out var last))
            {
                await Took(last);
            }

            speed = acts.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        await Drop(database, store);
        return (speed, store.Batches());
    }

    private static async Task Took(Task<IReadOnlyList<Answer>> answer)
    {
        if ((await answer)[0].Refused is { } refused)
        {
            throw new InvalidOperationException($"the benchmark was refused: {refused}");
        }
    }

    private static async Task<double> Floor(HouseOptions options, IReadOnlyList<JournalBatch> batches, int acts, CancellationToken cancel)
    {
        var database = await Open(options, cancel);
        var store = JournalStores.Open(database);
        store.Append(batches[0]);
        var began = Begin();
        foreach (var batch in batches.Skip(1))
        {
            store.Append(batch);
        }

        var speed = acts / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Drop(database, store);
        return speed;
    }

    /// <summary>The rows of the first acts, one act a transaction: its line, its answer, and its share of the documents.</summary>
    private static async Task<double> Plain(HouseOptions options, IReadOnlyList<JournalBatch> batches, CancellationToken cancel)
    {
        var database = await Open(options, cancel);
        var lines = batches.SelectMany(static b => b.Lines.Zip(b.Answers)).Take(PlainActs).ToList();
        var states = batches.SelectMany(static b => b.States).ToList();
        var perAct = states.Count / batches.Sum(static b => b.Lines.Count) + 1;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var began = Begin();
        var at = 0;
        foreach (var (line, answer) in lines)
        {
            await using var db = database.Open<LedgerDb>("ledger");
            db.Lines.Add(line);
            db.Answers.Add(answer);
            foreach (var state in states.Skip(at).Take(perAct).DistinctBy(static s => s.Key))
            {
                db.Entry(state).State = known.Add(state.Key) ? EntityState.Added : EntityState.Modified;
            }

            at += perAct;
            await db.SaveChangesAsync(cancel);
        }

        var speed = lines.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Drop(database, null);
        return speed;
    }
}
