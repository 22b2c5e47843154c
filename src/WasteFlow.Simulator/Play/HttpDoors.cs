using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;

namespace WasteFlow.Simulator.Play;

/// <summary>
/// The real doors: every act goes over HTTP, asked by the person it belongs to. Who acts for the first time is enrolled before.
/// </summary>
/// <param name="administrator">Signed in; enrols the others.</param>
public sealed class HttpDoors(HttpClient http, RoomAddresses rooms, WasteFlowClient administrator) : IDoors
{
    private const int Unauthorised = 401;
    private const int AskAgainMax = 5;

    private readonly Dictionary<string, WasteFlowClient> clients = new(StringComparer.Ordinal);

    /// <summary>The last line anybody was answered: everybody asks rooms to know at least that.</summary>
    public long Line { get; private set; }

    public async Task<DoorAnswer> Ask(Person by, string room, string act, byte[] body, Instant clock, CancellationToken cancel)
    {
        var client = await SignedIn(by, clock, cancel);
        var answer = await client.PostBytes<Accepted>($"{room}/{act}", body, cancel);
        if (answer.Status == Unauthorised)
        {
            client.Session = null;
            client = await SignedIn(by, clock, cancel);
            answer = await client.PostBytes<Accepted>($"{room}/{act}", body, cancel);
        }

        // On a busy machine the ledger's answer to a filing may come too late for who waits with his truck: the same filing again is one line.
        for (var again = 0; again < AskAgainMax && answer.Refusal?.Refused.Code == "number_provisional"; again++)
        {
            answer = await client.PostBytes<Accepted>($"{room}/{act}", body, cancel);
        }

        if (answer.Status is 0 or >= 500)
        {
            throw new InvalidOperationException($"{room}/{act} did not answer: {answer.Status} {answer.Refusal?.En}");
        }

        Line = Math.Max(Line, answer.Value?.Line ?? 0);
        return new(answer.Value, answer.Refusal?.Refused.Code, answer.Refusal?.Refused.Pointer, answer.Refusal?.En);
    }

    /// <summary>The client of a person, signed in.</summary>
    public async Task<WasteFlowClient> SignedIn(Person by, Instant clock, CancellationToken cancel)
    {
        if (!clients.TryGetValue(by.Id, out var client))
        {
            clients[by.Id] = client = new WasteFlowClient(http, rooms);
            await Enrol(by, cancel);
        }

        client.Clock = clock;
        client.Line = Line;
        if (client.Session is null)
        {
            var answer = await client.SignInWithKey(by.Key, cancel);
            if (!answer.Went)
            {
                throw new InvalidOperationException($"{by.Id} cannot sign in: {answer.Status} {answer.Refusal!.En}");
            }
        }

        return client;
    }

    private async Task Enrol(Person person, CancellationToken cancel)
    {
        var ask = new EnrolPerson(person.Id, person.Name, person.Enterprise, person.Roles, person.Region, ApiKey: person.Key);
        var answer = await administrator.Enrol(ask, cancel);
        if (answer.Refusal?.Refused.Code == "enterprise_unknown" && person.Enterprise is { } enterprise)
        {
            // Enrolling asks no line; reading does, and brings the register to it.
            administrator.Line = Line;
            await administrator.Enterprise(enterprise, cancel);
            answer = await administrator.Enrol(ask, cancel);
        }

        if (!answer.Went && answer.Refusal!.Refused.Code != "person_exists")
        {
            throw new InvalidOperationException($"{person.Id} cannot be enrolled: {answer.Status} {answer.Refusal.En}");
        }
    }
}
