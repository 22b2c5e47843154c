using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WasteFlow.Bureau;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Ledger.Journal;
using WasteFlow.Registry;

namespace WasteFlow.Migrations.Sqlite;

// What dotnet-ef asks for when ops/migrations.sh runs: each context as rooms open it on this provider. No database is opened.

internal sealed class LedgerDesign : IDesignTimeDbContextFactory<LedgerDb>
{
    public LedgerDb CreateDbContext(string[] args) => new(Design.Options<LedgerDb>());
}

internal sealed class FoldDesign : IDesignTimeDbContextFactory<FoldDb>
{
    public FoldDb CreateDbContext(string[] args) => new(Design.Options<FoldDb>());
}

internal sealed class RegistryDesign : IDesignTimeDbContextFactory<RegistryDb>
{
    public RegistryDb CreateDbContext(string[] args) => new(Design.Options<RegistryDb>());
}

internal sealed class BureauDesign : IDesignTimeDbContextFactory<BureauDb>
{
    public BureauDb CreateDbContext(string[] args) => new(Design.Options<BureauDb>());
}

internal sealed class IndicatorsDesign : IDesignTimeDbContextFactory<IndicatorsDb>
{
    public IndicatorsDb CreateDbContext(string[] args) => new(Design.Options<IndicatorsDb>());
}

internal static class Design
{
    public static DbContextOptions<TContext> Options<TContext>()
        where TContext : DbContext =>
        RoomDatabase.OptionsFor<TContext>(Provider.Sqlite, "", durable: true);
}
