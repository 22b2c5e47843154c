using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Commands;
using WasteFlow.Hosting;

namespace WasteFlow.Journeys;

/// <summary>Every room in this process: SQLite in a folder of its own, the bus in memory.</summary>
/// <param name="more">Rooms of a test beside them.</param>
sealed class EmbeddedHouse(params IRoom[] more) : PlayHouse
{
    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-journeys-").FullName;
    House? house;

    /// <summary>With it the rooms of one house speak to each other.</summary>
    public string Inside => house!.Services.GetRequiredService<InsideTokens>().Issue();

    public Uri Address => house!.Addresses[0];

    public RoomDatabase Database => house!.Services.GetRequiredService<RoomDatabase>();

    public IBus Bus => house!.Services.GetRequiredService<IBus>();

    protected override string FirstCode => house!.Services.GetRequiredService<Registry.FirstCode>().Code!;

    protected override Uri AddressOf(string door) => new(house!.Addresses[0], door);

    protected override async Task Open() => house = await House.Start(
        new HouseOptions { Data = folder, Urls = "http://127.0.0.1:0", SimulatedClock = true }, [.. Rooms.All(), .. more], TestContext.Current.CancellationToken);

    protected override async Task Close()
    {
        if (house is not null) await house.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
