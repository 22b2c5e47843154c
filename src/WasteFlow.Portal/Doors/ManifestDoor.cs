using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Client;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>One manifest, whole.</summary>
public static class ManifestDoor
{
    private const string Figures = "figures";

    public static string FiguresOf(ManifestNumber number) => $"{PortalRoom.Root}/manifests/{number}?{Figures}=1#figures";

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var text = route["number"] as string ?? "";
        visit.Search = text;
        if (!ManifestNumber.TryRead(text, out var number))
        {
            return NoSuch(text);
        }

        if (ManifestNumbers.IsNational(text))
        {
            return await Ours(visit, text);
        }

        var answer = await visit.Client.Manifest(number, visit.Cancel);
        if (answer.Value is not { } view)
        {
            return Page.Problem(answer);
        }

        visit.Line = view.Line;
        await visit.Names.Load(
            view.Items.Select(static i => (SiteId?)i.Origin).Append(view.Mover).Append(view.Receiver),
            view.Lines.SelectMany(static l => new[] { l.By.Enterprise, l.By.StandInFor }).Append(view.Carrier).Concat((view.Legs ?? []).Select(static l => (EnterpriseId?)l.Carrier)), visit.Cancel);
        var sheets = await LabelsDoor.SheetsOf(visit, view.Items.SelectMany(static i => i.Containers ?? []));

        // It reads all plans, so only who asks for it waits for it.
        if (!visit.SeesRegion || visit.Query(Figures) is null)
        {
            return Page.Of<ManifestPage>(("Manifest", view), ("Sheets", sheets));
        }

        var touched = await visit.Client.Touched(view.Number, visit.Cancel);
        return touched.Value is { } figures ? Page.Of<ManifestPage>(("Manifest", view), ("Sheets", sheets), ("Touched", figures)) : Page.Problem(touched);
    }

    /// <summary>A national number leads to the manifest that it was entered at.</summary>
    private static async Task<Page> Ours(Visit visit, string national)
    {
        var found = await visit.Client.ManifestsOf(national, visit.Cancel);
        return found.Value is not { } rows ? Page.Problem(found)
            : rows is [var row, ..] ? Page.GoTo($"{PortalRoom.Root}/manifests/{row.Number}")
            : NoSuch(national);
    }

    private static Page NoSuch(string text)
    {
        var refused = Refused.With("no_such_manifest", "", ("manifest", text));
        var row = Refusals.Of(refused.Code);
        return Page.Problem(new Refusal(refused, row.SayZh(refused.Details), row.SayEn(refused.Details)), StatusCodes.Status404NotFound);
    }
}
