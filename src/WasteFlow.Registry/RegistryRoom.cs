using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Registry;

/// <summary>Enterprises, sites, vehicles and their papers as lines; people and machines, who never are: sign-in, tokens, API keys.</summary>
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
        routes.MapAct<ChangeEnterprise>(this, RegisterRules.Of);
        routes.MapAct<RegisterSite>(this, RegisterRules.Of);
        routes.MapAct<ChangeSite>(this, SiteRules.Of);
        routes.MapAct<RegisterVehicle>(this, RegisterRules.Of);
        routes.MapAct<RegisterContract>(this, RecordRules.Of);
        routes.MapAct<RegisterInsurance>(this, RecordRules.Of);
        routes.MapAct<RegisterLicence>(this, RecordRules.Of);
        routes.MapAct<RegisterServiceArea>(this, RecordRules.Of);
        routes.MapAct<RecordEvaluation>(this, RecordRules.Of);

        routes.MapAsk<SignIn, Session>(this, "sign-in", static (context, ask) =>
            context.RequestServices.GetRequiredService<SignInDoor>().Open(ask, AddressOf(context), context.RequestAborted));
        routes.MapAsk<FirstAdministrator, Enrolled>(this, "first-administrator", static (context, ask) =>
            context.RequestServices.GetRequiredService<EnrolDoor>().First(ask, context.RequestAborted));
        routes.MapAsk<EnrolPerson, Enrolled>(this, "enrol-person", static (context, ask) =>
            context.RequestServices.GetRequiredService<EnrolDoor>().Open(ask, context.Caller(), context.RequestAborted));
        routes.MapRead<IReadOnlyList<TokenKey>>(this, "keys", static async (context, _) =>
            new(await context.RequestServices.GetRequiredService<SigningKey>().All(context.RequestAborted), null));

        routes.MapRead<RegisterEnterprise>(this, "enterprises/{id}", static (context, _) => RegisterDoors.Enterprise(context));
        routes.MapRead<EnterpriseDossier>(this, "enterprises/{id}/dossier", RegisterDoors.EnterpriseDossier);
        routes.MapRead<RegisterSite>(this, "sites/{id}", static (context, _) => RegisterDoors.Site(context));
        routes.MapRead<SiteDossier>(this, "sites/{id}/dossier", RegisterDoors.Dossier);
        routes.MapRead<IReadOnlyList<RegisterSite>>(
            this, "sites", static (context, _) => RegisterDoors.Sites(context), "enterprise", "division", "supervisor", "kind", "class", "status", "keyUnit", "evaluation", "result");
        routes.MapRead<IReadOnlyList<CityKind>>(this, "city-kinds", static (context, _) => Task.FromResult(RegisterDoors.CityKinds(context)), "division");
    }

    /// <summary>Where somebody signs in from: the portal says it for whoever sits before it, and nobody else is believed.</summary>
    private static string AddressOf(HttpContext context) =>
        context.Caller().Is(InsideTokens.Role) && context.Request.Headers["WasteFlow-For"] is [{ Length: > 0 } said, ..]
            ? said
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
