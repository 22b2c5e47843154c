using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Hosting;

/// <summary>The databases that rooms can stand on.</summary>
public enum Provider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Opens rooms' databases on the provider that the house was given. Each room has a database of its own.</summary>
public sealed class RoomDatabase(HouseOptions options)
{
    public Provider Provider { get; } =
        options.Database.StartsWith("postgresql:", StringComparison.Ordinal) ? Provider.PostgreSql
        : options.Database.StartsWith("sqlserver:", StringComparison.Ordinal) ? Provider.SqlServer
        : Provider.Sqlite;

    /// <summary>A new context of the room's database; the caller disposes of it.</summary>
    public TContext Open<TContext>(string room) where TContext : DbContext => throw new NotSupportedException(room);

    /// <summary>For provider code that EF is not the tool for (the ledger's append).</summary>
    public string ConnectionString(string room) => throw new NotSupportedException(room);
}
