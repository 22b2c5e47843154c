using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace WasteFlow.Hosting;

/// <summary>Brings a database to the model: by migrations where the provider's assembly has them, else by creating what is missing.</summary>
public static class Migrating
{
    /// <summary>The assembly that holds a provider's migrations.</summary>
    public static string AssemblyOf(Provider provider) => $"WasteFlow.Migrations.{provider}";

    /// <summary>Creates the database if it is not there, and migrates it; says how many migrations it applied.</summary>
    public static async Task<int> Bring(DbContext context, CancellationToken cancel)
    {
        var provider = context.Database.IsSqlite() ? Provider.Sqlite : context.Database.IsNpgsql() ? Provider.PostgreSql : Provider.SqlServer;
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, AssemblyOf(provider) + ".dll")) && context.Database.GetMigrations().Any())
        {
            var pending = (await context.Database.GetPendingMigrationsAsync(cancel)).Count();
            await context.Database.MigrateAsync(cancel);
            return pending;
        }

        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            await creator.CreateAsync(cancel);
        }

        // Several models may share a room's database, so "has tables" says nothing: ask for one of this model's own.
        if (!await HasFirstTable(context, cancel))
        {
            await creator.CreateTablesAsync(cancel);
        }

        return 0;
    }

    private static async Task<bool> HasFirstTable(DbContext context, CancellationToken cancel)
    {
        var table = context.Model.GetEntityTypes().First().GetTableName()!;
        var quoted = context.GetService<ISqlGenerationHelper>().DelimitIdentifier(table);
        try
        {
#pragma warning disable EF1002 // The name is the model's own.
            await context.Database.ExecuteSqlRawAsync($"SELECT 1 FROM {quoted} WHERE 1 = 0", cancel);
#pragma warning restore EF1002
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
