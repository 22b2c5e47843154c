using System.Reflection;
using Microsoft.EntityFrameworkCore;
using WasteFlow.Hosting;

namespace WasteFlow.House;

/// <summary>A model that changed without a migration would stop its room at the next start.</summary>
public class MigrationsTest
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    [InlineData(Provider.SqlServer)]
    public void Every_model_has_its_migrations(Provider provider) => Tree.Clean(
        $"Models that changed since their last migration for {provider}: run ops/migrations.sh add NAME (a new context first needs a "
            + "factory in DesignTime.cs of each src/WasteFlow.Migrations.* project).",
        Models().Where(model => !IsMigrated(model, provider)).Select(model => model.FullName!));

    /// <summary>Every context in every assembly of ours, so that a new one is guarded the day it is born.</summary>
    static IEnumerable<Type> Models() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "WasteFlow.*.dll")
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(DbContext)) && !type.IsAbstract);

    static bool IsMigrated(Type model, Provider provider)
    {
        var options = typeof(RoomDatabase).GetMethod(nameof(RoomDatabase.OptionsFor))!.MakeGenericMethod(model).Invoke(null, [provider, "", true]);
        using var context = (DbContext)Activator.CreateInstance(model, options)!;
        return context.Database.GetMigrations().Any() && !context.Database.HasPendingModelChanges();
    }
}
