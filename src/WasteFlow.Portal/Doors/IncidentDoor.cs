using Microsoft.AspNetCore.Routing;
using NodaTime;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>Waste was found somewhere (事件): whose it may be, and from each lot and manifest among the evidence the way back to every producer.</summary>
public static class IncidentDoor
{
    public const string Address = $"{PortalRoom.Root}/incident";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var code = asked.Id<WasteCode>("code");
        var place = asked.Word("place", Divisions.All.Select(static d => d.Code));
        var day = asked.Day("day");
        if (asked.Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        if (code is not { } found || place is null)
        {
            return Page.Of<IncidentPage>(("Code", code), ("Place", place ?? visit.Session!.Region), ("Day", day));
        }

        Instant? at = day is { } d ? Calendar.StartOf(d.PlusDays(1)) : null;
        var answer = await visit.Client.Incident(found, place, at, visit.Cancel);
        if (answer.Value is not { } incident)
        {
            return Page.Problem(answer);
        }

        await visit.Names.Load(incident.Candidates.Select(static c => (SiteId?)c.Site), [], visit.Cancel);
        return Page.Of<IncidentPage>(("Code", code), ("Place", place), ("Day", day), ("Incident", incident));
    }
}
