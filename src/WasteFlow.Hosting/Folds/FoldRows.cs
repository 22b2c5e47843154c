using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace WasteFlow.Hosting;

/// <summary>
/// The rows of one generation of a fold in the room's database. Folds read and write them by the thousand, which EF is too slow for: so the provider's
/// own commands, where we have them.
/// </summary>
internal sealed class FoldRows(int generation, Func<FoldDb> open) : IDisposable
{
    /// <summary>Rows lie scattered over a large file: read from the system's cache without a call for each page.</summary>
    private const string MappedRead = "PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -32768;";

    /// <summary>A save writes more than the two megabytes that a connection has by itself.</summary>
    private const string RoomToWrite = "PRAGMA cache_size = -65536;";

    private const string ByKey = "SELECT body FROM documents WHERE generation = @generation AND \"key\" = @key";

    private const string AnsweringNow = "SELECT generation, line FROM generations WHERE fold = @fold AND state = 'answers'";

    // Kept open, since opening costs more than what is read. Its owner keeps it to one thread.
    private FoldDb? reading;
    private DbCommand? find;
    private int generation = generation;
    private bool held;

    public byte[]? Find(string key) => Reading(() =>
    {
        find ??= Command(Connection(), ByKey, "@generation", "@key");
        find.Parameters[0].Value = generation;
        find.Parameters[1].Value = key;
        return find.ExecuteScalar() as byte[];
    });

    /// <summary>Those of the rows that are there.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Find(IReadOnlyCollection<string> keys) => Reading(() =>
    {
        switch (Connection())
        {
            case SqliteConnection sqlite:
                using (var command = Command(
                    sqlite, "SELECT d.\"key\", d.body FROM json_each(@keys) AS k CROSS JOIN documents AS d ON d.generation = @generation AND d.\"key\" = k.value",
                    "@generation", "@keys"))
                {
                    command.Parameters[0].Value = generation;
                    command.Parameters[1].Value = JsonSerializer.Serialize(keys);
                    return All(command);
                }

            case NpgsqlConnection npgsql:
                using (var command = new NpgsqlCommand("SELECT \"key\", body FROM documents WHERE generation = $1 AND \"key\" = ANY($2)", npgsql))
                {
                    command.Parameters.Add(new() { Value = generation });
                    command.Parameters.Add(new() { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
                    return All(command);
                }

            default:
                return [.. keys.Select(k => KeyValuePair.Create(k, Find(k))).Where(static r => r.Value is not null).Select(static r => KeyValuePair.Create(r.Key, r.Value!))];
        }
    });

    /// <summary>All rows whose key begins with <paramref name="prefix"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Under(string prefix) => Reading(() =>
    {
        Connection();
        var end = prefix + '\uffff';
        return (IReadOnlyList<KeyValuePair<string, byte[]>>)[.. reading!.Documents.AsNoTracking()
            .Where(d => d.Generation == generation && d.Key.CompareTo(prefix) >= 0 && d.Key.CompareTo(end) < 0)
            .Select(static d => KeyValuePair.Create(d.Key, d.Body))];
    });

    /// <summary>Whether a read may hold still while others write: on SQL Server a database would have to be set to it.</summary>
    public bool HoldsStill => Connection() is SqliteConnection or NpgsqlConnection;

    /// <summary>From here on reads the database as it is now, whoever writes; and the generation of the fold that answers.</summary>
    /// <returns>That generation and the line it was saved at; null where there is none.</returns>
    public (int Generation, long Line)? Hold(string fold) => Reading(() =>
    {
        var connection = Connection();
        Run(connection, connection is NpgsqlConnection ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
        held = true;
        using var command = Command(connection, AnsweringNow, "@fold");
        command.Parameters[0].Value = fold;
        using var row = command.ExecuteReader();
        return row.Read() ? (generation = row.GetInt32(0), row.GetInt64(1)) : ((int, long)?)null;
    });

    /// <summary>Ends what <see cref="Hold"/> began.</summary>
    public void LetGo()
    {
        if (held)
        {
            held = false;
            Reading(() => Run(Connection(), "COMMIT"));
        }
    }

    /// <summary>Writes into the transaction that <paramref name="db"/> is in; a row without a body is taken away.</summary>
    public void Write(FoldDb db, IReadOnlyList<FoldChange> changes)
    {
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection sqlite:
                Run(sqlite, RoomToWrite);
                SqliteRows.Write(sqlite, generation, changes);
                break;
            case NpgsqlConnection npgsql:
                Write(npgsql, changes);
                break;
            default:
                foreach (var change in changes.Where(c => c.Body is not null || Stored(c)))
                {
                    db.Entry(new FoldDocument { Generation = generation, Key = change.Key, Body = change.Body ?? [] }).State =
                        change.Body is null ? EntityState.Deleted : Stored(change) ? EntityState.Modified : EntityState.Added;
                }

                break;
        }
    }

    public void Dispose()
    {
        try
        {
            LetGo();
        }
        catch (DbException)
        {
            // The connection is lost, and with it what it held.
        }

        find?.Dispose();
        reading?.Dispose();
        (find, reading) = (null, null);
    }

    private bool Stored(FoldChange change) => change.Stored ?? Find(change.Key) is not null;

    private void Write(NpgsqlConnection connection, IReadOnlyList<FoldChange> changes)
    {
        var put = changes.Where(static c => c.Body is not null).ToArray();
        if (put.Length > 0)
        {
            using var command = new NpgsqlCommand(
                "INSERT INTO documents (generation, \"key\", body) SELECT $1, * FROM unnest($2, $3) ON CONFLICT (generation, \"key\") DO UPDATE SET body = excluded.body", connection);
            command.Parameters.Add(new() { Value = generation });
            command.Parameters.Add(new() { Value = put.Select(static c => c.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
            command.Parameters.Add(new() { Value = put.Select(static c => c.Body!).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            command.ExecuteNonQuery();
        }

        if (put.Length < changes.Count)
        {
            using var command = new NpgsqlCommand("DELETE FROM documents WHERE generation = $1 AND \"key\" = ANY($2)", connection);
            command.Parameters.Add(new() { Value = generation });
            command.Parameters.Add(new()
            {
                Value = changes.Where(static c => c.Body is null).Select(static c => c.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar,
            });
            command.ExecuteNonQuery();
        }
    }

    private DbConnection Connection()
    {
        if (reading is null)
        {
            reading = open();
            reading.Database.OpenConnection();
            if (reading.Database.GetDbConnection() is SqliteConnection sqlite)
            {
                Run(sqlite, MappedRead);
            }
        }

        return reading.Database.GetDbConnection();
    }

    /// <summary>After an error the next one reads over another connection.</summary>
    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private static int Run(DbConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteNonQuery();
    }

    private static List<KeyValuePair<string, byte[]>> All(DbCommand command)
    {
        var rows = new List<KeyValuePair<string, byte[]>>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            rows.Add(KeyValuePair.Create(row.GetString(0), (byte[])row[1]));
        }

        return rows;
    }

    private static DbCommand Command(DbConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>What a save does with one row.</summary>
/// <param name="Body">Null takes it away.</param>
/// <param name="Stored">Whether the row is there already; null where nobody has looked.</param>
internal sealed record FoldChange(string Key, byte[]? Body, bool? Stored);
