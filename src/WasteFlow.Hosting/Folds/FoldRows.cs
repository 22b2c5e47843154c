using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace WasteFlow.Hosting;

/// <summary>
/// A fold's rows in the room's database. Folds read and write them by the thousand, which EF is too slow for: so the provider's own commands, where
/// we have them.
/// </summary>
internal sealed class FoldRows(string fold, Func<FoldDb> open) : IDisposable
{
    /// <summary>Rows lie scattered over a large file: read from the system's cache without a call for each page.</summary>
    private const string MappedRead = "PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -32768;";

    private const string ByKey = "SELECT body FROM documents WHERE fold = @fold AND \"key\" = @key";

    // Kept open, since opening costs more than what is read. Its owner's lock keeps it to one thread.
    private FoldDb? reading;
    private DbCommand? find;

    public byte[]? Find(string key) => Reading(() =>
    {
        find ??= Command(Connection(), ByKey, "@fold", "@key");
        find.Parameters[0].Value = fold;
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
                    sqlite, "SELECT d.\"key\", d.body FROM json_each(@keys) AS k CROSS JOIN documents AS d ON d.fold = @fold AND d.\"key\" = k.value", "@fold", "@keys"))
                {
                    command.Parameters[0].Value = fold;
                    command.Parameters[1].Value = JsonSerializer.Serialize(keys);
                    return All(command);
                }

            case NpgsqlConnection npgsql:
                using (var command = new NpgsqlCommand("SELECT \"key\", body FROM documents WHERE fold = $1 AND \"key\" = ANY($2)", npgsql))
                {
                    command.Parameters.Add(new() { Value = fold });
                    command.Parameters.Add(new() { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
                    return All(command);
                }

            default:
                return [.. keys.Select(k => KeyValuePair.Create(k, Find(k))).Where(static r => r.Value is not null).Select(static r => KeyValuePair.Create(r.Key, r.Value!))];
        }
    });

    /// <summary>All rows whose key begins with <paramref name="prefix"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Under(string prefix)
    {
        using var db = open();
        var end = prefix + '\uffff';
        return [.. db.Documents.AsNoTracking().Where(d => d.Fold == fold && d.Key.CompareTo(prefix) >= 0 && d.Key.CompareTo(end) < 0)
            .Select(static d => KeyValuePair.Create(d.Key, d.Body))];
    }

    /// <summary>Writes into the transaction that <paramref name="db"/> is in; a row without a body is taken away.</summary>
    public void Write(FoldDb db, IReadOnlyList<FoldChange> changes)
    {
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection sqlite:
                Write(sqlite, changes);
                break;
            case NpgsqlConnection npgsql:
                Write(npgsql, changes);
                break;
            default:
                foreach (var change in changes)
                {
                    db.Entry(new FoldDocument { Fold = fold, Key = change.Key, Body = change.Body ?? [] }).State =
                        change.Body is null ? EntityState.Deleted : change.Stored ? EntityState.Modified : EntityState.Added;
                }

                break;
        }
    }

    public void Dispose()
    {
        find?.Dispose();
        reading?.Dispose();
        (find, reading) = (null, null);
    }

    private void Write(SqliteConnection connection, IReadOnlyList<FoldChange> changes)
    {
        using var put = Command(
            connection, "INSERT INTO documents (fold, \"key\", body) VALUES (@fold, @key, @body) ON CONFLICT (fold, \"key\") DO UPDATE SET body = excluded.body",
            "@fold", "@key", "@body");
        using var remove = Command(connection, "DELETE FROM documents WHERE fold = @fold AND \"key\" = @key", "@fold", "@key");
        put.Parameters[0].Value = remove.Parameters[0].Value = fold;
        foreach (var change in changes)
        {
            var command = change.Body is null ? remove : put;
            command.Parameters[1].Value = change.Key;
            if (change.Body is not null)
            {
                command.Parameters[2].Value = change.Body;
            }

            command.ExecuteNonQuery();
        }
    }

    private void Write(NpgsqlConnection connection, IReadOnlyList<FoldChange> changes)
    {
        var put = changes.Where(static c => c.Body is not null).ToArray();
        if (put.Length > 0)
        {
            using var command = new NpgsqlCommand(
                "INSERT INTO documents (fold, \"key\", body) SELECT $1, * FROM unnest($2, $3) ON CONFLICT (fold, \"key\") DO UPDATE SET body = excluded.body", connection);
            command.Parameters.Add(new() { Value = fold });
            command.Parameters.Add(new() { Value = put.Select(static c => c.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
            command.Parameters.Add(new() { Value = put.Select(static c => c.Body!).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            command.ExecuteNonQuery();
        }

        if (put.Length < changes.Count)
        {
            using var command = new NpgsqlCommand("DELETE FROM documents WHERE fold = $1 AND \"key\" = ANY($2)", connection);
            command.Parameters.Add(new() { Value = fold });
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
                using var command = Command(sqlite, MappedRead);
                command.ExecuteNonQuery();
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
/// <param name="Stored">Whether the row is there already.</param>
internal sealed record FoldChange(string Key, byte[]? Body, bool Stored);
