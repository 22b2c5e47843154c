using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using NodaTime;
using WasteFlow.Client;
using WasteFlow.Contracts;

namespace WasteFlow.Portal.Visits;

/// <summary>
/// Keeps who is signed in, with the token, in a sealed cookie that no script can read. Nothing is kept on the server: any process of
/// the house that shares the keys serves the next page.
/// </summary>
public sealed class SessionCookie(IDataProtectionProvider protection, IClock clock)
{
    public const string Name = "wasteflow-session";

    private readonly IDataProtector seal = protection.CreateProtector("WasteFlow.Portal.Session.v1");

    /// <summary>Null where nobody is signed in, the time is over, or the cookie is none of ours.</summary>
    public Session? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            var session = JsonSerializer.Deserialize<Session>(seal.Unprotect(text), Wire.Options);
            return session is not null && session.Expires > clock.GetCurrentInstant() ? session : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    public void Write(HttpContext context, Session session) =>
        context.Response.Cookies.Append(Name, seal.Protect(JsonSerializer.Serialize(session, Wire.Options)), Options(context));

    public void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = PortalRoom.Root,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
