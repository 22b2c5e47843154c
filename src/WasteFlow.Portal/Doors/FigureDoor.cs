using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>A figure opened (指标下钻): its terms, what each of them adds up or counts, and from a cell the lots and manifests.</summary>
public static class FigureDoor
{
    private const int Take = 100;

    public static string Address(string plan, int row, ReportingPeriod period, string? part = null, int? term = null) =>
        FormattableString.Invariant($"{PortalRoom.Root}/plans/{Uri.EscapeDataString(plan)}/rows/{row}?year={period}")
        + (part is null ? "" : $"&of={Uri.EscapeDataString(part)}") + (term is null ? "" : FormattableString.Invariant($"&term={term}"));

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var asked = visit.Asked();
        var (plan, part, term, cell, from) = (route["plan"] as string ?? "", asked.Text("of"), asked.Small("term"), asked.Text("cell"), asked.Small("from") ?? 0);
        var (period, unfit) = ReportsDoor.PeriodOf(asked);
        if (unfit is not null)
        {
            return Page.Unfit(unfit);
        }

        if (!int.TryParse(route["row"] as string, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row))
        {
            return Page.NotHere;
        }

        var answer = await visit.Client.Figure(plan, row, part, period, cancel: visit.Cancel);
        if (answer.Value is not { } figure)
        {
            return Page.Problem(answer);
        }

        visit.Line = figure.Line;
        if (term is not { } no)
        {
            return Page.Of<FigurePage>(("Figure", figure));
        }

        // All of a figure's pages are read at the line of the first.
        if (cell is not null)
        {
            var lots = await visit.Client.FigureLots(plan, row, cell, no, part, period, figure.Line, from, Take, visit.Cancel);
            return lots.Value is { } listed ? Page.Of<FigurePage>(("Figure", figure), ("Term", no), ("Lots", listed)) : Page.Problem(lots);
        }

        if (Terms(figure).FirstOrDefault(t => t.No == no)?.Sites is not null)
        {
            var sites = await visit.Client.FigureSites(plan, row, no, part, period, figure.Line, from, Take, visit.Cancel);
            return sites.Value is { } counted ? Page.Of<FigurePage>(("Figure", figure), ("Term", no), ("Sites", counted)) : Page.Problem(sites);
        }

        var cells = await visit.Client.FigureCells(plan, row, no, part, period, figure.Line, from, Take, visit.Cancel);
        if (cells.Value is not { } added)
        {
            return Page.Problem(cells);
        }

        await visit.Names.Load(added.Cells.SelectMany(static c => new SiteId?[] { c.Producer, c.Facility }), [], visit.Cancel);
        return Page.Of<FigurePage>(("Figure", figure), ("Term", no), ("Cells", added));
    }

    public static IEnumerable<FigureTerm> Terms(FigureView figure) => (figure.Numerator?.Terms ?? []).Concat(figure.Denominator?.Terms ?? []);
}
