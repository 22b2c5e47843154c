using Microsoft.EntityFrameworkCore;
using WasteFlow.Bureau;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Registry;

namespace WasteFlow.House;

/// <summary>A model that changed without a migration would stop every room at its next start.</summary>
public class MigrationsTest
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    [InlineData(Provider.SqlServer)]
    public void Every_model_has_its_migrations(Provider provider)
    {
        DbContext[] contexts =
        [
            new LedgerDb(RoomDatabase.OptionsFor<LedgerDb>(provider, "", durable: true)),
            new RegistryDb(RoomDatabase.OptionsFor<RegistryDb>(provider, "", durable: true)),
            new BureauDb(RoomDatabase.OptionsFor<BureauDb>(provider, "", durable: true)),
            new FoldDb(RoomDatabase.OptionsFor<FoldDb>(provider, "", durable: true)),
        ];
        Tree.Clean($"Models changed since their last migration for {provider}: run ops/migrations.sh add NAME.",
            contexts.Where(c => !c.Database.GetMigrations().Any() || c.Database.HasPendingModelChanges()).Select(c => c.GetType().Name));
        foreach (var context in contexts) context.Dispose();
    }
}
