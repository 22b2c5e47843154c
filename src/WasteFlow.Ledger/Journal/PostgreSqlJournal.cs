using Npgsql;
using NpgsqlTypes;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>The journal on PostgreSQL: COPY for lines and answers, one upsert for the documents, one transaction.</summary>
public sealed class PostgreSqlJournal : IJournalStore, IDisposable
{
    private readonly NpgsqlDataSource source;
    private NpgsqlConnection? writer;

    /// <summary>The writer reads while it commits: what is decided next looks here.</summary>
    private NpgsqlConnection? decider;

    /// <summary>The few questions there are come with every batch: each is planned once for a connection.</summary>
    public PostgreSqlJournal(string connectionString) => source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });

    public LedgerHead Head()
    {
        using var command = source.CreateCommand("SELECT number, hash FROM lines ORDER BY number DESC LIMIT 1");
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetString(1)) : Chain.Beginning;
    }

    public byte[]? Load(string key)
    {
        using var command = new NpgsqlCommand("SELECT body FROM states WHERE key = $1", Decider());
        command.Parameters.Add(new() { Value = key });
        return command.ExecuteScalar() as byte[];
    }

    public IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds)
    {
        using var command = new NpgsqlCommand("SELECT act_id, content, line, at, body FROM answers WHERE act_id = ANY($1)", Decider());
        command.Parameters.Add(new() { Value = actIds.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        using var row = command.ExecuteReader();
        var found = new Dictionary<string, AnswerRow>(StringComparer.Ordinal);
        while (row.Read())
        {
            found[row.GetString(0)] = AnswerRow.Read(row);
        }

        return found;
    }

    public void Append(JournalBatch batch)
    {
        try
        {
            var connection = Writer();
            using var transaction = connection.BeginTransaction();

            // Lines are fenced by their key; refusals alone are not, and must not rest on a state that another writer has moved on from.
            if (batch.Lines.Count == 0 && LastLine(connection, transaction) != batch.After)
            {
                throw new FenceException(null);
            }

            CopyLines(connection, batch.Lines);
            CopyAnswers(connection, batch.Answers);
            Upsert(connection, transaction, batch.States);
            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new FenceException(e);
        }
        catch (NpgsqlException)
        {
            writer?.Dispose();
            writer = null;
            throw;
        }
    }

    public IReadOnlyList<LineRow> Read(long after, int max)
    {
        using var command = source.CreateCommand("SELECT number, hash, act, bytes FROM lines WHERE number > $1 ORDER BY number LIMIT $2");
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = (long)max });
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
        using var command = source.CreateCommand("SELECT hash FROM lines WHERE number = $1");
        command.Parameters.Add(new() { Value = line });
        return command.ExecuteScalar() as string;
    }

    public IReadOnlyDictionary<string, string> Durability()
    {
        var settings = PostgreSqlDurability.Read(Writer());
        return PostgreSqlDurability.ObjectionTo(settings) is { } sentence ? throw new CannotStart(sentence) : settings;
    }

    public void ForgetRefusalsBefore(long at)
    {
        using var command = source.CreateCommand("DELETE FROM answers WHERE line IS NULL AND at < $1");
        command.Parameters.Add(new() { Value = at });
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        decider?.Dispose();
        writer?.Dispose();
        source.Dispose();
    }

    private static void CopyLines(NpgsqlConnection connection, IReadOnlyList<LineRow> rows)
    {
        using var copy = connection.BeginBinaryImport("COPY lines (number, hash, act, bytes) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            copy.StartRow();
            copy.Write(row.Number, NpgsqlDbType.Bigint);
            copy.Write(row.Hash, NpgsqlDbType.Varchar);
            copy.Write(row.Act, NpgsqlDbType.Varchar);
            copy.Write(row.Bytes, NpgsqlDbType.Bytea);
        }

        copy.Complete();
    }

    private static void CopyAnswers(NpgsqlConnection connection, IReadOnlyList<AnswerRow> rows)
    {
        using var copy = connection.BeginBinaryImport("COPY answers (act_id, content, line, at, body) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            copy.StartRow();
            copy.Write(row.ActId, NpgsqlDbType.Varchar);
            copy.Write(row.Content, NpgsqlDbType.Varchar);
            if (row.Line is { } line)
            {
                copy.Write(line, NpgsqlDbType.Bigint);
            }
            else
            {
                copy.WriteNull();
            }

            copy.Write(row.At, NpgsqlDbType.Bigint);
            copy.Write(row.Body, NpgsqlDbType.Bytea);
        }

        copy.Complete();
    }

    private static void Upsert(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<StateRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var command = new NpgsqlCommand(
            """
            INSERT INTO states (key, body) SELECT * FROM unnest($1, $2)
            ON CONFLICT (key) DO UPDATE SET body = excluded.body
            """, connection, transaction);
        command.Parameters.Add(new() { Value = rows.Select(static r => r.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = rows.Select(static r => r.Body).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        command.ExecuteNonQuery();
    }

    private static long LastLine(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        using var command = new NpgsqlCommand("SELECT COALESCE(MAX(number), 0) FROM lines", connection, transaction);
        return (long)command.ExecuteScalar()!;
    }

    private NpgsqlConnection Writer()
    {
        if (writer is null)
        {
            writer = source.OpenConnection();
            PostgreSqlDurability.Demand(writer);
        }

        return writer;
    }

    private NpgsqlConnection Decider()
    {
        if (decider is { State: not System.Data.ConnectionState.Open })
        {
            decider.Dispose();
            decider = null;
        }

        if (decider is null)
        {
            // What the writer asks for it asks by keys, hundreds at a time: never read a table for it, however small that was when the plan was made.
            decider = source.OpenConnection();
            using var command = new NpgsqlCommand("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off", decider);
            command.ExecuteNonQuery();
        }

        return decider;
    }
}
