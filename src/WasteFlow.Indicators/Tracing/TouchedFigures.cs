using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// From a manifest up: the figures of all adopted plans that any of its grams are in, in the years it happened in, just as each figure leads down to it.
/// </summary>
public static class TouchedFigures
{
    /// <param name="mayRead">Whether the reader may see a region's figures.</param>
    /// <returns>Null where there is no such manifest.</returns>
    public static ManifestFigures? Of(FoldDocuments documents, long line, ManifestNumber number, Func<string, bool> mayRead)
    {
        if (ManifestBlock.Find(documents, number) is not { } manifest)
        {
            return null;
        }

        var (lines, postings) = CellLots.Of(documents, manifest, number);
        FlowCell[] cells = [.. postings.Select(static p => new FlowCell(YearMonthPattern.Iso.Parse(p.Month).Value, p.Producer, p.Key, p.Grams))];
        var years = cells.Select(static c => c.Month.Year).Distinct().Order().Select(ReportingPeriod.OfYear).ToList();
        var figures = documents.Scan<AdoptedPlan>(EntryLines.Plans)
            .Where(p => mayRead(p.Value.Act.Region))
            .SelectMany(p => years.SelectMany(year => Of(Snapshot.Read(documents, line, p.Value.Act.Plan, year)!, year, cells)));
        return new(number, line, lines, [.. figures]);
    }

    private static IEnumerable<TouchedFigure> Of(Snapshot snapshot, ReportingPeriod year, IReadOnlyList<FlowCell> cells)
    {
        foreach (var (row, part, ask) in new PlanAsks(snapshot.Printed).All(year))
        {
            var terms = new FigureTerms(snapshot, ask);
            foreach (var (flow, numerator) in terms.Measured())
            {
                var grams = terms.Posted(flow, cells);
                if (grams != 0)
                {
                    yield return new(snapshot.Plan.Act.Plan, row, part, ask.Code, year, numerator, flow.Wording(), grams);
                }
            }
        }
    }
}
