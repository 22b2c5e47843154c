using System.Globalization;
using Microsoft.Data.Sqlite;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>The journal on SQLite: write-ahead log, synchronous FULL, prepared commands.</summary>
public sealed class SqliteJournal : IJournalStore, IDisposable
{
    private const int ConstraintError = 19;

    private readonly SqliteConnection writer;
    private readonly string connectionString;
    private readonly SqliteCommand line;
    private readonly SqliteCommand answer;
    private readonly SqliteCommand state;
    private readonly SqliteCommand load;
    private readonly SqliteCommand find;

    public SqliteJournal(string connectionString)
    {
        this.connectionString = connectionString;
        writer = Open(connectionString);
        line = Command("INSERT INTO lines (number, hash, act, bytes) VALUES ($a, $b, $c, $d)", 4);
        answer = Command(
            """
            INSERT INTO answers (act_id, content, line, at, body) VALUES ($a, $b, $c, $d, $e)
            """, 5);
        state = Command("INSERT INTO states (key, body) VALUES ($a, $b) ON CONFLICT (key) DO UPDATE SET body = excluded.body", 2);
        load = Command("SELECT body FROM states WHERE key = $a", 1);
        find = Command("SELECT content, line, at, body FROM answers WHERE act_id = $a", 1);
    }

    public LedgerHead Head()
    {
        using var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, hash FROM lines ORDER BY number DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetString(1)) : Chain.Beginning;
    }

    public byte[]? Load(string key)
    {
        load.Parameters[0].Value = key;
        return load.ExecuteScalar() as byte[];
    }

    public AnswerRow? FindAnswer(string actId)
    {
        find.Parameters[0].Value = actId;
        using var reader = find.ExecuteReader();
        return reader.Read()
            ? new AnswerRow
            {
                ActId = actId,
                Content = reader.GetString(0),
                Line = reader.IsDBNull(1) ? null : reader.GetInt64(1),
                At = reader.GetInt64(2),
                Body = (byte[])reader[3],
            }
            : null;
    }

    public void Append(JournalBatch batch)
    {
        try
        {
            using var transaction = writer.BeginTransaction();
            foreach (var row in batch.Lines)
            {
                Run(line, transaction, row.Number, row.Hash, row.Act, row.Bytes);
            }

            foreach (var row in batch.Answers)
            {
                Run(answer, transaction, row.ActId, row.Content, row.Line ?? (object)DBNull.Value, row.At, row.Body);
            }

            foreach (var row in batch.States)
            {
                Run(state, transaction, row.Key, row.Body);
            }

            transaction.Commit();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == ConstraintError)
        {
            throw new FenceException(e);
        }
    }

    public IReadOnlyList<LineRow> Read(long after, int max)
    {
        using var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, hash, act, bytes FROM lines WHERE number > $after ORDER BY number LIMIT $max";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$max", max);
        using var reader = command.ExecuteReader();
        var rows = new List<LineRow>();
        while (reader.Read())
        {
            rows.Add(new() { Number = reader.GetInt64(0), Hash = reader.GetString(1), Act = reader.GetString(2), Bytes = (byte[])reader[3] });
        }

        return rows;
    }

    public string? HashAt(long line)
    {
        using var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM lines WHERE number = $line";
        command.Parameters.AddWithValue("$line", line);
        return command.ExecuteScalar() as string;
    }

    public void ForgetRefusalsBefore(long at)
    {
        using var command = writer.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM answers WHERE line IS NULL AND at < {at}");
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in new[] { line, answer, state, load, find })
        {
            command.Dispose();
        }

        writer.Dispose();
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";
        command.ExecuteNonQuery();
        return connection;
    }

    private SqliteCommand Command(string text, int parameters)
    {
        var command = writer.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (char)('a' + i), Value = DBNull.Value });
        }

        return command;
    }
}
