using System.Data;
using Microsoft.Data.SqlClient;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>The journal on SQL Server: SqlBulkCopy for lines and answers, a MERGE from a temporary table for the documents.</summary>
public sealed class SqlServerJournal(string connectionString) : IJournalStore
{
    /// <summary>Keys are told apart and ordered by their code points.</summary>
    internal const string KeyCollation = "Latin1_General_100_BIN2";

    private const int PrimaryKeyViolation = 2627;

    public LedgerHead Head()
    {
        using var connection = Open();
        using var command = new SqlCommand("SELECT TOP 1 [number], [hash] FROM [lines] ORDER BY [number] DESC", connection);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetString(1)) : Chain.Beginning;
    }

    public byte[]? Load(string key)
    {
        using var connection = Open();
        using var command = new SqlCommand("SELECT [body] FROM [states] WHERE [key] = @key", connection);
        command.Parameters.AddWithValue("@key", key);
        return command.ExecuteScalar() as byte[];
    }

    public IReadOnlyDictionary<string, AnswerRow> FindAnswers(IReadOnlyCollection<string> actIds)
    {
        using var connection = Open();
        using var command = new SqlCommand(
            """
            SELECT a.[act_id], a.[content], a.[line], a.[at], a.[body]
            FROM [answers] AS a JOIN OPENJSON(@acts) WITH ([id] varchar(36) '$') AS asked ON a.[act_id] = asked.[id]
            """, connection);
        command.Parameters.AddWithValue("@acts", System.Text.Json.JsonSerializer.Serialize(actIds));
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
            using var connection = Open();
            using var transaction = connection.BeginTransaction();
            if (batch.Lines.Count == 0 && LastLine(connection, transaction) != batch.After)
            {
                throw new FenceException(null);
            }

            Copy(connection, transaction, "lines", ["number", "hash", "act", "bytes"],
                batch.Lines.Select(static r => new object[] { r.Number, r.Hash, r.Act, r.Bytes }),
                [typeof(long), typeof(string), typeof(string), typeof(byte[])]);
            Copy(connection, transaction, "answers", ["act_id", "content", "line", "at", "body"],
                batch.Answers.Select(static r => new[] { r.ActId, r.Content, r.Line ?? (object)DBNull.Value, r.At, r.Body }),
                [typeof(string), typeof(string), typeof(long), typeof(long), typeof(byte[])]);
            Merge(connection, transaction, batch.States);
            transaction.Commit();
        }
        catch (SqlException e) when (e.Number == PrimaryKeyViolation)
        {
            throw new FenceException(e);
        }
    }

    public IReadOnlyList<LineRow> Read(long after, int max)
    {
        using var connection = Open();
        using var command = new SqlCommand(
            "SELECT TOP (@max) [number], [hash], [act], [bytes] FROM [lines] WHERE [number] > @after ORDER BY [number]", connection);
        command.Parameters.AddWithValue("@max", max);
        command.Parameters.AddWithValue("@after", after);
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
        using var connection = Open();
        using var command = new SqlCommand("SELECT [hash] FROM [lines] WHERE [number] = @line", connection);
        command.Parameters.AddWithValue("@line", line);
        return command.ExecuteScalar() as string;
    }

    public IReadOnlyDictionary<string, string> Durability()
    {
        using var connection = Open();
        var settings = SqlServerDurability.Read(connection);
        return SqlServerDurability.ObjectionTo(settings) is { } sentence ? throw new CannotStart(sentence) : settings;
    }

    public void ForgetRefusalsBefore(long at)
    {
        using var connection = Open();
        using var command = new SqlCommand("DELETE FROM [answers] WHERE [line] IS NULL AND [at] < @at", connection);
        command.Parameters.AddWithValue("@at", at);
        command.ExecuteNonQuery();
    }

    private static long LastLine(SqlConnection connection, SqlTransaction transaction)
    {
        using var command = new SqlCommand("SELECT COALESCE(MAX([number]), 0) FROM [lines]", connection, transaction);
        return (long)command.ExecuteScalar();
    }

    private static void Copy(
        SqlConnection connection, SqlTransaction transaction, string table, string[] columns, IEnumerable<object[]> rows, Type[] types)
    {
        using var data = new DataTable();
        for (var i = 0; i < columns.Length; i++)
        {
            data.Columns.Add(columns[i], types[i]);
        }

        foreach (var row in rows)
        {
            data.Rows.Add(row);
        }

        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table };
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column, column);
        }

        copy.WriteToServer(data);
    }

    private static void Merge(SqlConnection connection, SqlTransaction transaction, IReadOnlyList<StateRow> rows)
    {
        // Where the collations of two columns differ, SQL Server compares neither.
        using (var create = new SqlCommand(
            $"CREATE TABLE #states ([key] nvarchar(200) COLLATE {KeyCollation} NOT NULL PRIMARY KEY, [body] varbinary(max) NOT NULL)", connection, transaction))
        {
            create.ExecuteNonQuery();
        }

        Copy(connection, transaction, "#states", ["key", "body"], rows.Select(static r => new object[] { r.Key, r.Body }), [typeof(string), typeof(byte[])]);
        using var merge = new SqlCommand(
            """
            MERGE [states] WITH (HOLDLOCK) AS t USING #states AS s ON t.[key] = s.[key]
            WHEN MATCHED THEN UPDATE SET [body] = s.[body]
            WHEN NOT MATCHED THEN INSERT ([key], [body]) VALUES (s.[key], s.[body]);
            DROP TABLE #states;
            """, connection, transaction);
        merge.ExecuteNonQuery();
    }

    private SqlConnection Open()
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        return connection;
    }
}
