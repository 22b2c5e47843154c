using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Who knocks: what a token says of a signed-in person or machine.</summary>
/// <param name="Roles">Of <see cref="Hosting.Roles"/>.</param>
/// <param name="Region">Division code that a bureau's person answers for.</param>
/// <param name="Streams">The streams a bureau's person answers for; null for all.</param>
public sealed record Caller(
    string Person, EnterpriseId? Enterprise, IReadOnlyList<string> Roles, string? Region = null, IReadOnlyList<string>? Streams = null)
{
    public bool Is(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>Whether the caller sees and judges as an authority, and not as a party.</summary>
    public bool IsAuthority => Enterprise is null && (Is(Hosting.Roles.Administrator) || Is(Hosting.Roles.Officer) || Is(Hosting.Roles.Planner));
}

/// <summary>The roles a person or machine can have.</summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string Clerk = "clerk";
    public const string Driver = "driver";
    public const string Gate = "gate";
    public const string Officer = "officer";
    public const string Planner = "planner";
    public const string Machine = "machine";
}
