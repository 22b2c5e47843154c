using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WasteFlow.Hosting;
using WasteFlow.Ledger;

namespace WasteFlow.Journeys;

/// <summary>What a house asks itself before others ask it.</summary>
public class RehearsalTest
{
    [Fact]
    public async Task A_house_asks_its_own_doors_what_their_rooms_name_as_one_of_the_house_and_bears_what_fails()
    {
        var folder = Directory.CreateTempSubdirectory("wasteflow-rehearsal-").FullName;
        try
        {
            var room = new AskedRoom();
            await using var house = await House.Start(
                new HouseOptions { Data = folder, Urls = "", Peers = new Dictionary<string, Uri>(StringComparer.Ordinal) { ["registry"] = new("http://127.0.0.1:9") } },
                [new LedgerRoom(), room], TestContext.Current.CancellationToken);
            await house.Rehearse(TestContext.Current.CancellationToken);
            Assert.InRange(room.Heard.Count(static h => h == "/bureau/inspections?of=all"), 30, 100);
            Assert.Equal(1, room.Heard.Count(static h => h == "/bureau/cases"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_room_whose_rehearsal_fails_is_told_of_and_the_rooms_after_it_are_asked_all_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("wasteflow-rehearsal-").FullName;
        try
        {
            var room = new AskedRoom();
            await using var house = await House.Start(
                new HouseOptions { Data = folder, Urls = "", Peers = new Dictionary<string, Uri>(StringComparer.Ordinal) { ["registry"] = new("http://127.0.0.1:9") } },
                [new LedgerRoom(), new FailingRoom(), room], TestContext.Current.CancellationToken);
            using var told = new Heeded();
            house.Services.GetRequiredService<ILoggerFactory>().AddProvider(told);
            await house.Rehearse(TestContext.Current.CancellationToken);
            Assert.Equal(["Warning collectors: its rehearsal ended early"], told.Said.Where(static s => s.Contains("rehearsal", StringComparison.Ordinal)));
            Assert.Contains("/bureau/inspections?of=all", room.Heard);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_house_that_is_stopped_meanwhile_asks_no_further_and_tells_of_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("wasteflow-rehearsal-").FullName;
        try
        {
            using var stop = new CancellationTokenSource();
            var room = new AskedRoom { At = (10, stop.Cancel) };
            await using var house = await House.Start(
                new HouseOptions { Data = folder, Urls = "", Peers = new Dictionary<string, Uri>(StringComparer.Ordinal) { ["registry"] = new("http://127.0.0.1:9") } },
                [new LedgerRoom(), room], TestContext.Current.CancellationToken);
            using var told = new Heeded();
            house.Services.GetRequiredService<ILoggerFactory>().AddProvider(told);
            await house.Rehearse(stop.Token);
            Assert.InRange(room.Heard.Count, 10, 11);
            Assert.DoesNotContain(told.Said, static s => s.Contains("rehearsal", StringComparison.Ordinal));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A room that cannot say what to ask.</summary>
    sealed class FailingRoom : IRoom
    {
        public string Name => "collectors";

        public void AddTo(RoomServices services)
        {
        }

        public void Map(IEndpointRouteBuilder routes)
        {
        }

        public Task<IReadOnlyList<string>> Rehearsal(IServiceProvider services, CancellationToken cancel) => throw new InvalidOperationException("nothing is there");
    }

    /// <summary>What a house says of itself.</summary>
    sealed class Heeded : ILoggerProvider, ILogger
    {
        readonly System.Collections.Concurrent.ConcurrentQueue<string> said = new();

        public IReadOnlyCollection<string> Said => said;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }

    /// <summary>Doors for officers and administrators only; one of them fails.</summary>
    sealed class AskedRoom : IRoom
    {
        public List<string> Heard { get; } = [];

        /// <summary>What happens when so many questions were heard.</summary>
        public (int Count, Action Does)? At { get; init; }

        public string Name => "bureau";

        public void AddTo(RoomServices services)
        {
        }

        public Task<IReadOnlyList<string>> Rehearsal(IServiceProvider services, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<string>>(["/bureau/cases", "/bureau/inspections?of=all"]);

        public void Map(IEndpointRouteBuilder routes)
        {
            routes.MapGet("/bureau/inspections", context =>
            {
                Hear(context);
                return Task.CompletedTask;
            });
            routes.MapGet("/bureau/cases", context =>
            {
                Hear(context);
                throw new InvalidOperationException("nothing is there");
            });
        }

        void Hear(HttpContext context)
        {
            Heard.Add($"{context.Request.Path}{context.Request.QueryString}");
            if (At is var (count, does) && Heard.Count == count) does();
        }
    }
}
