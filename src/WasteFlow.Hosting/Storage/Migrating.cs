using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace WasteFlow.Hosting;

/// <summary>Brings a database to the model: by migrations where the provider's assembly has them, else by creating what is missing.</summary>
public static class Migrating
{
    private const int AloneWithinMs = 60_000;
    private const int SeenAgainMs = 100;

    /// <summary>The assembly that holds a provider's migrations.</summary>
    public static string AssemblyOf(Provider provider) => $"WasteFlow.Migrations.{provider}";

    /// <summary>Creates the database if it is not there, and migrates it; says how many migrations it applied.</summary>
    public static async Task<int> Bring(DbContext context, CancellationToken cancel)
    {
        var provider = context.Database.IsSqlite() ? Provider.Sqlite : context.Database.IsNpgsql() ? Provider.PostgreSql : Provider.SqlServer;
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, AssemblyOf(provider) + ".dll")) && context.Database.GetMigrations().Any())
        {
            var pending = (await context.Database.GetPendingMigrationsAsync(cancel)).Count();
            if (pending > 0)
            {
                await using var alone = provider == Provider.Sqlite ? await Alone(context, cancel) : null;
                await context.Database.MigrateAsync(cancel);
            }

            return pending;
        }

        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            await creator.CreateAsync(cancel);
        }

        // Several models may share a room's database, so "has tables" says nothing: ask for one of this model's own.
        if (!await Exists(context, context.Model.GetEntityTypes().First().GetTableName()!, cancel))
        {
            await creator.CreateTablesAsync(cancel);
        }

        return 0;
    }

    /// <summary>
    /// EF's own lock on SQLite is a row, which outlives a killed process and then holds up every start for ever. This one ends with its process:
    /// who holds it knows that a row which is there is nobody's.
    /// </summary>
    private static async Task<FileStream> Alone(DbContext context, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(context.Database.GetDbConnection().DataSource))!;
        Directory.CreateDirectory(folder);
        FileStream? held = null;
        for (var until = Environment.TickCount64 + AloneWithinMs; held is null; await Task.Delay(SeenAgainMs, cancel))
        {
            try
            {
                held = new FileStream(Path.Combine(folder, "migrating.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                break;
            }
            catch (IOException e) when (Environment.TickCount64 > until)
            {
                throw new CannotStart($"Another process has been migrating the databases in {folder} for a minute: wait for it, or stop it.", e);
            }
            catch (IOException)
            {
            }
        }

        if (await Exists(context, "__EFMigrationsLock", cancel))
        {
            await context.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancel);
        }

        return held!;
    }

    private static async Task<bool> Exists(DbContext context, string table, CancellationToken cancel)
    {
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
