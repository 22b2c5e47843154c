using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger;
using WasteFlow.Ledger.Journal;
using WasteFlow.Ledger.Proof;
using WasteFlow.Waste;

namespace WasteFlow.Journeys.Kill;

/// <summary>Where two writers are at one database after all (a seat that was lost without its process knowing), the line's number lets one of them write it.</summary>
public sealed class FenceTest : IDisposable
{
    const int Rounds = 40;
    const int Kilograms = 30;

    static readonly SiteId Works = new("works"), Plant = new("plant");
    static readonly Instant Now = Instant.FromUtc(2025, 3, 3, 0, 0);

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-fence-").FullName;
    readonly OwnDatabases databases = new($"fence_{Guid.NewGuid():N}"[..20]);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_writers_at_one_database_make_one_journal_and_give_nothing_twice(bool postgreSql)
    {
        try
        {
            await using var house = House.Build(new HouseOptions { Data = folder, Database = postgreSql ? databases.Setting : "sqlite" }, [new LedgerRoom()]);
            await House.Migrate(house.Services, Cancel);
            var database = house.Services.GetRequiredService<RoomDatabase>();
            var (here, there) = (JournalStores.Open(database), JournalStores.Open(database));
            await using (var one = new JournalWriter(here, new(here)))
            await using (var other = new JournalWriter(there, new(there)))
            {
                foreach (var site in new[] { Works, Plant }) await Taken(one, new RegisterSite(Guid.NewGuid(), Now, site, new($"{site}-co"), site.Text, "410104", "410104", "factory", []));
                await Taken(other, new GenerateWaste(Guid.NewGuid(), Now, Works, "general-industrial", new("310-901-S01"), Kg(Kilograms)));
                await TheLastKilogramsGoOnce(one, other);
                await TheSameActIsOneLine(one, other);
            }

            await Sound(here, database);
            ((IDisposable)here).Dispose();
            ((IDisposable)there).Dispose();
        }
        finally
        {
            if (postgreSql) await databases.Drop([LedgerRoom.RoomName]);
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    static async Task TheLastKilogramsGoOnce(JournalWriter one, JournalWriter other)
    {
        var answers = new List<Answer>();
        for (var round = 0; round < Rounds; round++) answers.AddRange(await Task.WhenAll(Ask(one, File()), Ask(other, File())));
        var taken = answers.Select(static a => a.Accepted).OfType<Accepted>().ToList();
        Assert.Equal((Kilograms, Kilograms), (taken.Count, taken.Select(static a => a.Manifest).Distinct().Count()));
        Assert.All(answers.Where(static a => a.Accepted is null), static a => Assert.Equal("lot_holds_less", a.Refused?.Code));
    }

    static async Task TheSameActIsOneLine(JournalWriter one, JournalWriter other)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var act = new GenerateWaste(Guid.NewGuid(), Now, Works, "general-industrial", new("310-901-S01"), Kg(1));
            var answers = await Task.WhenAll(Ask(one, act), Ask(other, act));
            Assert.NotNull(answers[0].Accepted);
            Assert.Equal(answers[0].Accepted!.Line, answers[1].Accepted?.Line);
        }
    }

    /// <summary>Two sites, what was generated, what was filed of it, what both wanted to generate: no number is missing, no answer without its line.</summary>
    static async Task Sound(IJournalStore store, RoomDatabase database)
    {
        var head = store.Head();
        Assert.Equal(2 + 1 + Kilograms + Rounds, head.Line);
        await using var db = database.Open<LedgerDb>(LedgerRoom.RoomName);
        var found = await Verifier.Store(store, new(head, await db.States.AsNoTracking().ToListAsync(Cancel), null), [], Vouchers.None, Cancel);
        Assert.Equal((head.Line, head.Hash, null), (found.Lines, found.Hash, found.Why));
        Assert.Equal(Enumerable.Range(1, (int)head.Line).Select(static n => (long?)n), (await db.Answers.AsNoTracking().Where(static a => a.Line != null).ToListAsync(Cancel)).Select(static a => a.Line).Order());
    }

    static FileManifest File() => new(
        Guid.NewGuid(), Now, Works, new("carrier"), Plant, "general-industrial", [new(new("310-901-S01"), Kg(1), "building-material")], "豫A12345");

    static Quantity Kg(int kilograms) => new($"{kilograms}", "kg");

    static async Task Taken(JournalWriter writer, IAct act) => Assert.Null((await Ask(writer, act)).Refused);

    static async Task<Answer> Ask(JournalWriter writer, IAct act) => (await writer.Write(
        [new(Acts.NameOf(act.GetType()), JsonSerializer.SerializeToElement(act, act.GetType(), Wire.Options), new("somebody"), "fence", Now, [], [])], Cancel))[0];
}
