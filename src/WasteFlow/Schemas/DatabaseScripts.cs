using Microsoft.EntityFrameworkCore;
using WasteFlow.Hosting;
using WasteFlow.Ledger.Journal;
using WasteFlow.Registry;

namespace WasteFlow.Schemas;

/// <summary>The tables of each model as every provider writes them. Needs no database.</summary>
internal static class DatabaseScripts
{
    public static IEnumerable<SchemaFile> All() =>
        from provider in Enum.GetValues<Provider>()
        from model in new (string Name, Func<DbContext> Open)[]
        {
            ("folds", () => new FoldDb(RoomDatabase.OptionsFor<FoldDb>(provider, "", durable: false))),
            ("ledger", () => new LedgerDb(RoomDatabase.OptionsFor<LedgerDb>(provider, "", durable: true))),
            ("registry", () => new RegistryDb(RoomDatabase.OptionsFor<RegistryDb>(provider, "", durable: true))),
        }
        select new SchemaFile($"database/{provider.ToString().ToLowerInvariant()}/{model.Name}.sql", Script(model.Open));

    private static string Script(Func<DbContext> open)
    {
        using var context = open();
        return context.Database.GenerateCreateScript();
    }
}
