using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WasteFlow.Hosting;
using WasteFlow.Portal.Doors;
using WasteFlow.Portal.Visits;

namespace WasteFlow.Portal;

/// <summary>What people see (门户): pages rendered here, out of what the rooms answer to the reader's own token.</summary>
public sealed class PortalRoom : IRoom
{
    /// <summary>Every address of the portal begins so.</summary>
    public const string Root = "/portal";

    public string Name => "portal";

    public void AddTo(RoomServices services)
    {
        // Chinese stays readable in the pages' source, and half as long.
        services.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Services.AddRazorComponents();
        services.Services.AddDataProtection()
            .SetApplicationName("WasteFlow")
            .PersistKeysToFileSystem(KeyFolder(services.Options.Data));
        // The keys that seal cookies lie where only we can read, as the house's other secrets do; there is nothing to warn of.
        services.Services.AddLogging(static l => l.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        services.Services.AddAntiforgery(static o =>
        {
            o.Cookie.Name = "wasteflow-form";
            o.Cookie.Path = Root;
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.Services.AddSingleton<SessionCookie>();
        services.Services.AddSingleton<Reception>();
        services.Services.AddSingleton<PageDoor>();
    }

    public void Use(IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
        }

        return next(context);
    });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static () => Results.Redirect(Root));
        routes.MapGet($"{Root}/files/{{tag}}/{{name}}", PortalFiles.Answer);
        Open(routes, "", OnTheWayDoor.Show);
        Open(routes, "/alarms", AlarmsDoor.Show);
        Open(routes, "/alarm", AlarmDoor.Show);
        Open(routes, "/manifests/{number}", ManifestDoor.Show);
        Open(routes, "/labels/{room}/{line}", LabelsDoor.Show);
        Open(routes, "/trace", TraceDoor.Show);
        Open(routes, "/incident", IncidentDoor.Show);
        Open(routes, "/plans", PlanDoor.List);
        Open(routes, "/plans/{plan}", PlanDoor.Show);
        Open(routes, "/plans/{plan}/rows/{row}", FigureDoor.Show);
        Open(routes, "/plans/{plan}/reports", ReportsDoor.Show);
        Open(routes, "/plans/{plan}/restated", RestatedDoor.Show);
        Open(routes, "/plans/{plan}/what-if", WhatIfDoor.Show);
        Open(routes, "/plans/{plan}/reports/file", ReportsDoor.Take);
        Open(routes, "/plans/{plan}/reports/jobs", ReportJobsDoor.Show);
        Open(routes, "/plans/{plan}/tasks", TasksDoor.Show);
        Open(routes, "/plans/{plan}/reports/jobs/{job}", ReportJobsDoor.Take);
        Open(routes, "/national", NationalDoor.Show);
        Open(routes, "/generation", GenerationDoor.Show);
        Open(routes, "/books", BooksDoor.Show);
        Open(routes, "/books/file", BooksDoor.Take);
        Open(routes, "/balance", BalanceDoor.List);
        Open(routes, "/balance/{stream}", BalanceDoor.Show);
        Open(routes, "/{**rest}", static (_, _) => Task.FromResult(Page.NotHere));
        OpenToAll(routes, "/glossary", GlossaryDoor.Show);
        OpenToAll(routes, "/sign-in", SignInDoor.Show);
        routes.MapPost($"{Root}/sign-in", static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, SignInDoor.SignIn));
        routes.MapPost(NationalDoor.Address, static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, NationalDoor.Take));
        routes.MapPost($"{Root}/plans/{{plan}}/reports/jobs", static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, ReportJobsDoor.Ask));
        routes.MapPost($"{Root}/plans/{{plan}}/tasks", static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, TasksDoor.Remind));
        routes.MapPost(GenerationDoor.Address, static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, GenerationDoor.Declare));
        routes.MapPost(AlarmDoor.Address, static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, AlarmDoor.Close));
        routes.MapPost($"{Root}/sign-out", static context => context.RequestServices.GetRequiredService<PageDoor>().Take(context, SignInDoor.SignOut));
    }

    private static DirectoryInfo KeyFolder(string data)
    {
        var path = Path.Combine(data, "portal-keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Open(IEndpointRouteBuilder routes, string path, Func<Visit, RouteValueDictionary, Task<Page>> make) =>
        routes.MapGet(Root + path, context => context.RequestServices.GetRequiredService<PageDoor>().Open(context, make, signedIn: true));

    private static void OpenToAll(IEndpointRouteBuilder routes, string path, Func<Visit, RouteValueDictionary, Task<Page>> make) =>
        routes.MapGet(Root + path, context => context.RequestServices.GetRequiredService<PageDoor>().Open(context, make, signedIn: false));
}
