using System.Globalization;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;

namespace WasteFlow.Portal.Doors;

/// <summary>The labels that a line made (制作标签), as a sheet to print.</summary>
public static class LabelsDoor
{
    /// <summary>The rooms of those who hold waste.</summary>
    private static readonly string[] Rooms = ["producers", "collectors", "disposers"];

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        if (route["room"] is not string room || !Rooms.Contains(room, StringComparer.Ordinal)
            || !long.TryParse(route["line"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return Page.NotHere;
        }

        var answer = await visit.Client.Labels(room, line, visit.Cancel);
        if (answer.Value is not { } sheet)
        {
            return Page.Problem(answer);
        }

        visit.Line = sheet.Line;
        await visit.Names.Load([sheet.Site], [sheet.Enterprise], visit.Cancel);
        return Page.Of<LabelsPage>(("Labels", sheet));
    }
}
