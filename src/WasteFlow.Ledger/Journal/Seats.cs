using System.Data;
using Microsoft.Data.SqlClient;
using Npgsql;
using WasteFlow.Hosting;

namespace WasteFlow.Ledger.Journal;

/// <summary>The writer's seat, by database: a locked file, an advisory lock, an application lock. All three go with their process.</summary>
public static class Seats
{
    public static ISeat Of(RoomDatabase database, string data) => database.Provider switch
    {
        Provider.PostgreSql => new PostgreSqlSeat(database.ConnectionString(LedgerRoom.RoomName)),
        Provider.SqlServer => new SqlServerSeat(database.ConnectionString(LedgerRoom.RoomName)),
        _ => new FileSeat(Path.Combine(data, "ledger.writer")),
    };

    private sealed class FileSeat(string path) : ISeat
    {
        private FileStream? held;

        public string Of => $"the ledger in {Path.GetDirectoryName(Path.GetFullPath(path))}";

        public bool Take()
        {
            try
            {
                held ??= new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }

        public void Dispose() => held?.Dispose();
    }

    private sealed class PostgreSqlSeat(string connectionString) : ISeat
    {
        /// <summary>Any number, the same for every ledger: the lock is the database's own.</summary>
        private const long Lock = 0x57617374;

        /// <summary>Not from the pool: the lock is the session's, and must end with it.</summary>
        private readonly NpgsqlConnection session = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);

        public string Of => $"the ledger in {session.Database}";

        public bool Take()
        {
            if (session.State != ConnectionState.Open)
            {
                session.Open();
            }

            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", session) { Parameters = { new() { Value = Lock } } };
            return (bool)command.ExecuteScalar()!;
        }

        public void Dispose() => session.Dispose();
    }

    private sealed class SqlServerSeat(string connectionString) : ISeat
    {
        private readonly SqlConnection session = new(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);

        public string Of => $"the ledger in {session.Database}";

        public bool Take()
        {
            if (session.State != ConnectionState.Open)
            {
                session.Open();
            }

            using var command = new SqlCommand("sp_getapplock", session) { CommandType = CommandType.StoredProcedure };
            command.Parameters.AddWithValue("@Resource", "wasteflow-ledger-writer");
            command.Parameters.AddWithValue("@LockMode", "Exclusive");
            command.Parameters.AddWithValue("@LockOwner", "Session");
            command.Parameters.AddWithValue("@LockTimeout", 0);
            var granted = command.Parameters.Add("@granted", SqlDbType.Int);
            granted.Direction = ParameterDirection.ReturnValue;
            command.ExecuteNonQuery();
            return (int)granted.Value >= 0;
        }

        public void Dispose() => session.Dispose();
    }
}
