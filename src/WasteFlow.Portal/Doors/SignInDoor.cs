using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Client;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;

namespace WasteFlow.Portal.Doors;

/// <summary>Signing in and out.</summary>
public static class SignInDoor
{
    private static readonly Uri Here = new("http://portal");

    /// <summary>The sign-in page, with the way back.</summary>
    public static string Address(string back) =>
        back is PortalRoom.Root or "" ? $"{PortalRoom.Root}/sign-in" : $"{PortalRoom.Root}/sign-in?back={Uri.EscapeDataString(back)}";

    public static Task<Page> Show(Visit visit, RouteValueDictionary route) => Task.FromResult(visit.Session is not null
        ? Page.GoTo(Inside(visit.Query("back")))
        : Page.Of<SignInPage>(("Back", visit.Query("back"))));

    public static async Task<Page> SignIn(Visit visit, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(visit.Cancel);
        var (person, back) = (form["person"].ToString().Trim(), form["back"].ToString());
        var answer = await visit.Client.SignIn(person, form["password"].ToString(), visit.Cancel);
        if (answer.Value is not { } session)
        {
            return Page.Of<SignInPage>(
                answer.Status == 0 ? StatusCodes.Status503ServiceUnavailable : answer.Status, ("Back", back), ("Person", person), ("Refusal", answer.Refusal));
        }

        context.RequestServices.GetRequiredService<SessionCookie>().Write(context, session);
        return Page.GoTo(Inside(back));
    }

    public static Task<Page> SignOut(Visit visit, HttpContext context)
    {
        visit.Forget();
        return Task.FromResult(Page.GoTo(Address("")));
    }

    /// <summary>
    /// Only into the portal, since an address from outside must not send people elsewhere; written as a header holds it, whatever came in.
    /// </summary>
    public static string Inside(string? back) =>
        back is not null && back.StartsWith('/') && !back.Any(char.IsControl)
        && Uri.TryCreate(Here, back, out var at) && at.Authority == Here.Authority
        && (at.AbsolutePath == PortalRoom.Root || at.AbsolutePath.StartsWith(PortalRoom.Root + "/", StringComparison.Ordinal))
            ? at.PathAndQuery : PortalRoom.Root;
}
