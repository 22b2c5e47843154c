using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using NodaTime;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>Each room checks tokens by itself, with the Registry's public keys; an unknown key is asked for again, at most every few seconds.</summary>
public sealed class TokenReader(ITokenKeys keys, InsideTokens inside, IClock clock) : IDisposable
{
    private const int RememberedMax = 10_000;
    private static readonly Duration AskAgainAfter = Duration.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Token> remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ECDsa> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim asking = new(1, 1);
    private Instant askedAt = Instant.MinValue;

    /// <summary>Who holds the token; null when it is no token of ours, or its time is over.</summary>
    public async Task<Caller?> Read(string text, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (inside.Read(text, now) is { } room)
        {
            return room;
        }

        if (!remembered.TryGetValue(text, out var token))
        {
            if (Token.Read(text) is not { } parts || await KeyOf(parts.Token.Key, now, cancel) is not { } key || !Verifies(key, parts.Payload, parts.Signature))
            {
                return null;
            }

            token = parts.Token;
            if (remembered.Count >= RememberedMax)
            {
                remembered.Clear();
            }

            remembered[text] = token;
        }

        return token.Expires > now ? token.Caller : null;
    }

    public void Dispose()
    {
        asking.Dispose();
        foreach (var key in known.Values)
        {
            key.Dispose();
        }
    }

    // ECDsa objects are not made for many threads at once.
    private static bool Verifies(ECDsa key, byte[] payload, byte[] signature)
    {
        lock (key)
        {
            return key.VerifyData(payload, signature, HashAlgorithmName.SHA256);
        }
    }

    private async Task<ECDsa?> KeyOf(string id, Instant now, CancellationToken cancel)
    {
        if (known.TryGetValue(id, out var key))
        {
            return key;
        }

        await asking.WaitAsync(cancel);
        try
        {
            if (!known.ContainsKey(id) && now - askedAt >= AskAgainAfter)
            {
                foreach (var one in await keys.All(cancel))
                {
                    known.GetOrAdd(one.Id, static (_, k) => k.Open(), one);
                }

                askedAt = now;
            }
        }
        finally
        {
            asking.Release();
        }

        return known.GetValueOrDefault(id);
    }
}

/// <summary>The keys of a Registry in another process.</summary>
internal sealed class HttpTokenKeys(HttpClient http, RoomAddresses addresses) : ITokenKeys
{
    public async Task<IReadOnlyList<TokenKey>> All(CancellationToken cancel) =>
        await http.GetFromJsonAsync<TokenKey[]>(new Uri(addresses.Of("registry"), "/registry/keys"), Wire.Options, cancel) ?? [];
}
