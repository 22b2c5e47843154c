using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>Names and numbers as long as a door takes them, in every room's documents: a key that were too long for its column would stop the room's folds for ever.</summary>
public class LongNamesTest
{
    const string Day = "2025-03-05T02:00:00Z";

    static readonly string Works = Long("works", 64), Plant = Long("plant", 64), Haul = Long("haul", 64), WorksSite = Long("works-site", 64), PlantSite = Long("plant-site", 64);
    static readonly string Permit = Long("permit", 80), Plate = Long("plate", 20);

    [Fact]
    public async Task The_longest_names_stop_no_room()
    {
        await using var house = new EmbeddedHouse();
        await house.InitializeAsync();
        await Register(house);
        foreach (var (door, body, pointer) in Beyond())
        {
            var answer = await Post(house, door, body);
            Assert.True(answer.Status is 400 or 422 && (string?)answer.Json!["pointer"] == pointer, $"{door} {answer.Text}");
        }

        var manifest = (await Done(house, "producers/file-manifest", Filing()))["manifest"]!.GetValue<string>();
        await Done(house, "transporters/pick-up-waste", new() { ["manifest"] = manifest, ["carrier"] = Haul, ["vehicle"] = Plate });
        await Done(house, "disposers/receive-waste", new()
        {
            ["manifest"] = manifest, ["receiver"] = PlantSite,
            ["items"] = new JsonArray(new JsonObject { ["item"] = 1, ["decision"] = "accepted", ["quantity"] = Tonnes("3") }),
        });

        var alarms = (await Read(house, "bureau/alarms?asOf=2025-03-06T02:00:00.000Z"))["alarms"]!.AsArray();
        foreach (var kind in new[] { "no-contract", "over-permit", "short-weight" })
        {
            var alarm = alarms.Single(a => a!["kind"]!.GetValue<string>() == kind)!["id"]!.GetValue<string>();
            await Done(house, "bureau/close-alarm", new() { ["alarm"] = alarm, ["reason"] = "seen" });
            var closed = (await Read(house, $"bureau/alarms?state=all&alarm={Uri.EscapeDataString(alarm)}"))["alarms"]!.AsArray();
            Assert.Equal((alarm, "ended"), (alarm, Assert.Single(closed)!["state"]!.GetValue<string>()));
        }

        await Read(house, $"registry/sites/{WorksSite}/dossier");
        await Read(house, "indicators/identity?region=410104&period=2025");
        foreach (var room in new[] { "producers", "collectors", "disposers" })
        {
            Assert.Equal("no_such_labels", (string?)(await house.Doors.Get($"{room}/labels/1", house.Officer)).Json!["code"]);
        }
    }

    static async Task Register(EmbeddedHouse house)
    {
        foreach (var (party, site, kind) in new[] { (Works, WorksSite, "industrial-enterprise"), (Plant, PlantSite, "hazardous-plant"), (Haul, null, null) })
        {
            await Done(house, "registry/register-enterprise", new()
            {
                ["enterprise"] = party, ["name"] = party, ["identity"] = "local", ["division"] = "410104", ["kinds"] = new JsonArray("industrial-enterprise"), ["simulated"] = true,
            });
            if (site is not null)
            {
                await Done(house, "registry/register-site", new()
                {
                    ["site"] = site, ["enterprise"] = party, ["name"] = site, ["division"] = "410104", ["supervisor"] = "410104",
                    ["kind"] = kind, ["tags"] = new JsonArray(), ["simulated"] = true,
                });
            }
        }

        await Done(house, "registry/register-vehicle", new()
        {
            ["plate"] = Plate, ["carrier"] = Haul, ["hazardous"] = true, ["sealed"] = true, ["licenceUntil"] = "2025-12-31", ["simulated"] = true,
        });
        await Done(house, "registry/register-contract", Contract(Long("contract", 50)));
        await Done(house, "registry/register-licence", Licence(Long("licence", 50)));
        await Done(house, "bureau/grant-permit", Granted(Permit));
        await Done(house, "bureau/grant-approval", Approved(Long("approval", 80)));
        await Done(house, "bureau/declare-emergency", Emergency(Long("emergency", 80)));
        await Done(house, "producers/generate-waste", new() { ["site"] = WorksSite, ["stream"] = "hazardous", ["code"] = "900-249-08", ["quantity"] = Tonnes("9") });
    }

    /// <summary>Each a character longer than it may be.</summary>
    static IEnumerable<(string Door, JsonObject Body, string Pointer)> Beyond()
    {
        yield return ("registry/register-contract", Contract(Long("contract", 51)), "/contract");
        yield return ("registry/register-licence", Licence(Long("licence", 51)), "/licence");
        yield return ("bureau/grant-permit", Granted(Long("permit", 81)), "/permit");
        yield return ("bureau/grant-approval", Approved(Long("approval", 81)), "/approval");
        yield return ("bureau/declare-emergency", Emergency(Long("emergency", 81)), "/emergency");
        yield return ("producers/generate-waste", new()
        {
            ["site"] = Long("works", 65), ["stream"] = "hazardous", ["code"] = "900-249-08", ["quantity"] = Tonnes("9"),
        }, "/site");
    }

    // The contract covers another waste, so that the filing lacks one.
    static JsonObject Contract(string number) => new()
    {
        ["enterprise"] = Works, ["contract"] = number, ["kind"] = "disposal", ["with"] = new JsonArray(Plant), ["codes"] = new JsonArray("HW49"),
        ["from"] = "2025-01-01", ["until"] = "2025-12-31", ["simulated"] = true,
    };

    static JsonObject Licence(string number) => new()
    {
        ["enterprise"] = Haul, ["licence"] = number, ["kind"] = "dangerous-goods-carriage", ["from"] = "2025-01-01", ["until"] = "2025-12-31", ["simulated"] = true,
    };

    static JsonObject Granted(string number) => new()
    {
        ["permit"] = number, ["site"] = PlantSite, ["codes"] = new JsonArray("HW08"), ["methods"] = new JsonArray("R9"), ["from"] = "2025-01-01",
        ["until"] = "2025-12-31", ["yearlyScale"] = Tonnes("1"), ["simulated"] = true,
    };

    static JsonObject Approved(string number) => new()
    {
        ["approval"] = number, ["kind"] = "point-to-point", ["site"] = WorksSite, ["receiver"] = PlantSite, ["codes"] = new JsonArray("HW49"), ["quantity"] = Tonnes("1"),
        ["from"] = "2025-01-01", ["until"] = "2025-12-31", ["simulated"] = true,
    };

    static JsonObject Emergency(string number) => new()
    {
        ["emergency"] = number, ["region"] = "410104", ["streams"] = new JsonArray("medical"), ["from"] = "2025-01-01", ["until"] = "2025-12-31",
        ["reason"] = "flood", ["document"] = "D-1", ["simulated"] = true,
    };

    static JsonObject Filing() => new()
    {
        ["mover"] = WorksSite, ["carrier"] = Haul, ["receiver"] = PlantSite, ["stream"] = "hazardous",
        ["items"] = new JsonArray(new JsonObject { ["code"] = "900-249-08", ["quantity"] = Tonnes("5"), ["method"] = "R9" }),
    };

    static JsonObject Tonnes(string value) => new() { ["value"] = value, ["unit"] = "t" };

    static string Long(string name, int length) => name.PadRight(length, 'x');

    static Task<DoorAnswer> Post(EmbeddedHouse house, string door, JsonObject body)
    {
        (body["actId"], body["happenedAt"]) = (Guid.NewGuid().ToString("D"), Day);
        return house.Doors.Post(door, body, house.Officer, Day);
    }

    static async Task<JsonNode> Done(EmbeddedHouse house, string door, JsonObject body)
    {
        var answer = await Post(house, door, body);
        Assert.True(answer.Status == 200, $"{door} {answer.Text}");
        return answer.Json!;
    }

    static async Task<JsonNode> Read(EmbeddedHouse house, string question)
    {
        var answer = await house.Doors.Get(question, house.Officer);
        Assert.True(answer.Status == 200, $"{question} {answer.Text}");
        return answer.Json!;
    }
}
