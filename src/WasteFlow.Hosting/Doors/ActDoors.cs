using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>A room's own rules for an act: pure, and quick.</summary>
/// <param name="now">The door's clock.</param>
public delegate Judgement Rule<in T>(T act, Register register, Caller by, Instant now) where T : IAct;

/// <summary>Doors for acts: parse → own rules → ask the ledger → answer.</summary>
public static class ActDoors
{
    /// <summary>Opens <c>POST /{room}/{act-name}</c>.</summary>
    public static void MapAct<T>(this IEndpointRouteBuilder routes, IRoom room, Rule<T> rule) where T : class, IAct =>
        routes.MapPost($"/{room.Name}/{Acts.NameOf(typeof(T))}", context =>
            context.RequestServices.GetRequiredService<ActDoor>().Open(context, room.Name, rule)).WithMetadata(new ActMetadata(typeof(T)));
}

/// <summary>Says which act a door takes.</summary>
public sealed record ActMetadata(Type Act);
