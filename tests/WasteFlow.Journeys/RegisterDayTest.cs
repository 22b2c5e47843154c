using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>A page of the register tells what holds on the day that it is read on, though nobody has done anything since a change was said.</summary>
public class RegisterDayTest
{
    [Fact]
    public async Task A_change_that_was_said_early_is_on_every_page_from_its_day()
    {
        await using var house = new EmbeddedHouse();
        await house.InitializeAsync();
        await Say(house, "register-enterprise", new() { ["enterprise"] = "works", ["name"] = "旧名", ["identity"] = "local", ["division"] = "410104", ["kinds"] = new JsonArray("industrial-enterprise") });
        await Say(house, "register-site", new()
        {
            ["site"] = "yard", ["enterprise"] = "works", ["name"] = "旧名", ["division"] = "410104", ["supervisor"] = "410104", ["kind"] = "industrial-enterprise", ["tags"] = new JsonArray(),
        });
        await Say(house, "change-enterprise", new() { ["enterprise"] = "works", ["from"] = "2025-04-01", ["name"] = "新名" });
        var line = await Say(house, "change-site", new() { ["site"] = "yard", ["from"] = "2025-04-01", ["name"] = "新名" });
        foreach (var (now, name) in new[] { ("2025-03-31T15:59:59.999Z", "旧名"), ("2025-03-31T16:00:00.000Z", "新名") })
        {
            async Task<JsonNode> Read(string page) => (await house.Doors.Get($"registry/{page}", house.Officer, line, now)).Json!;
            var (site, enterprise) = (await Read("sites/yard/dossier"), await Read("enterprises/works/dossier"));
            JsonNode?[] told =
            [
                (await Read("sites?enterprise=works"))[0], await Read("sites/yard"), await Read("enterprises/works"),
                site["site"], site["enterprise"], enterprise["enterprise"], enterprise["sites"]![0],
            ];
            Assert.Equal(Enumerable.Repeat(name, told.Length), told.Select(static t => t!["name"]!.GetValue<string>()));
        }
    }

    static async Task<long> Say(EmbeddedHouse house, string act, JsonObject body)
    {
        body["actId"] = Guid.NewGuid().ToString();
        body["happenedAt"] = "2025-03-05T02:00:00Z";
        var answer = await house.Doors.Post($"registry/{act}", body, house.Officer, "2025-03-05T02:00:00Z");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json!["line"]!.GetValue<long>();
    }
}
