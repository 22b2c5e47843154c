using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using WasteFlow.Client;
using WasteFlow.Hosting;
using WasteFlow.Portal.Reading;

namespace WasteFlow.Portal.Visits;

/// <summary>Receives who comes: language and session out of cookies, a client that speaks with their token.</summary>
public sealed class Reception(
    HttpClient http, Hosting.RoomAddresses addresses, HouseOptions options, SessionCookie sessions, IAntiforgery antiforgery, InsideTokens inside)
{
    public const string LanguageCookie = "wasteflow-language";

    private static readonly TimeSpan LanguageKept = TimeSpan.FromDays(365);

    public Visit Receive(HttpContext context)
    {
        var session = sessions.Read(context);
        var rooms = new Client.RoomAddresses(addresses.Inside, options.Peers);
        return new(
            context, LanguageOf(context), session, () => new WasteFlowClient(http, rooms) { Session = session, For = (inside.Issue(), context.Connection.RemoteIpAddress?.ToString() ?? "") },
            () => antiforgery.GetAndStoreTokens(context).RequestToken ?? "", () => sessions.Remove(context));
    }

    /// <summary>Whether the form that came in is one that we gave out.</summary>
    public Task<bool> IsOurs(HttpContext context) => antiforgery.IsRequestValidAsync(context);

    private static Language LanguageOf(HttpContext context)
    {
        if (Language.Find(context.Request.Query["lang"]) is not { } asked)
        {
            return Language.Find(context.Request.Cookies[LanguageCookie]) ?? Language.Chinese;
        }

        context.Response.Cookies.Append(LanguageCookie, asked.Code, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = LanguageKept,
            Path = PortalRoom.Root,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return asked;
    }
}
