using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WasteFlow.Hosting;

/// <summary>SQLite forgets these with every connection: the write-ahead log, how hard a commit is, how long it waits for a writer.</summary>
internal sealed class SqlitePragmas(bool durable) : DbConnectionInterceptor
{
    private readonly string sql = Sql(durable);

    /// <summary>Also for connections that EF does not open.</summary>
    public static string Sql(bool durable) =>
        $"PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous={(durable ? "FULL" : "NORMAL")};";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
