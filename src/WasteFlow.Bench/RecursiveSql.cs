using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>
/// The same moves in a table of SQLite, in the order of a covering index, asked by a recursive query with UNION. It is only asked which roots a lot has,
/// and gives their whole grams; that every lot here moves whole makes this right, and spares it the shares that it would have to carry along every path.
/// </summary>
internal sealed class RecursiveSql : IDisposable
{
    private const int PageLines = 5_000;
    private const int LotsPerLine = 1_000_000;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand roots;

    private RecursiveSql(SqliteConnection connection)
    {
        this.connection = connection;
        roots = connection.CreateCommand();
        roots.CommandText = """
            WITH RECURSIVE back(lot) AS (SELECT $lot UNION SELECT m.source FROM back AS b JOIN moves AS m ON m.target = b.lot)
            SELECT r.lot, r.producer, r.code, r.kind, r.grams FROM back AS b JOIN roots AS r ON r.lot = b.lot
            """;
        roots.Parameters.Add(new SqliteParameter("$lot", SqliteType.Integer));
    }

    /// <summary>The tables beside a prepared ledger, made from its lines where they are missing.</summary>
    public static async Task<RecursiveSql> Open(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "recursive.db");
        var opened = new SqliteConnection($"Data Source={file};Pooling=False");
        var there = File.Exists(file);
        await opened.OpenAsync(cancel);
        if (!there)
        {
            try
            {
                Make(opened, folder, cancel);
            }
            catch
            {
                await opened.DisposeAsync();
                File.Delete(file);
                throw;
            }
        }

        return new(opened);
    }

    /// <summary>How long it takes to get every root of a lot, in milliseconds.</summary>
    public double Roots(LotId lot)
    {
        var began = Stopwatch.GetTimestamp();
        roots.Parameters[0].Value = Id(lot);
        var found = 0;
        using var row = roots.ExecuteReader();
        while (row.Read())
        {
            _ = (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4));
            found++;
        }

        return found == PreparedLoad.Roots ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new InvalidOperationException($"SQL finds {found} roots");
    }

    public void Dispose()
    {
        roots.Dispose();
        connection.Dispose();
    }

    private static void Make(SqliteConnection made, string folder, CancellationToken cancel)
    {
        Run(made, """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE moves (target INTEGER, source INTEGER, grams INTEGER, PRIMARY KEY (target, source)) WITHOUT ROWID;
            CREATE TABLE roots (lot INTEGER PRIMARY KEY, producer TEXT, code TEXT, kind TEXT, grams INTEGER);
            """);
        using var transaction = made.BeginTransaction();
        using var move = Command(made, transaction, "INSERT INTO moves VALUES ($a, $b, $c)", "$a", "$b", "$c");
        using var root = Command(made, transaction, "INSERT INTO roots VALUES ($a, $b, $c, $d, $e)", "$a", "$b", "$c", "$d", "$e");
        using var journal = (SqliteJournal)JournalStores.Open(new RoomDatabase(PreparedLedger.Options(folder), []));
        for (var after = 0L; journal.Read(after, PageLines) is { Count: > 0 } rows; after = rows[^1].Number)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var line in rows.Select(static r => JsonSerializer.Deserialize<Line>(r.Bytes, Wire.Options)!))
            {
                Add(line, move, root);
            }
        }

        transaction.Commit();
        Run(made, "ANALYZE");
    }

    private static void Add(Line line, SqliteCommand move, SqliteCommand root)
    {
        foreach (var posted in line.Moves)
        {
            if (!LotId.TryRead(posted.To, out var to))
            {
                continue;
            }

            if (LotId.TryRead(posted.From, out var from))
            {
                Run(move, Id(to), Id(from), posted.Grams);
            }
            else
            {
                var born = line.Lots.First(l => l.Lot == to);
                Run(root, Id(to), (born.Origin ?? born.Holder).Text, born.Code.Text, posted.From, posted.Grams);
            }
        }
    }

    private static long Id(LotId lot) => lot.Line * LotsPerLine + lot.Number;

    private static void Run(SqliteConnection at, string sql)
    {
        using var command = at.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection at, SqliteTransaction transaction, string sql, params ReadOnlySpan<string> names)
    {
        var command = at.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
