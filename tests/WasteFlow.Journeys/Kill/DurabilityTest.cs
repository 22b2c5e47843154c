using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Hosting;
using WasteFlow.Ledger;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Journeys.Kill;

/// <summary>What a commit rests on, as the session that commits says it.</summary>
public sealed class DurabilityTest : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-durable-").FullName;
    readonly OwnDatabases databases = new($"durable_{Guid.NewGuid():N}"[..20]);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_writer_on_SQLite_waits_for_the_disk_with_every_commit()
    {
        await using var house = await Migrated("sqlite");
        Assert.Equal([("journal_mode", "wal"), ("synchronous", "2")], Settings(house));
    }

    [Fact]
    public async Task The_writer_on_PostgreSQL_waits_for_the_disk_with_every_commit_whatever_the_database_is_set_to()
    {
        try
        {
            await using (await Migrated(databases.Setting))
            {
                await OwnDatabases.Say($"ALTER DATABASE \"{databases.Of(LedgerRoom.RoomName)}\" SET synchronous_commit = off");
            }

            await using var house = await Migrated(databases.Setting);
            Assert.Equal([("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on")], Settings(house));
        }
        finally
        {
            await databases.Drop([LedgerRoom.RoomName]);
        }
    }

    [Theory]
    [InlineData("off", "PostgreSQL runs with fsync = off, so an answered act could be lost with the power: set fsync = on in postgresql.conf.")]
    [InlineData("on", null)]
    public void A_server_that_does_not_wait_for_its_disk_is_not_written_to(string fsync, string? said) =>
        Assert.Equal(said, PostgreSqlDurability.ObjectionTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["fsync"] = fsync }));

    [Theory]
    [InlineData("FORCED", "SQL Server's database is set to DELAYED_DURABILITY = FORCED, so an answered act could be lost with the power: ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED.")]
    [InlineData("ALLOWED", null)]
    [InlineData("DISABLED", null)]
    public void A_database_that_answers_before_its_log_is_written_is_not_written_to(string delayed, string? said) =>
        Assert.Equal(said, SqlServerDurability.ObjectionTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["delayed_durability"] = delayed }));

    /// <summary>EF's lock on SQLite is a row, which the process that was killed did not take away.</summary>
    [Fact]
    public async Task A_process_killed_while_it_migrated_does_not_hold_up_the_next()
    {
        await using (var ledger = new SqliteConnection($"Data Source={Path.Combine(folder, "ledger.db")}"))
        {
            await ledger.OpenAsync(Cancel);
            await using var command = ledger.CreateCommand();
            command.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2025-03-01 00:00:00')
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using var house = await Migrated("sqlite").WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(0, house.Services.GetRequiredService<IJournalStore>().Head().Line);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    async Task<WebApplication> Migrated(string database)
    {
        var house = House.Build(new HouseOptions { Data = folder, Database = database }, [new LedgerRoom()]);
        await House.Migrate(house.Services, Cancel);
        return house;
    }

    /// <summary>Of the session that the writer has opened.</summary>
    static IEnumerable<(string Name, string Setting)> Settings(WebApplication house)
    {
        house.Services.GetRequiredService<JournalWriter>();
        return house.Services.GetRequiredService<IJournalStore>().Durability().Select(static s => (s.Key, s.Value)).Order();
    }
}
