using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Journal;

/// <summary>The journal on SQLite: write-ahead log, synchronous FULL, prepared commands.</summary>
public sealed class SqliteJournal : IJournalStore, IDisposable
{
    private const int ConstraintError = 19;

    private readonly SqliteConnection writer;

    /// <summary>The writer reads while it commits: what is decided next looks here.</summary>
    private readonly SqliteConnection decider;
    private readonly string connectionString;
    private readonly SqliteCommand last;
    private readonly SqliteCommand line;
    private readonly SqliteCommand answer;
    private readonly SqliteCommand state;
    private readonly SqliteCommand load;
    private readonly SqliteCommand find;

    public SqliteJournal(string connectionString)
    {
        this.connectionString = connectionString;
        writer = Open(connectionString);
        decider = Open(connectionString);
        last = Command(writer, "SELECT MAX(number) FROM lines", 0);
        line = Command(writer, "INSERT INTO lines (number, hash, act, bytes) VALUES ($a, $b, $c, $d)", 4);
        answer = Command(
            writer, """
            INSERT INTO answers (act_id, content, line, at, body) VALUES ($a, $b, $c, $d, $e)
            """, 5);
        state = Command(writer, "INSERT INTO states (key, body) VALUES ($a, $b) ON CONFLICT (key) DO UPDATE SET body = excluded.body", 2);
        load = Command(decider, "SELECT body FROM states WHERE key = $a", 1);
        find = Command(decider, "SELECT act_id, content, line, at, body FROM answers WHERE act_id IN (SELECT value FROM json_each($a))", 1);
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

    public IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds)
    {
        var found = new Dictionary<string, AnswerRow>(StringComparer.Ordinal);
        find.Parameters[0].Value = JsonSerializer.Serialize(actIds);
        using var row = find.ExecuteReader();
        while (row.Read())
        {
            var known = AnswerRow.Read(row);
            found[known.ActId] = known;
        }

        return found;
    }

    public void Append(JournalBatch batch)
    {
        try
        {
            using var transaction = writer.BeginTransaction();
            last.Transaction = transaction;
            if ((last.ExecuteScalar() as long? ?? 0) != batch.After)
            {
                throw new FenceException(null);
            }

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
        return SqliteLines.Read(connection, after, max);
    }

    public string? HashAt(long line)
    {
        using var connection = Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM lines WHERE number = $line";
        command.Parameters.AddWithValue("$line", line);
        return command.ExecuteScalar() as string;
    }

    public IReadOnlyDictionary<string, string> Durability()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "journal_mode", "synchronous" })
        {
            using var command = writer.CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            settings[name] = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
        }

        return settings;
    }

    public void ForgetRefusalsBefore(long at)
    {
        using var command = writer.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"DELETE FROM answers WHERE line IS NULL AND at < {at}");
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in new[] { last, line, answer, state, load, find })
        {
            command.Dispose();
        }

        decider.Dispose();
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

    private static SqliteCommand Command(SqliteConnection connection, string text, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (char)('a' + i), Value = DBNull.Value });
        }

        return command;
    }
}
