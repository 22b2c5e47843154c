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

    /// <summary>Closes all rooms, does something to what they left on the disk, and opens them again.</summary>
    /// <param name="meanwhile">Gets the folder.</param>
    public async Task Reopen(Action<string> meanwhile)
    {
        await Shut();
        meanwhile(folder);
        await Open();
    }

    protected override string FirstCode => house!.Services.GetRequiredService<Registry.FirstCode>().Code!;

    protected override Uri AddressOf(string door) => new(house!.Addresses[0], door);

    protected override async Task Open() => house = await House.Start(
        new HouseOptions { Data = folder, Urls = "http://127.0.0.1:0", SimulatedClock = true }, [.. Rooms.All(), .. more], TestContext.Current.CancellationToken);

    protected override async Task Close()
    {
        await Shut();
        Directory.Delete(folder, recursive: true);
    }

    async Task Shut()
    {
        if (house is not null) await house.DisposeAsync();
        house = null;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
