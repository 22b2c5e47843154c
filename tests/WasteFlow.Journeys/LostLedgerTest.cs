using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>
/// As <see cref="LostLinkTest"/>, in processes over RabbitMQ: the ledger's is gone when a clerk files, so the load leaves on a provisional number, and everybody
/// on its way knows no other.
/// </summary>
public class LostLedgerTest
{
    const string Day = "2025-03-05T02:00:00Z";

    [Fact]
    public async Task Who_left_while_the_ledger_was_gone_is_picked_up_and_received_by_the_provisional_number()
    {
        await using var house = new HouseOfProcesses(["ledger"], ["registry"], ["producers", "transporters", "disposers"]);
        await house.InitializeAsync();
        await Settle(house);
        var settled = await Head(house);
        var filing = new JsonObject
        {
            ["actId"] = Id(), ["happenedAt"] = Day, ["mover"] = "works", ["carrier"] = "haul-co", ["receiver"] = "plant", ["stream"] = "household",
            ["items"] = new JsonArray(new JsonObject
            {
                ["code"] = "900-902-S64", ["quantity"] = new JsonObject { ["value"] = "5", ["unit"] = "t" }, ["method"] = "D1",
            }),
        };
        await HasRead(house, "producers/file-manifest", With(filing, "mover", "nobody"));
        await HasRead(house, "transporters/pick-up-waste", new()
        {
            ["actId"] = Id(), ["happenedAt"] = Day, ["manifest"] = "none", ["carrier"] = "haul-co", ["vehicle"] = "豫A00001",
        });
        await house.End("ledger");

        // Its clerk was told of a line that the room could not read any more.
        var unread = await house.Doors.Post("producers/file-manifest", With(filing, "mover", "works"), house.Officer, Day, settled + 1);
        Assert.True((unread.Status, (string?)unread.Json?["code"]) == (503, "number_provisional"), $"{unread.Text}\n{house.Logs}");
        var unknown = await house.Doors.Post("producers/file-manifest", With(filing, "mover", "nobody"), house.Officer, Day, settled + 1);
        Assert.True((unknown.Status, (string?)unknown.Json?["code"]) == (503, "ledger_not_there"), unknown.Text);

        var lost = await Post(house, "producers/file-manifest", filing);
        Assert.True((lost.Status, (string?)lost.Json?["code"]) == (503, "number_provisional"), $"{lost.Text}\n{house.Logs}");
        var provisional = lost.Json!["details"]!["number"]!.GetValue<string>();
        var pickUp = new JsonObject { ["actId"] = Id(), ["happenedAt"] = Day, ["manifest"] = provisional, ["carrier"] = "haul-co", ["vehicle"] = "豫A00001" };
        var early = await Post(house, "transporters/pick-up-waste", pickUp);
        Assert.True((early.Status, (string?)early.Json?["code"], (string?)early.Json?["pointer"]) == (404, "provisional_not_filed", "/manifest"), early.Text);

        await house.Again("ledger");
        var number = (await Done(house, "producers/file-manifest", filing))["manifest"]!.GetValue<string>();
        Assert.StartsWith("4101202505", number, StringComparison.Ordinal);

        // The driver's phone sends what was refused, word for word.
        var picked = await Done(house, "transporters/pick-up-waste", pickUp);
        Assert.Equal((number, "in-transit"), (picked["manifest"]!.GetValue<string>(), picked["state"]!.GetValue<string>()));
        Assert.Contains("named_by_provisional", picked["notes"]!.AsArray().Select(static n => n!["code"]!.GetValue<string>()));
        Assert.Equal(picked["line"]!.GetValue<long>(), (await Done(house, "transporters/pick-up-waste", pickUp))["line"]!.GetValue<long>());

        var received = await Done(house, "disposers/receive-waste", new JsonObject
        {
            ["actId"] = Id(), ["happenedAt"] = Day, ["manifest"] = provisional, ["receiver"] = "plant",
            ["items"] = new JsonArray(new JsonObject { ["item"] = 1, ["decision"] = "accepted", ["quantity"] = new JsonObject { ["value"] = "5", ["unit"] = "t" } }),
        });
        Assert.Equal((number, "closed"), (received["manifest"]!.GetValue<string>(), received["state"]!.GetValue<string>()));
        Assert.Equal(settled + 3, await Head(house));
        Assert.Equal(number, (await house.Doors.Get($"ledger/manifests/{provisional}", house.Officer)).Json!["number"]!.GetValue<string>());
    }

    static async Task Settle(HouseOfProcesses house)
    {
        foreach (var (party, site, kind) in new[] { ("works-co", "works", "industrial-enterprise"), ("plant-co", "plant", "landfill"), ("haul-co", null, null) })
        {
            await Done(house, "registry/register-enterprise", new()
            {
                ["actId"] = Id(), ["happenedAt"] = Day, ["enterprise"] = party, ["name"] = party, ["identity"] = "local", ["division"] = "410104",
                ["kinds"] = new JsonArray("industrial-enterprise"), ["simulated"] = true,
            });
            if (site is not null)
            {
                await Done(house, "registry/register-site", new()
                {
                    ["actId"] = Id(), ["happenedAt"] = Day, ["site"] = site, ["enterprise"] = party, ["name"] = site, ["division"] = "410104", ["supervisor"] = "410104",
                    ["kind"] = kind, ["tags"] = new JsonArray(), ["simulated"] = true,
                });
            }
        }
    }

    static string Id() => Guid.NewGuid().ToString("D");

    static Task<DoorAnswer> Post(HouseOfProcesses house, string door, JsonObject body) => house.Doors.Post(door, body, house.Officer, Day);

    /// <summary>A room refuses by its own rules only once it has read what was registered.</summary>
    static async Task HasRead(HouseOfProcesses house, string door, JsonObject refused)
    {
        var answer = await Post(house, door, refused);
        for (var again = 0; again < 5 && answer.Status == 503; again++) answer = await Post(house, door, refused);
        Assert.True(answer.Status is >= 400 and < 500, answer.Text);
    }

    static JsonObject With(JsonObject act, string field, string value)
    {
        var other = act.DeepClone().AsObject();
        (other["actId"], other[field]) = (Id(), value);
        return other;
    }

    static async Task<JsonNode> Done(HouseOfProcesses house, string door, JsonObject body)
    {
        // On a busy machine an answer may come too late: the same act again is one line.
        var answer = await Post(house, door, body);
        for (var again = 0; again < 5 && answer.Status == 503; again++) answer = await Post(house, door, body);
        Assert.True(answer.Status == 200, $"{answer.Text}\n{house.Logs}");
        return answer.Json!;
    }

    static async Task<long> Head(HouseOfProcesses house) => (await house.Doors.Get("ledger/head", house.Officer)).Json!["line"]!.GetValue<long>();
}
