using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Ledger;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>
/// Where the counter of numbers cannot be reached, or has come to its end, a load leaves on a provisional number (<c>practice.md</c> 2.3): a lost link's is
/// replaced as soon as the filing is a line, an exhausted series' stays until the national system gives one.
/// </summary>
public class LostLinkTest(LostLinkTest.Fixture fixture) : IClassFixture<LostLinkTest.Fixture>
{
    const string Day = "2025-03-05T02:00:00Z";

    /// <summary>Often enough that a room which does not look again has not read one of them.</summary>
    const int GrantsFollowed = 20;

    Doors Doors => fixture.House.Doors;

    [Fact]
    public async Task A_lost_link_gives_a_number_to_leave_on_and_the_same_filing_takes_its_place()
    {
        var (filing, provisional, lost) = await Left();
        Refused(lost, 503, "number_provisional");
        Refused(await Doors.Get($"ledger/manifests/{provisional}", fixture.House.Officer), 404, "provisional_not_filed");

        var filed = await Post("producers/file-manifest", filing);
        Assert.True(filed.Status == 200, filed.Text);
        var number = filed.Json!["manifest"]!.GetValue<string>();
        Assert.StartsWith("4101202505", number, StringComparison.Ordinal);
        Assert.Equal(number, (await Post("producers/file-manifest", filing)).Json!["manifest"]!.GetValue<string>());
        Assert.Equal(number, (await Doors.Get($"ledger/manifests/{provisional}", fixture.House.Officer)).Json!["number"]!.GetValue<string>());
    }

    /// <summary>Connected, and no answer: a truck stands at the gate, so its number comes after <see cref="ActDoor.FilingWaits"/>, whatever the connection would wait.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_ledger_that_says_nothing_holds_up_no_truck(int unread)
    {
        var known = (await Doors.Get("ledger/head", fixture.House.Officer)).Json!["line"]!.GetValue<long>();
        var filing = Filing("household", "900-902-S64", "D1");
        var lost = await fixture.WithSilence(() => Doors.Post("producers/file-manifest", filing, fixture.House.Officer, Day, known + unread));
        Refused(lost, 503, "number_provisional");

        var unlawful = await fixture.WithSilence(() => Doors.Post(
            "producers/file-manifest", Filing("household", "900-249-08", "D1"), fixture.House.Officer, Day, known + unread));
        Refused(unlawful, 503, "ledger_not_there");
        Assert.StartsWith("4101202505", (await fixture.Done("producers/file-manifest", filing))["manifest"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_on_it_is_entered_afterwards_and_found_by_it()
    {
        var (filing, provisional, _) = await Left();
        (filing["actId"], filing["paper"]) = (Guid.NewGuid().ToString("D"), provisional);

        var entered = await Post("producers/file-manifest", filing);
        Assert.True(entered.Status == 200, entered.Text);
        Assert.Contains("left_on_provisional", entered.Json!["notes"]!.AsArray().Select(static n => n!["code"]!.GetValue<string>()));
        Assert.Equal(
            entered.Json["manifest"]!.GetValue<string>(),
            (await Doors.Get($"ledger/manifests/{provisional}", fixture.House.Officer)).Json!["number"]!.GetValue<string>());
    }

    /// <summary>A room reads the journal a moment after it was written; who files right after the bureau has granted is not told that nothing was.</summary>
    [Fact]
    public async Task What_was_granted_a_moment_ago_is_known_to_who_files_next()
    {
        for (var round = 0; round < GrantsFollowed; round++)
        {
            await Done("bureau/grant-approval", new()
            {
                ["approval"] = $"granted-now-{round}", ["kind"] = "construction-disposal", ["site"] = "works", ["codes"] = new JsonArray("900-902-S64"),
                ["quantity"] = Kilograms(5), ["from"] = "2025-01-01", ["until"] = "2025-12-31", ["simulated"] = true,
            });
            var filing = Filing("household", "900-902-S64", "D1");
            filing["approval"] = $"granted-now-{round}";
            var filed = await Doors.Post("producers/file-manifest", filing, fixture.House.Officer, Day, atLeast: 0);
            Assert.True(filed.Status == 200, filed.Text);
            Assert.DoesNotContain("approval_unknown", filed.Json!["notes"]!.AsArray().Select(static n => n!["code"]!.GetValue<string>()));
        }
    }

    /// <summary>The driver has one number in his hand. Until its manifest is a line nothing is bound to his act, which he sends again.</summary>
    [Fact]
    public async Task A_driver_names_it_on_the_whole_way()
    {
        var (filing, provisional, _) = await Left();
        var pickUp = new JsonObject
        {
            ["actId"] = Guid.NewGuid().ToString("D"), ["happenedAt"] = Day, ["manifest"] = provisional, ["carrier"] = "haul-co", ["vehicle"] = "豫A00001",
        };
        Refused(await Post("transporters/pick-up-waste", pickUp), 404, "provisional_not_filed");

        var number = (await fixture.Done("producers/file-manifest", filing))["manifest"]!.GetValue<string>();
        var picked = await Post("transporters/pick-up-waste", pickUp);
        Assert.True(picked.Status == 200, picked.Text);
        Assert.Equal(number, picked.Json!["manifest"]!.GetValue<string>());
        var note = picked.Json["notes"]!.AsArray().Single(static n => n!["code"]!.GetValue<string>() == "named_by_provisional")!;
        Assert.Equal((provisional, number), (note["details"]!["number"]!.GetValue<string>(), note["details"]!["manifest"]!.GetValue<string>()));
        Assert.Equal(picked.Json["line"]!.GetValue<long>(), (await Post("transporters/pick-up-waste", pickUp)).Json!["line"]!.GetValue<long>());
        await Done("transporters/arrive-waste", new() { ["manifest"] = provisional, ["carrier"] = "haul-co" });
        Refused(await Post("producers/cancel-manifest", new()
        {
            ["actId"] = Guid.NewGuid().ToString("D"), ["happenedAt"] = Day, ["manifest"] = provisional, ["reason"] = "none",
        }), 409, "wrong_state");
    }

    [Fact]
    public async Task Who_is_entered_afterwards_is_received_by_the_number_it_left_on()
    {
        var (filing, provisional, _) = await Left();
        (filing["actId"], filing["paper"]) = (Guid.NewGuid().ToString("D"), provisional);
        var number = (await fixture.Done("producers/file-manifest", filing))["manifest"]!.GetValue<string>();
        var received = await Done("disposers/receive-waste", new() { ["manifest"] = provisional, ["receiver"] = "plant", ["items"] = new JsonArray(new JsonObject { ["item"] = 1, ["decision"] = "accepted", ["quantity"] = Kilograms(1) }) });
        Assert.Equal(number, received["manifest"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_room_itself_refuses_gets_no_number_and_neither_does_another_act()
    {
        var unlawful = Filing("household", "900-249-08", "D1");
        Refused(await fixture.WithoutLink(() => Post("producers/file-manifest", unlawful)), 503, "ledger_not_there");
        Refused(await fixture.WithoutLink(() => Post("producers/cancel-manifest", new()
        {
            ["actId"] = Guid.NewGuid().ToString("D"), ["happenedAt"] = Day, ["manifest"] = "4101202505000000001", ["reason"] = "none",
        })), 503, "ledger_not_there");
    }

    [Fact]
    public async Task An_exhausted_series_gives_provisional_numbers_that_manifests_keep()
    {
        await using (var db = fixture.House.Database.Open<LedgerDb>(LedgerRoom.RoomName))
        {
            db.States.Add(new() { Key = Keys.Series("4101-2025-national"), Body = Wire.Bytes(new SeriesState(999_998)) });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await Done("producers/generate-waste", new() { ["site"] = "works", ["stream"] = "hazardous", ["code"] = "900-249-08", ["quantity"] = Kilograms(10) });
        var last = await Done("producers/file-manifest", Filing("hazardous", "900-249-08", "R9"));
        var beyond = await Done("producers/file-manifest", Filing("hazardous", "900-249-08", "R9"));
        Assert.Equal(("L20254101999999", "P4101202500-1000000"), (last["manifest"]!.GetValue<string>(), beyond["manifest"]!.GetValue<string>()));

        await Done("producers/name-national-number", new() { ["manifest"] = "P4101202500-1000000", ["nationalNumber"] = "20254101000077" });
        var view = (await Doors.Get("ledger/manifests/P4101202500-1000000", fixture.House.Officer)).Json!;
        Assert.Equal(("filed", "20254101000077"), (view["state"]!.GetValue<string>(), view["nationalNumber"]!.GetValue<string>()));
        var found = (await Doors.Get("bureau/manifests?national=20254101000077", fixture.House.Officer)).Json!.AsArray();
        Assert.Equal("P4101202500-1000000", Assert.Single(found)!["number"]!.GetValue<string>());
        Assert.Equal("cancelled", (await Done("producers/cancel-manifest", new() { ["manifest"] = "P4101202500-1000000", ["reason"] = "no vehicle" }))["state"]!.GetValue<string>());
    }

    /// <summary>A filing that no ledger answered, and the number that the door gave.</summary>
    async Task<(JsonObject Filing, string Number, DoorAnswer Lost)> Left()
    {
        var filing = Filing("household", "900-902-S64", "D1");
        var lost = await fixture.WithoutLink(() => Post("producers/file-manifest", filing));
        var number = lost.Json!["details"]!["number"]!.GetValue<string>();
        Assert.Equal($"P{filing["actId"]!.GetValue<string>().Replace("-", "", StringComparison.Ordinal)}", number);
        Assert.Contains(number, lost.Json["zh"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(number, lost.Json["en"]!.GetValue<string>(), StringComparison.Ordinal);
        return (filing, number, lost);
    }

    Task<DoorAnswer> Post(string door, JsonObject body) => Doors.Post(door, body, fixture.House.Officer, Day);

    Task<JsonNode> Done(string door, JsonObject body) => fixture.Done(door, body);

    static JsonObject Filing(string stream, string code, string method) => new()
    {
        ["actId"] = Guid.NewGuid().ToString("D"), ["happenedAt"] = Day, ["mover"] = "works", ["carrier"] = "haul-co", ["receiver"] = "plant", ["stream"] = stream,
        ["items"] = new JsonArray(new JsonObject { ["code"] = code, ["quantity"] = Kilograms(1), ["method"] = method }),
    };

    static JsonObject Kilograms(int kilograms) => new() { ["value"] = $"{kilograms}", ["unit"] = "kg" };

    static void Refused(DoorAnswer answer, int status, string code)
    {
        Assert.True(answer.Status == status, answer.Text);
        Assert.Equal(code, answer.Json!["code"]!.GetValue<string>());
    }

    public sealed class Fixture : IAsyncLifetime
    {
        readonly LinkRoom link = new();

        public Fixture() => House = new(link);

        internal EmbeddedHouse House { get; }

        /// <summary>What a door answers while no room reaches the ledger.</summary>
        internal async Task<DoorAnswer> WithoutLink(Func<Task<DoorAnswer>> ask)
        {
            link.IsCut = true;
            try
            {
                return await ask();
            }
            finally
            {
                link.IsCut = false;
            }
        }

        /// <summary>What a door answers while the ledger takes everything and says nothing.</summary>
        internal async Task<DoorAnswer> WithSilence(Func<Task<DoorAnswer>> ask)
        {
            link.Silence = new(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                return await ask();
            }
            finally
            {
                link.Silence.SetResult();
                link.Silence = null;
            }
        }

        internal async Task<JsonNode> Done(string door, JsonObject body)
        {
            body["actId"] ??= Guid.NewGuid().ToString("D");
            body["happenedAt"] = Day;
            var answer = await House.Doors.Post(door, body, House.Officer, Day);
            Assert.True(answer.Status == 200, answer.Text);
            return answer.Json!;
        }

        public async ValueTask InitializeAsync()
        {
            await House.InitializeAsync();
            foreach (var (party, site) in new[] { ("works-co", "works"), ("plant-co", "plant"), ("haul-co", null) })
            {
                await Done("registry/register-enterprise", new()
                {
                    ["enterprise"] = party, ["name"] = party, ["identity"] = "local", ["division"] = "410104", ["kinds"] = new JsonArray("industrial-enterprise"), ["simulated"] = true,
                });
                if (site is not null)
                {
                    await Done("registry/register-site", new()
                    {
                        ["site"] = site, ["enterprise"] = party, ["name"] = site, ["division"] = "410104", ["supervisor"] = "410104",
                        ["kind"] = site == "plant" ? "hazardous-plant" : "industrial-enterprise", ["tags"] = new JsonArray(), ["simulated"] = true,
                    });
                }
            }
        }

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }

    /// <summary>The rooms' way to the ledger, which can be cut: then the bus throws as it does where nobody answers. In silence nothing throws, and nothing comes.</summary>
    sealed class LinkRoom : IRoom
    {
        public string Name => "link";

        public bool IsCut { get; set; }

        /// <summary>Not null while it is silent; set at its end.</summary>
        public TaskCompletionSource? Silence { get; set; }

        public void AddTo(RoomServices services)
        {
            services.Services.AddSingleton<ILedgerClient>(s =>
            {
                var whole = ActivatorUtilities.CreateInstance<LedgerClient>(s);
                return new LedgerClient(
                    async asks =>
                    {
                        if (IsCut)
                        {
                            throw new TimeoutException();
                        }

                        if (Silence is { } silence)
                        {
                            await silence.Task;
                            throw new TimeoutException();
                        }

                        return new([.. await Task.WhenAll(asks.Asks.Select(a => whole.Ask(a, default)))]);
                    },
                    Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
            });
            services.Services.AddSingleton<ILineFeed>(s => new Feed(s.GetRequiredService<JournalTail>(), this));
        }

        public void Map(IEndpointRouteBuilder routes)
        {
        }

        sealed class Feed(ILineFeed whole, LinkRoom link) : ILineFeed
        {
            public async Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
            {
                await (link.Silence?.Task.WaitAsync(cancel) ?? Task.CompletedTask);
                return await whole.Read(after, hash, max, cancel);
            }
        }
    }
}
