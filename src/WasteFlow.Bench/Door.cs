using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Registry;

namespace WasteFlow.Bench;

/// <summary>A reader at the HTTP door, with the answer he got last.</summary>
internal sealed class Door : IDisposable
{
    private readonly HttpClient http;
    private readonly MemoryStream body = new();

    public Door(House house, params string[] roles)
    {
        var key = house.Services.GetRequiredService<SigningKey>();
        var expires = house.Services.GetRequiredService<IClock>().GetCurrentInstant() + Duration.FromHours(5);
        http = new() { BaseAddress = house.Inside, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Sign(new(key.Id, expires, "bench", null, roles)));
    }

    public ReadOnlySpan<byte> Answer => body.GetBuffer().AsSpan(0, (int)body.Length);

    /// <summary>How long it takes until the last byte of the answer is here, in milliseconds.</summary>
    public async Task<double> Ask(string question, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(new Uri(question, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        body.SetLength(0);
        await answer.Content.CopyToAsync(body, cancel);
        var ms = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.IsSuccessStatusCode ? ms : throw new InvalidOperationException($"{question}: {(int)answer.StatusCode}");
    }

    /// <summary>Whether a question is answered, and not refused.</summary>
    public async Task<bool> Answers(string question, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri(question, UriKind.Relative), cancel);
        return answer.IsSuccessStatusCode;
    }

    public async Task Say<T>(string room, T act, CancellationToken cancel) where T : IAct
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(act, Wire.Options));
        content.Headers.ContentType = new("application/json");
        using var answer = await http.PostAsync(new Uri($"/{room}/{Acts.NameOf(typeof(T))}", UriKind.Relative), content, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"the benchmark was refused: {await answer.Content.ReadAsStringAsync(cancel)}");
        }
    }

    public void Dispose()
    {
        http.Dispose();
        body.Dispose();
    }
}
