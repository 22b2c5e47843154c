using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WasteFlow.Hosting;
using WasteFlow.Ledger;

namespace WasteFlow.Journeys;

/// <summary>A fault of our own, behind a real gate.</summary>
public class FaultTest
{
    [Fact]
    public async Task A_fault_is_an_answer_with_a_trace_and_tells_nothing_of_our_inside()
    {
        var answer = await Answer(new InvalidOperationException(FaultyRoom.Secret));
        Assert.Equal((500, "application/problem+json"), (answer.Status, answer.Type));
        Assert.Equal("internal_fault", answer.Json!["code"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{32}$|^[0-9A-Z:]+$", answer.Json["details"]!["trace"]!.GetValue<string>());
        Assert.DoesNotContain(FaultyRoom.Secret, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too slow")]
    [InlineData("gone")]
    [InlineData("full")]
    [InlineData("locked")]
    public async Task A_database_that_gives_no_answer_is_said_to_be_not_there(string how)
    {
        var answer = await Answer(how switch
        {
            "too slow" => new NpgsqlException(FaultyRoom.Secret, new TimeoutException()),
            "gone" => new DbUpdateException(FaultyRoom.Secret, new NpgsqlException(FaultyRoom.Secret, new IOException())),
            "full" => new PostgresException(FaultyRoom.Secret, "FATAL", "FATAL", PostgresErrorCodes.TooManyConnections),
            _ => new SqliteException(FaultyRoom.Secret, 5),
        });
        Assert.Equal((503, "store_not_there"), (answer.Status, answer.Json!["code"]!.GetValue<string>()));
        Assert.DoesNotContain(FaultyRoom.Secret, answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Of a door behind which this is thrown.</summary>
    static async Task<DoorAnswer> Answer(Exception fault)
    {
        var folder = Directory.CreateTempSubdirectory("wasteflow-fault-").FullName;
        try
        {
            await using var house = await House.Start(
                new HouseOptions { Data = folder, Urls = "http://127.0.0.1:0", Peers = new Dictionary<string, Uri>(StringComparer.Ordinal) { ["registry"] = new("http://127.0.0.1:9") } },
                [new LedgerRoom(), new FaultyRoom(fault)], TestContext.Current.CancellationToken);
            using var http = new HttpClient();
            return await new Doors(http, door => new(house.Addresses[0], door)).Get("portal/trace", null);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A door that anybody may open, and nothing but a fault behind it.</summary>
    sealed class FaultyRoom(Exception fault) : IRoom
    {
        public const string Secret = "the cellar key lies under the mat";

        public string Name => "portal";

        public void AddTo(RoomServices services)
        {
        }

        public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/portal/trace", string () => throw fault);
    }
}
