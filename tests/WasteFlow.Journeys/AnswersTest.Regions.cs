using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

public partial class AnswersTest
{
    /// <summary>Who answers for a region, or for some streams, makes nobody who answers for more.</summary>
    [Fact]
    public async Task An_administrator_of_a_region_enrols_nobody_beyond_it()
    {
        var key = "of-xuchang-" + Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
        var enrolled = await Enrol(Officer, "of-xuchang", "administrator", "411000", "medical", key: key);
        Assert.True(enrolled.Status == 200, enrolled.Text);
        var head = (await Doors.Post("registry/sign-in", new JsonObject { ["apiKey"] = key })).Json!["token"]!.GetValue<string>();
        foreach (var division in new[] { "410104", "411003" })
        {
            var registered = await Doors.Post("registry/register-enterprise", new JsonObject
            {
                ["actId"] = Guid.NewGuid().ToString("D"), ["happenedAt"] = "2025-03-03T00:00:00Z", ["enterprise"] = $"seated-{division}", ["name"] = "某厂", ["identity"] = "local",
                ["division"] = division, ["kinds"] = new JsonArray("industrial-enterprise"),
            }, Officer);
            Assert.True(registered.Status == 200, registered.Text);
        }

        Refused(await Enrol(head, "everywhere", "administrator", null, "medical"), 403, "not_yours", "/region");
        Refused(await Enrol(head, "elsewhere", "officer", "410100", "medical"), 403, "not_yours", "/region");
        Refused(await Enrol(head, "of-all-streams", "officer", "411003", null), 403, "not_yours", "/streams");
        Refused(await Enrol(head, "of-another-stream", "officer", "411003", "sludge"), 403, "not_yours", "/streams");
        Refused(await Enrol(head, "of-works", "administrator", null, null, "seated-410104"), 403, "not_yours", "/enterprise");
        Assert.Equal(200, (await Enrol(head, "of-jianan", "officer", "411003", "medical")).Status);
        Assert.Equal(200, (await Enrol(head, "of-its-works", "administrator", null, null, "seated-411003")).Status);
    }

    Task<DoorAnswer> Enrol(string by, string person, string role, string? region, string? stream, string? enterprise = null, string? key = null) => Doors.Post(
        "registry/enrol-person",
        new JsonObject
        {
            ["person"] = person, ["name"] = "某人", ["roles"] = new JsonArray(role), ["region"] = region, ["streams"] = stream is null ? null : new JsonArray(stream),
            ["enterprise"] = enterprise, ["apiKey"] = key,
        },
        by);
}
