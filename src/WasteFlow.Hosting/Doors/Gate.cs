using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>Stands before all doors: knows who knocks, looks up the door's row, and turns what went wrong into an answer.</summary>
public static class Gate
{
    internal static void UseFaults(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: 404 or 405 })
            {
                await Problem.Answer(context, new Refused(context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed ? "method_not_allowed" : "not_here"));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody waits for an answer.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Problem.Answer(context, Refused.With("malformed_json", "", ("detail", e.Message)));
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("WasteFlow.Doors");
            var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            log.LogError(e, "{Method} {Path} failed ({Trace})", context.Request.Method, context.Request.Path, trace);
            await Problem.Answer(context, StoreFaults.IsNotThere(e) ? new Refused("store_not_there") : Refused.With("internal_fault", "", ("trace", trace)));
        }
    });

    internal static void UseGate(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (context.GetEndpoint() is RouteEndpoint door)
        {
            var row = RowOf(context.Request.Method, door);
            var caller = await CallerOf(context);
            if (row.Objection(caller) is { } refused)
            {
                await Problem.Answer(context, refused);
                return;
            }

            context.Items[typeof(Caller)] = caller;
        }

        await next(context);
    });

    /// <summary>The doors among these that have no row.</summary>
    public static IEnumerable<string> Unguarded(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        from method in Methods(endpoint)
        where Authorisation.Find(method, PathOf(endpoint)) is null
        select $"{method} {PathOf(endpoint)}";

    /// <summary>The methods a door answers; <c>GET</c> where it does not say.</summary>
    public static IEnumerable<string> Methods(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : [HttpMethods.Get];

    /// <summary>The door's route as it was mapped, with a slash before it.</summary>
    public static string PathOf(RouteEndpoint endpoint) => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');

    private static AuthorisationRow RowOf(string method, RouteEndpoint door) =>
        Authorisation.Find(method, PathOf(door))
        ?? (HttpMethods.IsHead(method) ? Authorisation.Find(HttpMethods.Get, PathOf(door)) : null)
        ?? new AuthorisationRow(method, PathOf(door), [], "none", "");

    private static async Task<Caller?> CallerOf(HttpContext context)
    {
        const string Scheme = "Bearer ";
        return context.Request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await context.RequestServices.GetRequiredService<TokenReader>().Read(header[Scheme.Length..], context.RequestAborted)
            : null;
    }
}
