namespace WasteFlow.Journeys;

/// <summary>Every file of schemas/journeys.</summary>
static class AllJourneys
{
    /// <summary>Where WasteFlow.sln lies.</summary>
    public static readonly string Root = FindRoot();

    public static readonly string Folder = Path.Combine(Root, "schemas", "journeys");

    public static readonly IReadOnlyList<string> Ids =
        [.. Directory.GetFiles(Folder, "*.json").Select(static f => Path.GetFileNameWithoutExtension(f)!)
            .Where(static f => f != "journey.schema").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Named() => [.. Ids];

    public static TheoryData<string> NamedWhereServersAre() => HouseOfProcesses.CanOpen ? Named() : [];

    public static Journey Read(string id) => Journey.Read(Path.Combine(Folder, id + ".json"));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WasteFlow.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No WasteFlow.sln above {AppContext.BaseDirectory}.");
    }
}

/// <summary>The journeys in one process.</summary>
public class EmbeddedTest : IClassFixture<EmbeddedTest.Fixture>
{
    readonly Fixture fixture;

    public EmbeddedTest(Fixture fixture) => this.fixture = fixture;

    public static TheoryData<string> Journeys() => AllJourneys.Named();

    [Theory]
    [MemberData(nameof(Journeys))]
    public Task Journey_holds(string journey) => new Player(AllJourneys.Read(journey), fixture.House).Play();

    public sealed class Fixture : IAsyncLifetime
    {
        internal PlayHouse House { get; } = new EmbeddedHouse();

        public ValueTask InitializeAsync() => House.InitializeAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}

/// <summary>The same journeys through four processes on RabbitMQ and PostgreSQL.</summary>
public class ProcessesTest : IClassFixture<ProcessesTest.Fixture>
{
    readonly Fixture fixture;

    public ProcessesTest(Fixture fixture) => this.fixture = fixture;

    public static TheoryData<string> Journeys() => AllJourneys.NamedWhereServersAre();

    [Fact]
    public void The_servers_are_there() => Assert.True(
        HouseOfProcesses.CanOpen, """WASTEFLOW_POSTGRESQL and WASTEFLOW_RABBITMQ are not set: ops/services.sh start; eval "$(ops/services.sh env)".""");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Journeys))]
    public async Task Journey_holds(string journey)
    {
        try
        {
            await new Player(AllJourneys.Read(journey), fixture.House).Play();
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(fixture.House.Logs);
            throw;
        }
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal PlayHouse House { get; } = new HouseOfProcesses();

        public ValueTask InitializeAsync() => HouseOfProcesses.CanOpen ? House.InitializeAsync() : default;

        public ValueTask DisposeAsync() => HouseOfProcesses.CanOpen ? House.DisposeAsync() : default;
    }
}
