using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>Whatever the lines were: a region's measures out of sums are those out of every cell of every site, and so is the coverage.</summary>
static class Summed
{
    const string Plan = "summed";
    static readonly string[] Kinds = ["industrial-enterprise", "landfill"];

    public static void Holds(FoldDocuments documents, long line, params string[] regions)
    {
        var sites = documents.Scan<RegisterSite>("site/").Select(static s => s.Value).ToList();
        var cells = documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells.Keys).ToList();
        foreach (var region in regions)
        {
            documents.Put(EntryLines.Plans + Plan, new AdoptedPlan(line, new(Guid.Empty, default, Plan, region, JsonElement.Parse(PlanTexts.Empty(Plan)))));
            var snapshot = Snapshot.Read(documents, line, Plan)!;
            var book = RegionBook.Of(snapshot)!;
            foreach (var period in Periods(documents))
            {
                var (plain, sums) = (new RegionFlows(snapshot, period), new RegionSums(snapshot, book, period));
                foreach (var flow in Flows(sites, cells))
                {
                    Assert.Equal((flow.Wording(), region, period, Told(plain, flow)), (flow.Wording(), region, period, Told(sums, flow)));
                }

                var (byCells, byReach) = (new Coverages(snapshot, null, period), new Coverages(snapshot, book, period));
                Assert.All(Catalogue.ByCode.Values, i => Assert.Equal(byCells.Of(Ask(i, period)), byReach.Of(Ask(i, period))));
            }
        }

        documents.Remove(EntryLines.Plans + Plan);
    }

    static string Told(IRegionMeasures measures, Flow flow) => measures.Measure(flow) is var (figure, simulated)
        ? $"{(figure.IsThere ? figure.Value.ToString() : figure.Missing[0].Reason)} {simulated}" : "";

    static FigureAsk Ask(Indicator indicator, ReportingPeriod period) =>
        FigureReading.Ask(indicator.Code, null, indicator.Figure, Choices.None, indicator.Unit, 2, period, [], null);

    /// <summary>Every measure whole, by facility, and narrowed by each filter that it knows and each value that occurs.</summary>
    static IEnumerable<Flow> Flows(IReadOnlyList<RegisterSite> sites, IReadOnlyList<CellKey> cells)
    {
        var values = new Dictionary<string, IEnumerable<string>>(StringComparer.Ordinal)
        {
            ["stream"] = cells.Select(static c => c.Stream), ["code"] = cells.Select(static c => c.Code.Text),
            ["method"] = cells.Where(static c => c.Measure is Classes.Utilised or Classes.Landfilled or Cells.Received).Select(static c => c.Method).Where(static m => m.Length > 0),
            ["kind"] = sites.Select(static s => s.Kind).Concat(Kinds), ["class"] = ["industrial", "small-micro", "industrial|social"], ["tag"] = sites.SelectMany(static s => s.Tags).Append("seen"), ["period"] = ["last"],
            ["basis"] = ["accepted", "treated"], ["prev"] = ["fifo"], ["outcomes"] = ["kiln-utilised"], ["roots"] = ["secondary"],
            ["region"] = ["410104", "410183|411003", "410100"], ["permit"] = ["any"], ["insurance"] = ["any"], ["inspected"] = ["producer|operator"], ["passed"] = ["producer"],
        };
        foreach (var measure in Measure.All.Values)
        {
            string[] by = measure.Filters.Contains("by") ? ["", "by=facility"] : [""];
            var narrowed = values.Where(v => measure.Filters.Contains(v.Key)).SelectMany(static v => v.Value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(3).Select(x => $"{v.Key}={x}")).Append("");
            foreach (var filter in narrowed.SelectMany(n => by.Select(b => string.Join(", ", new[] { n, b }.Where(static f => f.Length > 0)))))
            {
                var (expression, error) = Formula.Parse(filter.Length == 0 ? measure.Name : $"{measure.Name}({filter})");
                Assert.True(expression is Flow || error is not null);
                if (expression is Flow flow)
                {
                    yield return flow;
                }
            }
        }
    }

    /// <summary>The year of most, a part of it, a month, and the year after.</summary>
    static IEnumerable<ReportingPeriod> Periods(FoldDocuments documents)
    {
        var months = documents.Scan<SiteMonth>("cells/").Select(static d => d.Key[6..13]).Distinct(StringComparer.Ordinal)
            .Where(static m => string.CompareOrdinal(m, "2199") < 0).Order(StringComparer.Ordinal).ToList();
        if (months.Count == 0)
        {
            yield break;
        }

        var last = months[^1];
        foreach (var text in new[] { last[..4], last, months[0], $"{last[..4]}-H1" }.Distinct(StringComparer.Ordinal))
        {
            yield return ReportingPeriod.TryRead(text, out var period) ? period : throw new FormatException(text);
        }

        yield return ReportingPeriod.OfYear(int.Parse(last[..4], System.Globalization.CultureInfo.InvariantCulture) + 1);
    }
}
