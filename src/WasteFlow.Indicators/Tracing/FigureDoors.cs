using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The doors from a figure down to the lines, and from a manifest up to its figures.</summary>
internal static class FigureDoors
{
    private const int TakeAtFirst = 100;
    private const int TakeMax = 1_000;
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(10);
    private static readonly string[] Which = ["plan", "row", "part", "period", "atLine"];
    private static readonly string[] Page = [.. Which, "term", "from", "take"];

    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapRead<FigureView>(room, "figure", static (context, caller) => Of(context, caller, static (figure, _) => new Read<FigureView>(figure.View, null)), Which);
        routes.MapRead<FigureCells>(room, "figure/cells", static (context, caller) => Of(context, caller, static (figure, asked) => figure.Cells(asked)), Page);
        routes.MapRead<FigureSites>(room, "figure/sites", static (context, caller) => Of(context, caller, static (figure, asked) => figure.Sites(asked)), Page);
        routes.MapRead<FigureLots>(room, "figure/lots", static (context, caller) => Of(context, caller, static (figure, asked) => figure.Lots(asked)), [.. Page, "cell"]);
        routes.MapRead<ManifestFigures>(room, "touched", static (context, caller) => Task.FromResult(Touched(context, caller)), "manifest");
    }

    private static async Task<Read<T>> Of<T>(HttpContext context, Caller caller, Func<Opened, PageAsked, Read<T>> answer) where T : class
    {
        var asked = new Asked(context);
        var (plan, row, part) = (asked.NeededText("plan"), asked.Small("row"), asked.Text("part"));
        var (period, atLine) = (asked.Id<ReportingPeriod>("period"), asked.Number("atLine"));
        var page = new PageAsked(asked.Small("term") ?? 1, asked.Small("from") ?? 0, asked.Small("take") ?? TakeAtFirst, asked.Text("cell"));
        var unfit = asked.Objection
            ?? (row is null ? Refused.With("field_missing", "", ("field", "row"))
                : page.Take is 0 or > TakeMax ? Refused.With("field_malformed", "", ("pointer", "take"))
                : Reports.Objection(period, ""));
        if (unfit is not null)
        {
            return unfit;
        }

        var runner = IndicatorDoors.Runner(context);
        if (atLine is { } line && (line < 1 || !await runner.CatchUp(line, CatchUpWithin, context.RequestAborted)))
        {
            return Refused.With("no_such_line", "", ("line", line.ToString(CultureInfo.InvariantCulture)));
        }

        return atLine is { } earlier && earlier < runner.Line
            ? Answer(await runner.AsOf(new MeasureFold(), earlier, context.RequestAborted), earlier)
            : runner.Read(MeasureFold.FoldName, Answer);

        Read<T> Answer(FoldDocuments documents, long at)
        {
            if (Snapshot.Read(documents, at, plan, period) is not { } snapshot)
            {
                return atLine is null ? PlanEditions.Unknown(documents, plan, "")
                    : runner.Read(MeasureFold.FoldName, (present, _) => Making.Unadopted(present, plan, atLine));
            }

            if (!Regions.IsOf(caller, snapshot.Region))
            {
                return Refused.With("not_yours", "", ("reason", snapshot.Region));
            }

            var months = period ?? ReportingPeriod.OfYear(snapshot.Printed.LastTargetYear);
            return Reports.Objection(months, "") is { } yearless ? yearless
                : new PlanAsks(snapshot.Printed).Find(row!.Value, part, months) is { } ask ? answer(new Opened(documents, snapshot, row.Value, part, ask), page)
                : NotThere(snapshot.Printed, row.Value);
        }
    }

    /// <summary>Why a row, or its part, cannot be opened.</summary>
    internal static Refused NotThere(PrintedPlan plan, int no)
    {
        var row = no.ToString(CultureInfo.InvariantCulture);
        return plan.Row(no) is not { } printed ? Refused.With("plan_row_unknown", "", ("plan", plan.Id), ("row", row))
            : printed.Parts.Count == 0 ? Refused.With("plan_row_undivided", "", ("plan", plan.Id), ("row", row))
            : Refused.With("plan_part_unknown", "", ("plan", plan.Id), ("row", row), ("parts", string.Join('、', printed.Parts)));
    }

    private static Read<ManifestFigures> Touched(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var manifest = asked.Needed<ManifestNumber>("manifest");
        if (asked.Objection is { } unfit)
        {
            return unfit;
        }

        return IndicatorDoors.Runner(context).Read(MeasureFold.FoldName, (documents, line) =>
            TouchedFigures.Of(documents, line, manifest, region => Regions.IsOf(caller, region)) is { } touched
                ? new Read<ManifestFigures>(touched, null)
                : Refused.With("no_such_manifest", "", ("manifest", manifest.Text)));
    }
}

/// <summary>Which page of which term.</summary>
internal sealed record PageAsked(int Term, int From, int Take, string? Cell);

/// <summary>A figure that somebody looks into, over the documents that it is true at.</summary>
internal sealed class Opened(FoldDocuments documents, Snapshot snapshot, int row, string? part, FigureAsk ask)
{
    private readonly FigureTerms terms = new(snapshot, ask);

    public FigureView View
    {
        get
        {
            var figures = new Figures(snapshot);
            var figure = figures.Of(ask);
            return new(
                snapshot.Plan.Act.Plan, snapshot.Region, row, part, ask.Code, ask.Period, snapshot.Line, figure.Value, ask.Unit, figure.Exact, figure.Reason,
                figure.Waiting, terms.Numerator, terms.Denominator,
                ask.Reading.Made.Count == 0 ? null : [.. ask.Reading.Made.Select(m => m.Said() with { Others = [.. m.Others.Select(o => figures.By(ask, o))] })]);
        }
    }

    public Read<FigureCells> Cells(PageAsked page)
    {
        if (terms.Term(page.Term) is not { } flow)
        {
            return NoTerm(page);
        }

        var cells = terms.Cells(flow);
        return new FigureCells(
            snapshot.Line, flow.Wording(), cells.Sum(static c => c.Grams), cells.Count, [.. cells.Skip(page.From).Take(page.Take).Select(Shown)], Next(page, cells.Count));
    }

    public Read<FigureSites> Sites(PageAsked page)
    {
        if (terms.Term(page.Term) is not { } flow)
        {
            return NoTerm(page);
        }

        var sites = terms.Sites(flow);
        return new FigureSites(
            snapshot.Line, flow.Wording(), sites.Count, [.. sites.Skip(page.From).Take(page.Take).Select(s => Shown(s, ask.Period))], Next(page, sites.Count));
    }

    public Read<FigureLots> Lots(PageAsked page)
    {
        if (terms.Term(page.Term) is not { } flow)
        {
            return NoTerm(page);
        }

        if (terms.Cells(flow).Where(c => c.Name.Equals(page.Cell, StringComparison.Ordinal)).Take(1).ToList() is not [var cell])
        {
            return Refused.With("field_malformed", "", ("pointer", "cell"));
        }

        var lots = CellLots.Of(documents, cell);
        return new FigureLots(
            snapshot.Line, cell.Name, lots.Sum(static l => l.Grams), lots.Count, [.. lots.Skip(page.From).Take(page.Take)], Next(page, lots.Count));
    }

    private static Refused NoTerm(PageAsked page) =>
        Refused.With("no_such_term", "", ("term", page.Term.ToString(CultureInfo.InvariantCulture)));

    private static FigureCounted Shown(CountedSite counted, ReportingPeriod period) => new(
        counted.Site.Site, counted.Site.Name, counted.Site.Kind, counted.Site.Supervisor, counted.Site.StatusOn(period.LastDay), counted.Papers,
        counted.PerMille is null ? null : counted.Site.DailyCapacity, counted.PerMille);

    private static FigureCell Shown(FlowCell cell) => new(
        cell.Name, cell.Month.ToString("uuuu-MM", CultureInfo.InvariantCulture), cell.Producer, cell.Key.Measure, cell.Key.Stream, cell.Key.Code, cell.Key.Facility,
        Empty(cell.Key.Method), Empty(cell.Key.Since), cell.Grams);

    private static string? Empty(string text) => text.Length == 0 ? null : text;

    private static int? Next(PageAsked page, int count) => page.From + page.Take < count ? page.From + page.Take : null;
}
