using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WasteFlow.Hosting;

/// <summary>The databases that rooms can stand on.</summary>
public enum Provider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Opens rooms' databases on the provider that the house was given. Each room has a database of its own.</summary>
public sealed class RoomDatabase
{
    private const string PostgreSqlPrefix = "postgresql:";
    private const string SqlServerPrefix = "sqlserver:";
    private const string DefaultName = "wasteflow";

    /// <summary>Statements that a connection to PostgreSQL keeps prepared: folds ask a few over and over, one document at a time.</summary>
    private const int PreparedStatements = 50;

    private readonly ConcurrentDictionary<(string Room, Type Context), DbContextOptions> made = new();
    private readonly Dictionary<(string Room, Type Context), bool> durable;
    private readonly string folder;
    private readonly string connection;

    public RoomDatabase(HouseOptions options, IEnumerable<RoomContext> contexts)
    {
        durable = contexts.ToDictionary(static c => (c.Room, c.Context), static c => c.Durable);
        folder = options.Data;
        Provider = ProviderOf(options.Database)
            ?? throw new CannotStart($"--database {options.Database} is none of sqlite, postgresql:… and sqlserver:….");
        connection = options.Database[(options.Database.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    public Provider Provider { get; }

    /// <summary>The provider a setting names; null when it names none.</summary>
    public static Provider? ProviderOf(string setting) =>
        setting is "sqlite" ? Hosting.Provider.Sqlite
        : setting.StartsWith(PostgreSqlPrefix, StringComparison.Ordinal) ? Hosting.Provider.PostgreSql
        : setting.StartsWith(SqlServerPrefix, StringComparison.Ordinal) ? Hosting.Provider.SqlServer
        : null;

    /// <summary>Options for a context on a provider: what rooms and migrations share.</summary>
    /// <param name="durable">SQLite only: whether a commit must survive the loss of power.</param>
    public static DbContextOptions<TContext> OptionsFor<TContext>(Provider provider, string connectionString, bool durable)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        var migrations = Migrating.AssemblyOf(provider);
        var history = $"migrations_{typeof(TContext).Name.ToLowerInvariant()}";
        switch (provider)
        {
            case Hosting.Provider.PostgreSql:
                builder.UseNpgsql(connectionString, o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history));
                break;
            case Hosting.Provider.SqlServer:
                builder.UseSqlServer(connectionString, o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history));
                break;
            default:
                builder.UseSqlite(connectionString, o => o.MigrationsAssembly(migrations).MigrationsHistoryTable(history))
                    .AddInterceptors(new SqlitePragmas(durable));
                break;
        }

        return builder.Options;
    }

    /// <summary>A new context of the room's database; the caller disposes of it.</summary>
    public TContext Open<TContext>(string room) where TContext : DbContext
    {
        var options = made.GetOrAdd(
            (room, typeof(TContext)),
            static (key, self) => OptionsFor<TContext>(self.Provider, self.ConnectionString(key.Room), self.durable.GetValueOrDefault(key)),
            this);
        return (TContext)Activator.CreateInstance(typeof(TContext), options)!;
    }

    /// <summary>For provider code that EF is not the tool for (the ledger's append).</summary>
    public string ConnectionString(string room)
    {
        switch (Provider)
        {
            case Hosting.Provider.PostgreSql:
                var npgsql = new NpgsqlConnectionStringBuilder(connection);
                npgsql.Database = $"{(string.IsNullOrEmpty(npgsql.Database) ? DefaultName : npgsql.Database)}_{room}";
                if (!npgsql.ShouldSerialize("Max Auto Prepare"))
                {
                    npgsql.MaxAutoPrepare = PreparedStatements;
                }

                return npgsql.ConnectionString;
            case Hosting.Provider.SqlServer:
                var sql = new SqlConnectionStringBuilder(connection);
                sql.InitialCatalog = $"{(sql.InitialCatalog.Length == 0 ? DefaultName : sql.InitialCatalog)}_{room}";
                return sql.ConnectionString;
            default:
                Directory.CreateDirectory(folder);
                return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, $"{room}.db") }.ConnectionString;
        }
    }
}
