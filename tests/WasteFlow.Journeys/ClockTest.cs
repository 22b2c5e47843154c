using System.Text.Json.Nodes;
using NodaTime;
using WasteFlow.Bureau;

namespace WasteFlow.Journeys;

/// <summary>In a simulated house it is as late as its ledger for whoever says no time, at every door.</summary>
public class ClockTest : IClassFixture<ClockTest.Fixture>
{
    const string Last = "2025-06-10T04:00:00.000Z";

    readonly Fixture fixture;

    public ClockTest(Fixture fixture) => this.fixture = fixture;

    [Theory]
    [InlineData("bureau/law?rule=transit-limit", "day", "2025-06-10")]
    [InlineData("bureau/inspections?region=410100", "to", "2025-06-10")]
    [InlineData("bureau/alarms", "asOf", Last)]
    [InlineData("bureau/incident?code=900-249-08&place=410100", "at", Last)]
    public async Task A_reading_that_says_no_time_is_as_of_the_ledgers_last_line(string door, string field, string told)
    {
        await fixture.Play();
        var answer = await fixture.House.Doors.Get(door, fixture.House.Officer);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(told, answer.Json![field]!.GetValue<string>());
    }

    [Fact]
    public async Task What_an_officer_reads_there_is_written_down_with_that_time()
    {
        await fixture.Play();
        await fixture.House.Doors.Get("bureau/manifests?take=9", fixture.House.Officer);
        for (var i = 0; i < 100; i++)
        {
            await using var db = fixture.House.Database.Open<BureauDb>("bureau");
            if (db.Reads.FirstOrDefault(static r => r.Asked == "?take=9") is { } read)
            {
                Assert.Equal(Instant.FromUtc(2025, 6, 10, 4, 0).ToUnixTimeMilliseconds(), read.At);
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("nobody wrote it down");
    }

    public sealed class Fixture : IAsyncLifetime
    {
        bool played;

        internal EmbeddedHouse House { get; } = new();

        public ValueTask InitializeAsync() => House.InitializeAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();

        /// <summary>One line, recorded on the last day.</summary>
        internal async Task Play()
        {
            if (played) return;
            var registered = await House.Doors.Post("registry/register-enterprise", new JsonObject
            {
                ["actId"] = Guid.NewGuid().ToString("D"),
                ["happenedAt"] = Last,
                ["enterprise"] = "the-last-line-co",
                ["name"] = "末行",
                ["identity"] = "local",
                ["division"] = "410104",
                ["kinds"] = new JsonArray("carrier"),
                ["simulated"] = true,
            }, House.Officer, Last);
            Assert.True(registered.Status == 200, registered.Text);
            played = true;
        }
    }
}
