using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using WasteFlow.Client;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What every page's door does: receive → sign in where needed → ask the rooms → draw. Whatever goes wrong is a page too.</summary>
public sealed class PageDoor(Reception reception, ILogger<PageDoor> log)
{
    public Task Open(HttpContext context, Func<Visit, RouteValueDictionary, Task<Page>> make, bool signedIn) => Guard(context, visit =>
        signedIn && visit.Session is null
            ? Task.FromResult(Page.GoTo(SignInDoor.Address(visit.Here)))
            : make(visit, context.Request.RouteValues));

    /// <summary>Takes a form, if it is one of ours.</summary>
    public Task Take(HttpContext context, Func<Visit, HttpContext, Task<Page>> make) => Guard(context, async visit =>
        await reception.IsOurs(context) ? await make(visit, context) : Said("form_too_old", StatusCodes.Status400BadRequest));

    private async Task Guard(HttpContext context, Func<Visit, Task<Page>> make)
    {
        var visit = reception.Receive(context);
        // What one reader sees is not kept for the next one at the same screen.
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.Pragma = "no-cache";
        try
        {
            var page = await make(visit);
            await page.Draw(visit).ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            log.LogError(e, "{Path} failed ({Trace})", context.Request.Path, trace);
            await Said("internal_fault", StatusCodes.Status500InternalServerError, trace).Draw(visit).ExecuteAsync(context);
        }
    }

    private static Page Said(string code, int status, string trace = "")
    {
        var refused = Refused.With(code, "", ("trace", trace));
        var row = Refusals.Of(code);
        return Page.Problem(new Refusal(refused, row.SayZh(refused.Details), row.SayEn(refused.Details)), status, trace);
    }
}
