using System.Globalization;
using System.Text.Json.Nodes;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>
/// 64 clerks file at the same time through two processes of the movers' room, each with databases of its own, over RabbitMQ: every series of numbers
/// (Order 23 art. 15) stays gapless and follows the ledger's lines.
/// </summary>
public class FilersTest
{
    const int Filers = 64;
    const int Filings = 9;

    /// <summary>A code of each stream that takes its numbers from another series, or shares one; where a ledger keeps the mass, stock is entered first.</summary>
    static readonly (string Stream, string Code, string Method)[] Loads =
    [
        ("hazardous", "900-249-08", "R9"), ("medical", "841-001-01", "Y10"), ("batteries", "900-052-31", "C5"), ("batteries", "900-911-S17", "C5"),
        ("general-industrial", "310-901-S01", "building-material"), ("construction", "900-901-S73", "new-building-material"), ("household", "900-902-S64", "D1"),
        ("kitchen", "900-911-S61", "anaerobic"), ("livestock", "030-911-S82", "rendering"), ("recyclables", "841-901-S62", "C5"),
    ];

    static readonly string[] Movers = ["410104", "411003"];
    static readonly string[] Years = ["2025-12-30", "2026-01-05"];

    [Fact]
    public async Task Numbers_are_gapless_under_64_filers_through_two_processes()
    {
        await using var house = new HouseOfProcesses(["ledger"], ["registry"], ["producers"]);
        await house.InitializeAsync();
        var beside = await house.Beside("producers");
        await Settle(house);
        var settled = await Head(house);

        var told = (await Task.WhenAll(Enumerable.Range(0, Filers).Select(filer => File(house, beside, filer)))).SelectMany(static t => t).ToList();

        Assert.All(told, t => Assert.True(t.Answer.Status == (t.Wrong ? 422 : 200), $"{t.Answer.Text}\n{house.Logs}"));
        Assert.DoesNotContain(told, static t => t.Wrong && t.Answer.Json!["manifest"] is not null);
        var lines = told.Where(static t => !t.Wrong)
            .Select(static t => (Line: t.Answer.Json!["line"]!.GetValue<long>(), Number: t.Answer.Json!["manifest"]!.GetValue<string>(), t.Series)).Distinct().ToList();
        Assert.Equal(told.Where(static t => !t.Wrong).Select(static t => t.ActId).Distinct().Count(), lines.Count);
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(n => settled + n), lines.Select(static l => l.Line).Order());
        Assert.Equal(settled + lines.Count, await Head(house));
        Assert.All(lines.GroupBy(static l => l.Series), static series => Assert.Equal(
            Enumerable.Range(1, series.Count()).Select(n => Number(series.Key, n)), series.OrderBy(static l => l.Line).Select(static l => l.Number)));
        Assert.Equal(Movers.Length * Years.Length * Loads.Select(static l => KindOf(l)).Distinct().Count(), lines.Select(static l => l.Series).Distinct().Count());
    }

    /// <summary>One clerk files one manifest after the other, by turns through each process; some ask for what is not there, some through both at once.</summary>
    static async Task<IReadOnlyList<Told>> File(HouseOfProcesses house, Doors beside, int filer)
    {
        var token = await Clerk(house, filer);
        var told = new List<Told>();
        for (var i = 0; i < Filings; i++)
        {
            var at = (filer * Filings) + i;
            var (load, mover, year) = (Loads[((filer / Movers.Length) + i) % Loads.Length], Movers[filer % Movers.Length], Years[i % Years.Length]);
            var (wrong, twice) = (at % 7 == 3, at % 5 == 2);
            var actId = Guid.NewGuid().ToString("D");
            var body = new JsonObject
            {
                ["actId"] = actId, ["happenedAt"] = $"{year}T02:00:00Z", ["mover"] = $"works-{mover}", ["carrier"] = "haul-co", ["receiver"] = "plant", ["stream"] = load.Stream,
                ["items"] = new JsonArray(new JsonObject
                {
                    ["code"] = load.Code, ["quantity"] = new JsonObject { ["value"] = "1", ["unit"] = "kg" }, ["method"] = load.Method,
                    ["origin"] = wrong ? "no-such-site" : null,
                }),
            };
            Doors[] doors = twice ? [house.Doors, beside] : [at % 2 == 0 ? house.Doors : beside];
            var answers = await Task.WhenAll(doors.Select(d => File(d, body, token, $"{year}T02:00:00Z")));
            told.AddRange(answers.Select(a => new Told(actId, (mover[..4], year[..4], KindOf(load)), wrong, a)));
        }

        return told;
    }

    /// <summary>On a busy machine an answer may come later than a filing waits: the same filing again is one line.</summary>
    static async Task<DoorAnswer> File(Doors doors, JsonObject body, string token, string clock)
    {
        var answer = await doors.Post("producers/file-manifest", body, token, clock);
        for (var again = 0; again < 5 && (string?)answer.Json?["code"] == "number_provisional"; again++) answer = await doors.Post("producers/file-manifest", body, token, clock);
        return answer;
    }

    /// <summary>The series as the issue and <c>practice.md</c> 2.3 tell it: national form, or the stream's kind.</summary>
    static string? KindOf((string Stream, string Code, string Method) load) =>
        WasteCodes.IsHazardous(new(load.Code)) ? null : Streams.Of(load.Stream).Kind;

    static string Number((string Prefecture, string Year, string? Kind) series, int serial) => series.Kind is null
        ? string.Create(CultureInfo.InvariantCulture, $"L{series.Year}{series.Prefecture}{serial:D6}")
        : string.Create(CultureInfo.InvariantCulture, $"{series.Prefecture}{series.Year}{series.Kind}{serial:D9}");

    static async Task Settle(HouseOfProcesses house)
    {
        foreach (var (party, division) in Movers.Select(static m => ($"works-co-{m}", m)).Append(("plant-co", "410104")).Append(("haul-co", "410104")))
        {
            await Done(house, "registry/register-enterprise", new()
            {
                ["enterprise"] = party, ["name"] = party, ["identity"] = "local", ["division"] = division, ["kinds"] = new JsonArray("industrial-enterprise"), ["simulated"] = true,
            });
        }

        foreach (var (site, party, division) in Movers.Select(static m => ($"works-{m}", $"works-co-{m}", m)).Append(("plant", "plant-co", "410104")))
        {
            await Done(house, "registry/register-site", new()
            {
                ["site"] = site, ["enterprise"] = party, ["name"] = site, ["division"] = division, ["supervisor"] = division,
                ["kind"] = site == "plant" ? "hazardous-plant" : "industrial-enterprise", ["tags"] = new JsonArray(), ["simulated"] = true,
            });
        }

        foreach (var mover in Movers)
        {
            foreach (var (stream, code, _) in Loads.Where(static l => Streams.Of(l.Stream).Known == "ledger"))
            {
                await Done(house, "producers/generate-waste", new()
                {
                    ["site"] = $"works-{mover}", ["stream"] = stream, ["code"] = code, ["quantity"] = new JsonObject { ["value"] = "100", ["unit"] = "t" },
                });
            }
        }
    }

    static async Task<string> Clerk(HouseOfProcesses house, int filer)
    {
        var key = $"{house.Secret}filer{filer:D2}{house.Secret}";
        var enrolled = await house.Doors.Post("registry/enrol-person", new JsonObject
        {
            ["person"] = $"clerk-{filer}", ["name"] = $"填报员{filer}", ["roles"] = new JsonArray("clerk"), ["enterprise"] = $"works-co-{Movers[filer % Movers.Length]}",
            ["apiKey"] = key,
        }, house.Officer);
        Assert.True(enrolled.Status == 200, enrolled.Text);
        return (await house.Doors.Post("registry/sign-in", new JsonObject { ["apiKey"] = key })).Json!["token"]!.GetValue<string>();
    }

    static async Task Done(HouseOfProcesses house, string door, JsonObject body)
    {
        body["actId"] = Guid.NewGuid().ToString("D");
        body["happenedAt"] = "2025-12-01T00:00:00Z";
        var answer = await house.Doors.Post(door, body, house.Officer, "2025-12-01T00:00:00Z");
        Assert.True(answer.Status == 200, $"{answer.Text}\n{house.Logs}");
    }

    static async Task<long> Head(HouseOfProcesses house) => (await house.Doors.Get("ledger/head", house.Officer)).Json!["line"]!.GetValue<long>();

    sealed record Told(string ActId, (string Prefecture, string Year, string? Kind) Series, bool Wrong, DoorAnswer Answer);
}
