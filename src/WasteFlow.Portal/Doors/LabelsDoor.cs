using System.Globalization;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>The labels that a line made (制作标签), as a sheet to print.</summary>
public static class LabelsDoor
{
    /// <summary>The rooms of those who hold waste.</summary>
    private static readonly string[] Rooms = ["producers", "collectors", "disposers"];

    /// <summary>Where the sheet of a line is.</summary>
    public static string Address(long line) => FormattableString.Invariant($"{PortalRoom.Root}/labels/{Rooms[0]}/{line}");

    /// <summary>The sheets that these labels were made on; none of those that the reader may not see, and none of a label that nobody made here.</summary>
    public static async Task<IReadOnlyList<LabelSheet>> SheetsOf(Visit visit, IEnumerable<string> labels)
    {
        var sheets = new List<LabelSheet>();
        foreach (var label in labels.Where(static l => LabelForms.Read(l) is not null))
        {
            if (!sheets.Exists(s => s.Labels.Any(l => l.Label == label)) && (await visit.Client.LabelsWith(Rooms[0], label, visit.Cancel)).Value is { } sheet)
            {
                sheets.Add(sheet);
            }
        }

        return sheets;
    }

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
