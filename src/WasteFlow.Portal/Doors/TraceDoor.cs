using Microsoft.AspNetCore.Routing;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>Where a manifest's or a lot's waste went, or came from.</summary>
public static class TraceDoor
{
    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var back = visit.Query("back") == "1";
        var through = visit.Query("through") == "1";
        var asked = visit.Asked();
        var atLine = asked.Number("atLine");
        if (asked.Objection is { } unfit)
        {
            return Page.Unfit(unfit);
        }

        var (manifest, lot) = (visit.Query("manifest"), visit.Query("lot"));
        visit.Search = manifest ?? lot ?? "";
        Outcome<Trace> answer;
        if (lot is not null && LotId.TryRead(lot, out var lotId))
        {
            answer = await visit.Client.Trace(lotId, back, through, atLine, visit.Cancel);
        }
        else if (manifest is not null && ManifestNumber.TryRead(manifest, out var number))
        {
            answer = await visit.Client.Trace(number, back, through, atLine, visit.Cancel);
        }
        else
        {
            return Page.NotHere;
        }

        if (answer.Value is not { } trace)
        {
            return Page.Problem(answer);
        }

        visit.Line = trace.Line;
        await visit.Names.Load(
            trace.Nodes.Select(static n => n.Holder).Concat(trace.Roots.Select(static r => r.Producer))
                .Concat(trace.Outcomes.Select(static o => o.Holder)).Concat(trace.Open.Select(static o => o.Holder)),
            [], visit.Cancel);
        return Page.Of<TracePage>(("Trace", trace), ("IsLot", lot is not null), ("Through", through));
    }
}
