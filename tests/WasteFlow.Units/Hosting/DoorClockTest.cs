using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Hosting;

/// <summary>Which time an act is stamped with at the door, and what the ledger is told beside it.</summary>
public class DoorClockTest
{
    static readonly Instant Outside = Instant.FromUtc(2026, 11, 27, 6, 0);
    static readonly Instant Played = Instant.FromUtc(2025, 3, 31, 10, 0);

    readonly FakeFeed feed = new() { At = Played };

    [Theory]
    [InlineData(true, null, "2025-03-31T10:00:00Z")]
    [InlineData(true, "2025-04-02T00:00:00Z", "2025-04-02T00:00:00Z")]
    [InlineData(false, null, "2026-11-27T06:00:00Z")]
    [InlineData(false, "2025-04-02T00:00:00Z", "2026-11-27T06:00:00Z")]
    public async Task An_act_without_a_clock_is_as_late_as_the_ledger_of_a_simulated_house(bool simulated, string? said, string stamped)
    {
        feed.Say("h", "a", "b");
        Assert.Equal(stamped, Text(await Stamped(House(simulated), said)));
    }

    [Fact]
    public async Task It_goes_on_with_the_ledger()
    {
        var house = House(simulated: true);
        Assert.Equal(Outside, await Stamped(house, null));
        feed.Say("h", "a");
        Assert.Equal(Played, await Stamped(house, null));
        feed.At = Played + Duration.FromDays(1);
        feed.Say("h", "b");
        house.Services.GetRequiredService<LineNews>().Tell(2);
        Assert.Equal(feed.At, await Stamped(house, null));
        Assert.Equal(feed.At, await Stamped(house, null));
    }

    [Fact]
    public async Task What_the_room_finds_that_an_act_takes_is_claimed_of_the_ledger()
    {
        var house = House(simulated: false);
        await Stamped(house, null);
        Assert.Equal([new Claim("alarm/short-weight:1@0", new("alarm_not_open", "/alarm"))], house.Services.GetRequiredService<Listener>().Heard!.Claims);
    }

    [Fact]
    public async Task A_day_that_has_not_been_is_an_objection_that_the_ledger_answers_with()
    {
        var house = House(simulated: true);
        await Stamped(house, "2025-03-30T09:59:00Z");
        Assert.Equal("happened_too_far_ahead", house.Services.GetRequiredService<Listener>().Heard!.Objection?.Code);
    }

    /// <summary>What the ledger is asked of an alarm that is closed at the door.</summary>
    static async Task<Instant> Stamped(WebApplication house, string? said)
    {
        var context = new DefaultHttpContext { RequestServices = house.Services };
        context.Request.Body = new MemoryStream(Wire.Bytes(new CloseAlarm(Guid.NewGuid(), Played, "short-weight:1", "weighed again")));
        if (said is not null) context.Request.Headers[DoorClock.Header] = said;
        await ((IEndpointRouteBuilder)house).DataSources.SelectMany(static s => s.Endpoints).Single().RequestDelegate!(context);
        return house.Services.GetRequiredService<Listener>().Heard!.ReceivedAt;
    }

    static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    WebApplication House(bool simulated)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel();
        builder.Services.AddRouting()
            .AddSingleton<IClock>(new Still()).AddSingleton(new HouseOptions { SimulatedClock = simulated }).AddSingleton<ILineFeed>(feed)
            .AddSingleton<LineNews>().AddSingleton<FoldRunners>().AddSingleton<LedgerTime>().AddSingleton<DoorClock>().AddSingleton<ActDoor>()
            .AddSingleton<Listener>().AddSingleton<ILedgerClient>(static s => s.GetRequiredService<Listener>());
        var house = builder.Build();
        house.MapAct<CloseAlarm>(new Room(), static (_, _, _, _) => Judgement.Fine with { Claims = [new("alarm/short-weight:1@0", new("alarm_not_open", "/alarm"))] });
        return house;
    }

    sealed class Still : IClock
    {
        public Instant GetCurrentInstant() => Outside;
    }

    sealed class Listener : ILedgerClient
    {
        public Ask? Heard { get; private set; }

        public Task<Answer> Ask(Ask ask, CancellationToken cancel)
        {
            Heard = ask;
            return Task.FromResult(new Answer(Guid.Empty, null, new Refused("ledger_not_there")));
        }
    }

    sealed class Room : IRoom
    {
        public string Name => "bureau";

        public void AddTo(RoomServices services)
        {
        }

        public void Map(IEndpointRouteBuilder routes)
        {
        }
    }
}
