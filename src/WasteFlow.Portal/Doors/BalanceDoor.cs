using Microsoft.AspNetCore.Routing;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>The mass identity: what came in equals what went out and what is still there, stream by stream.</summary>
public static class BalanceDoor
{
    public static Task<Page> List(Visit visit, RouteValueDictionary route) => Of(visit, null);

    public static Task<Page> Show(Visit visit, RouteValueDictionary route) =>
        route["stream"] is string stream && Streams.Find(stream) is { } row ? Of(visit, row) : Task.FromResult(Page.NotHere);

    private static async Task<Page> Of(Visit visit, StreamRow? stream)
    {
        var asked = visit.Asked();
        var (from, to) = (asked.Day("from"), asked.Day("to"));
        if (asked.Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var answer = await visit.Client.Identity(stream?.Id, from, to, visit.Cancel);
        if (answer.Value is not { } identities)
        {
            return Page.Problem(answer);
        }

        return stream is null
            ? Page.Of<BalancePage>(("Identities", identities), ("From", from), ("To", to))
            : identities.FirstOrDefault(i => i.Stream == stream.Id) is { } one
                ? Page.Of<StreamBalancePage>(("Stream", stream), ("Identity", one), ("From", from), ("To", to))
                : Page.NotHere;
    }
}
