using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
        await new Outcome(journey, names, Doors, TokenOf, Instant).Check();
    }

    /// <summary>Who reads or acts; nobody named is the house's own officer.</summary>
    string? TokenOf(string? person) => person is null or "officer" ? house.Officer : person == "nobody" ? null : tokens[person];

    /// <summary>One kind after the other, those of a kind all at once, as an office full of people would.</summary>
    async Task RegisterParties()
    {
        var parties = journey.Parties;
        await Register("registry/register-enterprise", parties.Enterprises.Select(Enterprise));
        await Register("registry/register-site", parties.Sites.Select(Site));
        await Register("registry/register-vehicle", (parties.Vehicles ?? []).Select(Vehicle));
        await Register("bureau/grant-permit", (parties.Permits ?? []).Select(Permit));
        await Register("bureau/grant-approval", (parties.Approvals ?? []).Select(Approval));
        await Register("producers/file-management-plan", (parties.Plans ?? []).Select(Plan));
        var people = parties.People.Select(p => (p.As, Body: Person(p))).ToList();
        foreach (var (name, token) in await Task.WhenAll(people.Select(p => Enrol(p.As, p.Body)))) tokens[name] = token;
    }

    JsonObject Enterprise(JourneyEnterprise e) => new()
    {
        ["enterprise"] = names.Party(e.As),
        ["name"] = e.Name,
        ["identity"] = "local",
        ["division"] = e.Division,
        ["kinds"] = List(e.Kinds),
        ["simulated"] = true,
    };

    JsonObject Site(JourneySite s)
    {
        var division = s.Division ?? journey.Parties.Enterprises.Single(e => e.As == s.Of).Division;
        return new()
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
        };
    }

    JsonObject Vehicle(JourneyVehicle v) => new()
    {
        ["plate"] = names.Plate(v.As),
        ["carrier"] = names.Of("$" + v.Of),
        ["hazardous"] = v.Hazardous,
        ["sealed"] = v.Sealed,
        ["licenceUntil"] = v.LicenceUntil,
        ["simulated"] = true,
    };

    JsonObject Plan(JourneyPlan p) => new() { ["site"] = names.Of("$" + p.Site), ["year"] = p.Year, ["entries"] = names.Of(p.Entries) };

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

    JsonObject Person(JourneyPerson p) => new()
    {
        ["person"] = names.Party(p.As),
        ["name"] = p.As,
        ["roles"] = List(p.Roles),
        ["enterprise"] = p.Of is { } of ? names.Of("$" + of) : null,
        ["region"] = p.Region,
        ["apiKey"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{house.Secret} {journey.Id}.{p.As}"))),
    };

    async Task Register(string door, IEnumerable<JsonObject> bodies)
    {
        var asks = bodies.ToList();
        foreach (var body in asks)
        {
            body["actId"] = names.ActId($"party {++acts}");
            body["happenedAt"] = Instant("1 00:00");
        }

        foreach (var (body, answer) in asks.Zip(await Task.WhenAll(asks.Select(b => Doors.Post(door, b, house.Officer, Instant("1 00:00"))))))
        {
            Assert.True(answer.Status == 200, $"{journey.Id}: {door} {body.ToJsonString()} was answered {answer.Status}: {answer.Text}");
        }
    }

    async Task<(string Name, string Token)> Enrol(string name, JsonObject person)
    {
        var answer = await Doors.Post("registry/enrol-person", person, house.Officer);
        Assert.True(answer.Status == 200, $"{journey.Id}: {name} was not enrolled: {answer.Text}");
        var session = await Doors.Post("registry/sign-in", new JsonObject { ["apiKey"] = person["apiKey"]!.GetValue<string>() });
        Assert.True(session.Status == 200, $"{journey.Id}: {name} was not let in: {session.Text}");
        return (name, session.Json!["token"]!.GetValue<string>());
    }

    async Task Take(JourneyStep step)
    {
        var number = journey.Steps.ToList().IndexOf(step) + 1;
        if (step.Looks is { } look)
        {
            var seen = await Doors.Get(look.Door, TokenOf(step.By));
            Assert.True(seen.Status == 200, $"{journey.Id}: {look.Door} was answered {seen.Status}: {seen.Text}");
            names.Answered(look.As, [], seen.Json!.AsObject());
        }

        var body = BodyOf(step, number);
        var text = step.Raw ?? body.ToJsonString();
        var expected = step.Expect ?? new();
        var before = expected.Status == 200 ? "" : await Head();
        var answer = await Doors.Post(step.Door, Encoding.UTF8.GetBytes(text), TokenOf(step.By), Instant(step.At));
        var told = new Told($"{journey.Id}, step {number} ({step.Door}): {text}", answer, names);
        if (expected.Status == 200)
        {
            told.Accepted(expected);
            if (step.Again is null) told.At(Instant(step.At));
        }
        else
        {
            told.Refused(expected);
            Assert.Equal(before, await Head());
        }

        if (step.As is { } name) names.Answered(name, body, answer.Json!.AsObject());
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
