using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>The journal's pages from a ledger in another process: lines of canonical bytes, each hashed here again.</summary>
public sealed class HttpLineFeed(HttpClient http, RoomAddresses addresses, InsideTokens tokens) : ILineFeed
{
    public async Task<LinePage> Read(long after, string? hash, int max, CancellationToken cancel)
    {
        var query = $"/ledger/lines?after={after}&max={max}{(hash is null ? "" : "&hash=" + hash)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(addresses.Of("ledger"), query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue());
        using var response = await http.SendAsync(request, cancel);
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            return new(false, []);
        }

        response.EnsureSuccessStatusCode();
        return new(true, Parse(await response.Content.ReadAsByteArrayAsync(cancel)));
    }

    private static List<FeedLine> Parse(ReadOnlyMemory<byte> page)
    {
        var lines = new List<FeedLine>();
        while (page.Length > 0)
        {
            var end = page.Span.IndexOf((byte)'\n');
            var bytes = end < 0 ? page : page[..end];
            page = end < 0 ? default : page[(end + 1)..];
            if (bytes.Length > 0)
            {
                var line = Wire.Read<Line>(bytes.Span)!;
                lines.Add(new(line, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));
            }
        }

        return lines;
    }
}
