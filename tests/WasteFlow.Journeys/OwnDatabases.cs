using Npgsql;

namespace WasteFlow.Journeys;

/// <summary>Databases on the tests' PostgreSQL server that no other run has.</summary>
sealed class OwnDatabases(string prefix)
{
    static readonly string? Server = Environment.GetEnvironmentVariable("WASTEFLOW_POSTGRESQL");

    /// <summary>Whether there is a server.</summary>
    public static bool CanOpen => Server is { Length: > 0 };

    /// <summary>As <c>--database</c> wants it.</summary>
    public string Setting => CanOpen
        ? $"postgresql:{Server};Database={prefix};Maximum Pool Size=20"
        : throw new InvalidOperationException("""WASTEFLOW_POSTGRESQL is not set: ops/services.sh start; eval "$(ops/services.sh env)".""");

    /// <summary>One statement, said by the server's own user.</summary>
    public static async Task Say(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public string Of(string room) => $"{prefix}_{room}";

    public async Task Drop(IEnumerable<string> rooms)
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var room in rooms) await Say($"DROP DATABASE IF EXISTS \"{Of(room)}\" WITH (FORCE)");
    }
}
