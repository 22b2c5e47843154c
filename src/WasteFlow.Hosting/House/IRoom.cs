using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace WasteFlow.Hosting;

/// <summary>A service that <c>run</c> can start: what it needs, and the doors it opens.</summary>
public interface IRoom
{
    /// <summary>One lower-case word: the first part of every address of its doors, and of its database's name.</summary>
    string Name { get; }

    /// <summary>Says what the room needs: its folds, databases, consumers and services.</summary>
    void AddTo(RoomServices services);

    /// <summary>What has to stand between the gate and the doors: a portal's files, its antiforgery check. Most rooms need nothing.</summary>
    void Use(IApplicationBuilder app)
    {
    }

    /// <summary>Opens the room's doors. Every one of them needs a row in <c>schemas/codes/authorisation.csv</c>.</summary>
    void Map(IEndpointRouteBuilder routes);
}
