using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>Plays one journey at the doors of a house: registers its parties, takes its steps in order, and looks at what is true then.</summary>
sealed class Player(Journey journey, PlayHouse house)
{
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    readonly Names names = new(journey.Id);
    readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    int acts;

    Doors Doors => house.Doors;

    public async Task Play()
    {
        await RegisterParties();
        foreach (var step in journey.Steps) await Take(step);
        await new Outcome(journey, names, Doors, TokenOf).Check();
    }

    /// <summary>Who reads or acts; nobody named is the house's own officer.</summary>
    string? TokenOf(string? person) => person is null or "officer" ? house.Officer : person == "nobody" ? null : tokens[person];

    async Task RegisterParties()
    {
        var parties = journey.Parties;
        foreach (var e in parties.Enterprises)
        {
            await Register("registry/register-enterprise", new()
            {
                ["enterprise"] = names.Party(e.As),
                ["name"] = e.Name,
                ["identity"] = "local",
                ["division"] = e.Division,
                ["kinds"] = List(e.Kinds),
                ["simulated"] = true,
            });
        }

        foreach (var s in parties.Sites)
        {
            var division = s.Division ?? parties.Enterprises.Single(e => e.As == s.Of).Division;
            await Register("registry/register-site", new()
            {
                ["site"] = names.Party(s.As),
                ["enterprise"] = names.Of("$" + s.Of),
                ["name"] = s.Name,
                ["division"] = division,
                ["supervisor"] = s.Supervisor ?? division,
                ["kind"] = s.Kind,
                ["tags"] = List(s.Tags ?? []),
                ["town"] = s.Town,
                ["store"] = s.Store,
                ["simulated"] = true,
            });
        }

        foreach (var v in parties.Vehicles ?? [])
        {
            await Register("registry/register-vehicle", new()
            {
                ["plate"] = names.Plate(v.As),
                ["carrier"] = names.Of("$" + v.Of),
                ["hazardous"] = v.Hazardous,
                ["sealed"] = v.Sealed,
                ["licenceUntil"] = v.LicenceUntil,
                ["simulated"] = true,
            });
        }

        foreach (var p in parties.Permits ?? []) await Register("bureau/grant-permit", Permit(p));
        foreach (var a in parties.Approvals ?? []) await Register("bureau/grant-approval", Approval(a));
        foreach (var p in parties.Plans ?? [])
        {
            await Register("producers/file-management-plan", new() { ["site"] = names.Of("$" + p.Site), ["year"] = p.Year, ["entries"] = names.Of(p.Entries) });
        }

        foreach (var p in parties.People) tokens[p.As] = await Enrol(p);
    }

    JsonObject Permit(JourneyPermit p) => new()
    {
        ["permit"] = names.Party(p.As),
        ["site"] = names.Of("$" + p.Site),
        ["codes"] = List(p.Codes),
        ["methods"] = List(p.Methods),
        ["from"] = p.From,
        ["until"] = p.Until,
        ["yearlyScale"] = p.YearlyScale?.DeepClone(),
    };

    JsonObject Approval(JourneyApproval a) => new()
    {
        ["approval"] = names.Party(a.As),
        ["kind"] = a.Kind,
        ["site"] = names.Of("$" + a.Site),
        ["codes"] = List(a.Codes),
        ["quantity"] = a.Quantity.DeepClone(),
        ["from"] = a.From,
        ["until"] = a.Until,
        ["receiver"] = a.Receiver is { } receiver ? names.Of("$" + receiver) : null,
    };

    async Task Register(string door, JsonObject body)
    {
        body["actId"] = names.ActId($"party {++acts}");
        body["happenedAt"] = Instant("1 00:00");
        var answer = await Doors.Post(door, body, house.Officer, Instant("1 00:00"));
        Assert.True(answer.Status == 200, $"{journey.Id}: {door} {body.ToJsonString()} was answered {answer.Status}: {answer.Text}");
    }

    async Task<string> Enrol(JourneyPerson p)
    {
        var key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{house.Secret} {journey.Id}.{p.As}")));
        var answer = await Doors.Post("registry/enrol-person", new JsonObject
        {
            ["person"] = names.Party(p.As),
            ["name"] = p.As,
            ["roles"] = List(p.Roles),
            ["enterprise"] = p.Of is { } of ? names.Of("$" + of) : null,
            ["region"] = p.Region,
            ["apiKey"] = key,
        }, house.Officer);
        Assert.True(answer.Status == 200, $"{journey.Id}: {p.As} was not enrolled: {answer.Text}");
        var session = await Doors.Post("registry/sign-in", new JsonObject { ["apiKey"] = key });
        Assert.True(session.Status == 200, $"{journey.Id}: {p.As} was not let in: {session.Text}");
        return session.Json!["token"]!.GetValue<string>();
    }

    async Task Take(JourneyStep step)
    {
        var number = journey.Steps.ToList().IndexOf(step) + 1;
        var body = BodyOf(step, number);
        var text = step.Raw ?? body.ToJsonString();
        var before = await Head();
        var answer = await Doors.Post(step.Door, Encoding.UTF8.GetBytes(text), TokenOf(step.By), Instant(step.At));
        var told = new Told($"{journey.Id}, step {number} ({step.Door}): {text}", answer, names);
        if ((step.Expect ?? new()).Status == 200)
        {
            told.Accepted(step.Expect ?? new());
            if (step.As is { } name) names.Answered(name, body, answer.Json!.AsObject());
            return;
        }

        told.Refused(step.Expect!);
        Assert.Equal(before, await Head());
    }

    JsonObject BodyOf(JourneyStep step, int number)
    {
        if (step.Again is { } again) return names.Body(again);
        var body = names.Of(step.Body ?? []) as JsonObject ?? [];
        if (!body.ContainsKey("actId")) body["actId"] = step.ActIdOf is { } of ? names.Body(of)["actId"]!.GetValue<string>() : names.ActId($"step {number}");
        if (!body.ContainsKey("happenedAt")) body["happenedAt"] = Instant(step.Happened ?? step.At);
        return body;
    }

    async Task<string> Head() => (await Doors.Get("ledger/head", house.Officer)).Text;

    /// <summary><c>2 09:30</c> is half past nine in China on the journey's second day.</summary>
    string Instant(string at)
    {
        var parts = at.Split(' ');
        var time = TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture);
        var day = journey.Begins.AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture) - 1);
        return new DateTimeOffset(day, time, China).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(static t => (JsonNode)t)]);
}
