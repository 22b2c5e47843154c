using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>A house that is open for the journeys, whatever it is made of; all of them meet in it.</summary>
abstract class PlayHouse : IAsyncLifetime
{
    static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(60);

    readonly HttpClient http = new() { Timeout = AnswerWithin };

    public Doors Doors { get; private set; } = null!;

    /// <summary>The token of the house's own officer: administrator, officer and planner of every region.</summary>
    public string Officer { get; private set; } = "";

    /// <summary>Keys of people are made from it, so that no two runs have the same.</summary>
    public string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async ValueTask InitializeAsync()
    {
        await Open();
        Doors = new(http, AddressOf);
        try
        {
            await FirstPeople();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        http.Dispose();
    }

    /// <summary>What the house has to say where a journey did not hold.</summary>
    public virtual string Logs => "";

    /// <summary>The doors of one process, whatever their room.</summary>
    protected Doors DoorsAt(Uri address) => new(http, door => new(address, door));

    protected abstract Task Open();

    protected abstract Task Close();

    /// <summary>The one-time code of the first administrator.</summary>
    protected abstract string FirstCode { get; }

    protected abstract Uri AddressOf(string door);

    async Task FirstPeople()
    {
        var first = await Doors.Post("registry/first-administrator", new JsonObject
        {
            ["code"] = FirstCode,
            ["person"] = "first",
            ["name"] = "管理员",
            ["password"] = Secret,
        });
        Assert.True(first.Status == 200, $"no first administrator: {first.Text}");
        var administrator = await SignIn(new() { ["person"] = "first", ["password"] = Secret });
        var officer = await Doors.Post("registry/enrol-person", new JsonObject
        {
            ["person"] = "officer",
            ["name"] = "监管员",
            ["roles"] = new JsonArray("administrator", "officer", "planner"),
            ["apiKey"] = Secret + Secret,
        }, administrator);
        Assert.True(officer.Status == 200, $"no officer: {officer.Text}");
        Officer = await SignIn(new() { ["apiKey"] = Secret + Secret });
    }

    async Task<string> SignIn(JsonObject with)
    {
        var session = await Doors.Post("registry/sign-in", with);
        Assert.True(session.Status == 200, $"not let in: {session.Text}");
        return session.Json!["token"]!.GetValue<string>();
    }
}
