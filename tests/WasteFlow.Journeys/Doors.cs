using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>HTTP and JSON as a stranger would speak them: the doors are tested, not our client.</summary>
sealed class Doors(HttpClient http, Func<string, Uri> addressOf)
{
    long line;

    /// <summary>The last ledger line anybody was told: every room has to know it before it answers.</summary>
    public long Line => Interlocked.Read(ref line);

    public Task<DoorAnswer> Post(string door, JsonNode body, string? token = null, string? clock = null, long? atLeast = null) =>
        Post(door, Encoding.UTF8.GetBytes(body.ToJsonString()), token, clock, atLeast);

    public Task<DoorAnswer> Post(string door, byte[] body, string? token, string? clock, long? atLeast = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return Send(new(HttpMethod.Post, addressOf(door)) { Content = content }, token, clock, atLeast);
    }

    /// <param name="atLeast">The line that the room has to have read; without it, the last that anybody was told.</param>
    public Task<DoorAnswer> Get(string door, string? token, long? atLeast = null, string? clock = null) => Send(new(HttpMethod.Get, addressOf(door)), token, clock, atLeast);

    async Task<DoorAnswer> Send(HttpRequestMessage request, string? token, string? clock, long? atLeast = null)
    {
        using var sent = request;
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (clock is not null) request.Headers.Add("WasteFlow-Clock", clock);
        request.Headers.Add("WasteFlow-At-Least", (atLeast ?? Line).ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = new DoorAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", text);
        if (answer.Status == 200 && answer.Json is JsonObject told && told["recordedAt"] is not null) Know(told["line"]!.GetValue<long>());
        return answer;
    }

    void Know(long told)
    {
        for (var known = Line; told > known; known = Line) Interlocked.CompareExchange(ref line, told, known);
    }
}

/// <summary>What a door answered.</summary>
sealed record DoorAnswer(int Status, string Type, string Text)
{
    public JsonNode? Json { get; } = Parse(Text);

    static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
