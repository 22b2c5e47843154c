using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
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

    /// <summary>Doors for officers and administrators only; one of them fails.</summary>
    sealed class AskedRoom : IRoom
    {
        public List<string> Heard { get; } = [];

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

        void Hear(HttpContext context) => Heard.Add($"{context.Request.Path}{context.Request.QueryString}");
    }
}
