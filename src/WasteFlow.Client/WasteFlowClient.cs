using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;

namespace WasteFlow.Client;

/// <summary>
/// One person's or machine's way into the house, over HTTP. It remembers the last line it was answered, and asks every door to know
/// at least that line, so that it always reads what it wrote. Not for use by two callers at once.
/// </summary>
/// <param name="http">May be shared by many clients; its time-out bounds every single call.</param>
public sealed partial class WasteFlowClient(HttpClient http, RoomAddresses rooms)
{
    /// <summary>How often an act or a read is asked again where no room answered. Acts carry their id, so asking again is safe.</summary>
    private const int AttemptsMax = 4;

    private static readonly TimeSpan PauseFirst = TimeSpan.FromMilliseconds(150);

    /// <summary>A newer house may say more than this client knows.</summary>
    private static readonly JsonSerializerOptions Reading = new(Wire.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private bool signsIn;

    /// <summary>Who is signed in; null before that.</summary>
    public Session? Session { get; set; }

    /// <summary>The last ledger line it was answered. Whoever shares what he knows with other clients sets it.</summary>
    public long Line { get; set; }

    /// <summary>The time to send along; only a house that was started with a simulated clock believes it.</summary>
    public Instant? Clock { get; set; }

    /// <summary>For whom a door of the house signs people in: the house's own token, and the address they sit at. Said when signing in only.</summary>
    public (string Token, string Address)? For { get; set; }

    /// <summary>Asks a room to take an act.</summary>
    public async Task<Outcome<Accepted>> Act<T>(string room, T act, CancellationToken cancel = default) where T : IAct
    {
        var answer = await Post<T, Accepted>($"{room}/{Acts.NameOf(typeof(T))}", act, cancel);
        if (answer.Value is { } accepted)
        {
            Line = Math.Max(Line, accepted.Line);
        }

        return answer;
    }

    /// <summary>Reads a door.</summary>
    /// <param name="door">Path from its room on, with its query.</param>
    public Task<Outcome<T>> Get<T>(string door, CancellationToken cancel = default) where T : class =>
        Send<T>(() => new HttpRequestMessage(HttpMethod.Get, rooms.Of(door)), cancel);

    /// <summary>Posts a body that is no act, or one made by hand.</summary>
    public Task<Outcome<TAnswer>> Post<TBody, TAnswer>(string door, TBody body, CancellationToken cancel = default) where TAnswer : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Wire.Options);
        return PostBytes<TAnswer>(door, bytes, cancel);
    }

    /// <summary>Posts JSON as it is, byte for byte.</summary>
    public Task<Outcome<TAnswer>> PostBytes<TAnswer>(string door, byte[] json, CancellationToken cancel = default) where TAnswer : class =>
        Send<TAnswer>(
            () =>
            {
                var content = new ByteArrayContent(json);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                return new HttpRequestMessage(HttpMethod.Post, rooms.Of(door)) { Content = content };
            },
            cancel);

    /// <summary>Fetches a file that a door makes.</summary>
    /// <param name="door">Path from its room on, with its query.</param>
    public Task<Outcome<MadeFile>> GetFile(string door, CancellationToken cancel = default) =>
        Send(() => new HttpRequestMessage(HttpMethod.Get, rooms.Of(door)), MadeFile.Read, cancel);

    private Task<Outcome<T>> Send<T>(Func<HttpRequestMessage> make, CancellationToken cancel) where T : class =>
        Send(make, static (content, ended) => content.ReadFromJsonAsync<T>(Reading, ended), cancel);

    private async Task<Outcome<T>> Send<T>(
        Func<HttpRequestMessage> make, Func<HttpContent, CancellationToken, Task<T?>> read, CancellationToken cancel) where T : class
    {
        var pause = PauseFirst;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await SendOnce(make, read, cancel);
            if (answer.Status is not (0 or 503) || attempt == AttemptsMax)
            {
                return answer;
            }

            await Task.Delay(pause, cancel);
            pause *= 3;
        }
    }

    private async Task<Outcome<T>> SendOnce<T>(
        Func<HttpRequestMessage> make, Func<HttpContent, CancellationToken, Task<T?>> read, CancellationToken cancel) where T : class
    {
        try
        {
            using var request = make();
            AddHeaders(request.Headers);
            using var response = await http.SendAsync(request, cancel);
            var status = (int)response.StatusCode;
            if (!response.IsSuccessStatusCode)
            {
                return new(null, Problem.Read(await response.Content.ReadAsByteArrayAsync(cancel), status), status);
            }

            var value = await read(response.Content, cancel);
            return value is null ? new(null, Problem.Nobody("empty answer"), status) : new(value, null, status);
        }
        catch (HttpRequestException e)
        {
            return new(null, Problem.Nobody(e.Message), 0);
        }
        catch (JsonException e)
        {
            return new(null, Problem.Nobody($"not the answer that was expected ({e.Message})"), 502);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, Problem.Nobody($"no answer within {http.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s"), 0);
        }
    }

    private void AddHeaders(HttpRequestHeaders headers)
    {
        if (Session is { } session)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        }

        if (signsIn && For is { } whom)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", whom.Token);
            headers.Add("WasteFlow-For", whom.Address);
        }

        if (Line > 0)
        {
            headers.Add("WasteFlow-At-Least", Line.ToString(CultureInfo.InvariantCulture));
        }

        if (Clock is { } now)
        {
            headers.Add("WasteFlow-Clock", InstantPattern.ExtendedIso.Format(now));
        }
    }
}
