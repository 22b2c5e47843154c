using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// Holds an issued report against what is known by now, and names the lines that made the difference: the fold is replayed to the report's line and on from
/// there, noting which line touches which figure.
/// </summary>
internal sealed class Restating
{
    private const int PageLines = 1000;

    private readonly MemoryDocuments documents;
    private readonly Touches touches;
    private readonly MeasureFold fold = new();
    private readonly IssuedReport issued;
    private readonly Report? before;
    private readonly RestatedFlows? flows;

    /// <param name="documents">Of the fold, as of the line that the report was made at.</param>
    public Restating(MemoryDocuments documents, IssuedReport issued)
    {
        (this.documents, this.issued) = (documents, issued);
        touches = new Touches(documents);
        var snapshot = Snapshot.Read(documents, issued.AtLine, issued.Plan, issued.Period)!;
        (before, flows) = issued.Kind == ReportKind.Flows
            ? ((Report?)null, new RestatedFlows(documents, snapshot.Region, issued.Period))
            : (ReportMaker.Make(snapshot, issued.Period), null);
    }

    public static async Task<Restatement> Of(FoldRunner runner, ILineFeed feed, IssuedReport issued, long line, CancellationToken cancel)
    {
        var restating = new Restating(await runner.AsOf(new MeasureFold(), issued.AtLine, cancel), issued);
        for (var at = issued.AtLine; at < line;)
        {
            var page = await feed.Read(at, null, (int)Math.Min(PageLines, line - at), cancel);
            if (page.Lines.Count == 0)
            {
                break;
            }

            foreach (var next in page.Lines)
            {
                restating.Take(next.Line);
            }

            at = page.Lines[^1].Line.Number;
        }

        return restating.At(line);
    }

    /// <summary>Takes a line in that came after the report's.</summary>
    public void Take(Line line)
    {
        touches.Line = line.Number;
        fold.Apply(line, touches);
    }

    public Restatement At(long line)
    {
        if (flows?.Against(documents, touches.All) is { } terms)
        {
            return new(issued, line, First(terms.SelectMany(static t => t.Lines)), [], terms);
        }

        var snapshot = Snapshot.Read(documents, line, issued.Plan, issued.Period)!;
        var after = ReportMaker.Make(snapshot, issued.Period);
        var (asks, causes) = (new PlanAsks(snapshot.Printed), new Causes(snapshot, issued.Plan, issued.Period));
        var was = Figures(before!).ToDictionary(static f => (f.No, f.Part, f.Code));
        var rows = new List<RestatedRow>();
        foreach (var now in Figures(after))
        {
            // By another edition of the plan there may be another row under the number.
            if (!was.Remove((now.No, now.Part, now.Code), out var then))
            {
                then = new(now.No, now.Part, now.Code, now.Unit, null, States.NoFigure);
            }

            if ((then.Value == now.Value && then.State == now.State) || snapshot.Printed.Row(now.No) is not { } row)
            {
                continue;
            }

            var part = row.Parts.Contains(now.Part) ? now.Part : null;
            rows.Add(new(
                now.No, now.Part, now.Code, now.Unit, then.Value, then.State, now.Value, now.State, Difference(then.Value, now.Value),
                [.. touches.All.Where(t => causes.Are(t, row.No, asks.Of(row, part, issued.Period), then.Value is not null && now.Value is not null)).Select(static t => t.Line).Distinct()]));
        }

        rows.AddRange(was.Values.Select(gone => new RestatedRow(
            gone.No, gone.Part, gone.Code, gone.Unit, gone.Value, gone.State, null, States.NoFigure, null,
            [.. touches.All.Where(causes.IsOfPlan).Select(static t => t.Line).Distinct()])));
        var texts = Texts(snapshot, after, asks).ToList();
        return new(issued, line, First(rows.SelectMany(static r => r.Lines).Concat(texts.SelectMany(static t => t.Lines))), rows, Texts: texts);
    }

    /// <summary>A text is of its own year, so the lines that touch it are those of that year's figure. Another edition may have other texts: only what both have is held together.</summary>
    private IEnumerable<RestatedText> Texts(Snapshot snapshot, Report after, PlanAsks asks)
    {
        foreach (var ((now, then), printed) in after.TextTargets.Zip(before!.TextTargets).Zip(snapshot.Printed.TextTargets))
        {
            if (now.Code is not { } code || (now.Quote, code, now.Year) != (then.Quote, then.Code, then.Year) || (then.Value == now.Value && then.State == now.State))
            {
                continue;
            }

            var (row, _, ask) = asks.Of(printed, code, issued.Period);
            var causes = new Causes(snapshot, issued.Plan, ask.Period);
            yield return new(
                now.Quote, code, now.Year, then.Value, then.State, now.Value, now.State, Difference(then.Value, now.Value),
                [.. touches.All.Where(t => causes.Are(t, row?.No ?? 0, ask, then.Value is not null && now.Value is not null)).Select(static t => t.Line).Distinct()]);
        }
    }

    private static long? First(IEnumerable<long> lines) => lines.Select(static l => (long?)l).Min();

    private static IEnumerable<Shown> Figures(Report report) => report.Rows.SelectMany(static r => r.Parts is { } parts
        ? parts.Select(p => new Shown(r.No, p.Part, p.Code, p.Unit, p.Value, p.State))
        : [new Shown(r.No, null, r.Code, r.Unit, r.Value, r.State)]);

    private static string? Difference(string? then, string? now)
    {
        if (!Rational.TryParse(then, out var a) || !Rational.TryParse(now, out var b))
        {
            return null;
        }

        var places = new[] { then!, now! }.Max(static t => t.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? t.Length - point - 1 : 0);
        return (b - a).ToText(places);
    }

    private sealed record Shown(int No, string? Part, string Code, string Unit, string? Value, string State);
}
