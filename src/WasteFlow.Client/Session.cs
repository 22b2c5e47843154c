using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Client;

/// <summary>Somebody is signed in (登录).</summary>
/// <param name="Token">What every further call carries.</param>
/// <param name="Expires">When the token ends.</param>
/// <param name="Enterprise">The party the person acts for; null for a bureau's people.</param>
/// <param name="Region">Division code that a bureau's person answers for.</param>
public sealed record Session(
    string Token, Instant Expires, string Person, EnterpriseId? Enterprise, IReadOnlyList<string> Roles, string? Region = null,
    string? Name = null);

/// <summary>Signing in by password, or by an API key (<paramref name="ApiKey"/> alone).</summary>
public sealed record SignIn(string? Person = null, string? Password = null, string? ApiKey = null);

/// <summary>The first administrator of an empty house, by its one-time code.</summary>
public sealed record FirstAdministrator(string Code, string Person, string Name, string Password);

/// <summary>A person or machine gets a way in: a password, an API key, or both. Without either, a key is made and answered once.</summary>
/// <param name="ApiKey">At least 43 characters: 256 random bits in base64url.</param>
public sealed record EnrolPerson(
    string Person, string Name, EnterpriseId? Enterprise, IReadOnlyList<string> Roles, string? Region = null,
    IReadOnlyList<string>? Streams = null, string? Password = null, string? ApiKey = null, string? Phone = null);

/// <param name="ApiKey">Only where the Registry made it: it is not shown again.</param>
public sealed record Enrolled(string Person, string? ApiKey);
