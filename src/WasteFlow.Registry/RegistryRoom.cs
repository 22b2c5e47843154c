using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>Enterprises, sites and vehicles as lines; people and machines, who never are: sign-in, tokens, API keys.</summary>
public sealed class RegistryRoom : IRoom
{
    public string Name => "registry";

    public void AddTo(RoomServices services)
    {
        services.AddFold(new RegisterFold());
        services.AddFold(new LawFold());
        services.AddDatabase<RegistryDb>(durable: true);
        services.Services.AddSingleton<SigningKey>();
        services.Services.AddSingleton<ITokenKeys>(static s => s.GetRequiredService<SigningKey>());
        services.Services.AddSingleton<FirstCode>();
        services.Services.AddSingleton<IHostedService>(static s => s.GetRequiredService<FirstCode>());
        services.Services.AddSingleton<WrongTries>();
        services.Services.AddSingleton<People>();
        services.Services.AddSingleton<SignInDoor>();
        services.Services.AddSingleton<EnrolDoor>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct<RegisterEnterprise>(this, RegisterRules.Of);
        routes.MapAct<RegisterSite>(this, RegisterRules.Of);
        routes.MapAct<RegisterVehicle>(this, RegisterRules.Of);

        routes.MapAsk<SignIn, Session>(this, "sign-in", static (context, ask) =>
            context.RequestServices.GetRequiredService<SignInDoor>().Open(ask, AddressOf(context), context.RequestAborted));
        routes.MapAsk<FirstAdministrator, Enrolled>(this, "first-administrator", static (context, ask) =>
            context.RequestServices.GetRequiredService<EnrolDoor>().First(ask, context.RequestAborted));
        routes.MapAsk<EnrolPerson, Enrolled>(this, "enrol-person", static (context, ask) =>
            context.RequestServices.GetRequiredService<EnrolDoor>().Open(ask, context.Caller(), context.RequestAborted));
        routes.MapRead<IReadOnlyList<TokenKey>>(this, "keys", static async (context, _) =>
            new(await context.RequestServices.GetRequiredService<SigningKey>().All(context.RequestAborted), null));

        routes.MapRead<RegisterEnterprise>(this, "enterprises/{id}", static (context, _) => Find(context, "enterprise", static (register, id) =>
            register.Enterprise(new EnterpriseId(id))));
        routes.MapRead<RegisterSite>(this, "sites/{id}", static (context, _) => Find(context, "site", static (register, id) =>
            register.Site(new SiteId(id))));
        routes.MapRead<IReadOnlyList<RegisterSite>>(this, "sites", static (context, _) =>
        {
            var asked = new Asked(context);
            var (enterprise, division) = (asked.Id<EnterpriseId>("enterprise"), asked.Text("division"));
            if ((asked.Objection ?? (division is not null && Divisions.Find(division) is null
                ? Refused.With("division_unknown", "", ("division", division)) : null)) is { } unfit)
            {
                return Task.FromResult<Read<IReadOnlyList<RegisterSite>>>(unfit);
            }

            return Task.FromResult(new Read<IReadOnlyList<RegisterSite>>(
                context.RequestServices.GetRequiredService<FoldRunners>().Of("registry").Read<IReadOnlyList<RegisterSite>>(register =>
                    [.. (enterprise is { } of ? register.SitesOf(of) : register.Sites())
                        .Where(s => division is null || Divisions.IsIn(s.Division, division))]),
                null));
        }, "enterprise", "division");
    }

    /// <summary>Where somebody signs in from: the portal says it for whoever sits before it, and nobody else is believed.</summary>
    private static string AddressOf(HttpContext context) =>
        context.Caller().Is(InsideTokens.Role) && context.Request.Headers["WasteFlow-For"] is [{ Length: > 0 } said, ..]
            ? said
            : context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static Task<Read<T>> Find<T>(
        HttpContext context, string what, Func<Hosting.Register, string, T?> look) where T : class
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var found = context.RequestServices.GetRequiredService<FoldRunners>().Of("registry").Read(register => look(register, id));
        return Task.FromResult(new Read<T>(found, found is null ? Refused.With("not_found", "", ("what", $"{what} {id}")) : null));
    }
}
