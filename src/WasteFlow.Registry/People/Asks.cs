using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>Signing in: person and password, or an API key alone.</summary>
public sealed record SignIn(string? Person = null, string? Password = null, string? ApiKey = null);

/// <summary>Somebody is signed in (登录). The token goes with every further call.</summary>
public sealed record Session(
    string Token, Instant Expires, string Person, EnterpriseId? Enterprise, IReadOnlyList<string> Roles, string? Region, string Name);

/// <summary>Opens an empty house, once, with the code that stands in its log.</summary>
public sealed record FirstAdministrator(string Code, string Person, string Name, string Password);

/// <summary>A person or machine gets a way in. Without password and key, a key is made and answered once.</summary>
/// <param name="ApiKey">At least 43 characters: 256 random bits in base64url.</param>
public sealed record EnrolPerson(
    string Person, string Name, IReadOnlyList<string> Roles, EnterpriseId? Enterprise = null, string? Region = null,
    IReadOnlyList<string>? Streams = null, string? Password = null, string? ApiKey = null, string? Phone = null);

/// <param name="ApiKey">Only where it was made here: it is not shown again.</param>
public sealed record Enrolled(string Person, string? ApiKey);
