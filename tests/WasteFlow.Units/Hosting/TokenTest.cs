using System.Security.Cryptography;
using NodaTime;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Units.Hosting;

/// <summary>A token is believed for what was signed, by a key of the Registry, and for its time.</summary>
public sealed class TokenTest : IDisposable
{
    static readonly Instant Morning = Instant.FromUtc(2025, 3, 1, 0, 0);

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly SetClock clock = new() { Now = Morning };
    readonly HouseOptions options = new() { InsideKey = "a secret" };

    [Fact]
    public async Task What_was_signed_is_read_back()
    {
        var caller = await Reader().Read(Clerk().Sign(key), default);
        Assert.Equal(("p1", "E1", "clerk"), (caller!.Person, caller.Enterprise!.Value.Text, Assert.Single(caller.Roles)));
    }

    [Fact]
    public async Task A_changed_token_is_none()
    {
        var text = Clerk().Sign(key);
        var other = (Clerk() with { Roles = [Roles.Administrator] }).Sign(stranger);
        var payload = other[..other.IndexOf('.', StringComparison.Ordinal)];
        var signature = text[text.IndexOf('.', StringComparison.Ordinal)..];
        foreach (var forged in new[] { other, payload + signature, text[..^4], text + "x", "", ".", "a.b", "inside.9999999999.abc" })
        {
            Assert.Null(await Reader().Read(forged, default));
        }
    }

    [Fact]
    public async Task A_token_ends_with_its_time_also_where_it_is_remembered()
    {
        var reader = Reader();
        var text = Clerk().Sign(key);
        Assert.NotNull(await reader.Read(text, default));
        clock.Now += Duration.FromHours(9);
        Assert.Null(await reader.Read(text, default));
    }

    [Fact]
    public async Task Processes_of_one_house_know_each_other_for_some_minutes()
    {
        var text = new InsideTokens(options, clock).Issue();
        Assert.True((await Reader().Read(text, default))!.Is(InsideTokens.Role));
        Assert.Null(await Reader(new HouseOptions { InsideKey = "another" }).Read(text, default));
        clock.Now += Duration.FromMinutes(11);
        Assert.Null(await Reader().Read(text, default));
    }

    public void Dispose()
    {
        key.Dispose();
        stranger.Dispose();
    }

    static Token Clerk() => new("k1", Morning + Duration.FromHours(8), "p1", new EnterpriseId("E1"), [Roles.Clerk]);

    TokenReader Reader(HouseOptions? house = null) => new(new Keys(TokenKey.Of("k1", key)), new InsideTokens(house ?? options, clock), clock);

    sealed class Keys(TokenKey one) : ITokenKeys
    {
        public Task<IReadOnlyList<TokenKey>> All(CancellationToken cancel) => Task.FromResult<IReadOnlyList<TokenKey>>([one]);
    }

    sealed class SetClock : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }
}
