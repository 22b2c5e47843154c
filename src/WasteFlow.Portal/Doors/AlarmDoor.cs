using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>One alarm with its history, and the officer's way to close it (关闭告警) with a reason.</summary>
public static class AlarmDoor
{
    public const string Address = $"{PortalRoom.Root}/alarm";

    /// <summary>The page of an alarm.</summary>
    public static string Of(string id) => $"{Address}?id={Uri.EscapeDataString(id)}";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var id = asked.Text("id");
        return asked.Objection is { } unfit ? Page.Unfit(unfit)
            : id is null ? Page.Unfit(Refused.With("field_missing", "", ("field", "id")))
            : await Drawn(visit, id, null, "", "");
    }

    /// <summary>
    /// Closes it. The form carries act id and time along, so that pressing twice closes once; what is refused comes back with what was typed.
    /// </summary>
    public static async Task<Page> Close(Visit visit, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(visit.Cancel);
        var (id, reason, document) = (form["id"].ToString(), form["reason"].ToString().Trim(), form["document"].ToString().Trim());
        if (visit.Session is null)
        {
            return Page.GoTo(SignInDoor.Address(Of(id)));
        }

        if (!Guid.TryParseExact(form["act"], "D", out var actId))
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "act")));
        }

        if (InstantPattern.ExtendedIso.Parse(form["at"].ToString()) is not { Success: true, Value: var at })
        {
            return Page.Unfit(Refused.With("field_malformed", "", ("pointer", "at")));
        }

        var closed = await visit.Client.CloseAlarm(new(actId, at, id, reason, document.Length > 0 ? document : null), visit.Cancel);
        return closed.Went ? Page.GoTo(Of(id))
            : closed.Status == StatusCodes.Status401Unauthorized ? Page.Problem(closed)
            : await Drawn(visit, id, closed.Refusal, reason, document);
    }

    private static async Task<Page> Drawn(Visit visit, string id, Refusal? refusal, string reason, string document)
    {
        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var answer = await visit.Client.Alarm(id, visit.Cancel);
        if (answer.Value is not { } list)
        {
            return Page.Problem(answer);
        }

        if (list.Alarms is not [var alarm])
        {
            return Page.Unfit(Refused.With("no_such_alarm", "", ("alarm", id)));
        }

        // What a full site still takes is told where the alarm is read: closing it is a matter of that figure.
        var room = alarm.Site is { } site && FindingRows.All.Any(r => r.Kind == alarm.Kind && r.Sees == "full")
            ? (await visit.Client.FillSites(site, visit.Cancel)).Value?.SingleOrDefault()
            : null;
        await visit.Names.Load([alarm.Site, alarm.Origin], [alarm.Party, visit.Session!.Enterprise], visit.Cancel);
        return Page.Of<AlarmPage>(
            refusal is null ? StatusCodes.Status200OK : Refusals.Of(refusal.Refused.Code).Http,
            ("Alarm", alarm), ("AsOf", list.AsOf), ("Refusal", refusal), ("Reason", reason), ("Document", document), ("Room", room));
    }
}
