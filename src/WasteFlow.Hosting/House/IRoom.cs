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

    /// <summary>
    /// Questions that the room's doors are asked when they have been opened, over and over, before anybody waits for an answer: what has been asked often is compiled
    /// well. Addresses within the house. A room that answers quickly at once needs none.
    /// </summary>
    Task<IReadOnlyList<string>> Rehearsal(IServiceProvider services, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Opens the room's doors. Every one of them needs a row in <c>schemas/codes/authorisation.csv</c>.</summary>
    void Map(IEndpointRouteBuilder routes);
}
