using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What must hold of the identity of every region, month, stream and code, whatever the lines were.</summary>
static class Regional
{
    public static void Holds(FoldDocuments documents, string city)
    {
        var regions = documents.Scan<RegisterSite>("site/").Select(static s => s.Value.Supervisor).Distinct(StringComparer.Ordinal)
            .Where(r => Divisions.IsIn(r, city)).ToList();
        var months = documents.Scan<SiteMonth>("cells/").Select(static d => d.Key[6..13]).Distinct(StringComparer.Ordinal)
            .Where(static m => string.CompareOrdinal(m, "2199") < 0).ToList();
        foreach (var period in months.Select(Month).Append(null))
        {
            foreach (var region in regions.Append(city).Append(null))
            {
                var byCode = RegionIdentity.Read(documents, new(region, null, null, true, period));
                var byStream = RegionIdentity.Read(documents, new(region, null, null, false, period));
                Assert.All(byCode.Concat(byStream), static i => Assert.Equal(i.In, i.Out));
                Assert.Equal(Closing(byStream), Closing(byCode));
            }

            foreach (var region in regions.Append(city).Where(_ => period is not null))
            {
                Assert.Equal(
                    RegionIdentity.Read(documents, new(region, null, null, false, period)).Select(static i => (i.Stream, i.In, i.Out)),
                    RegionStatement.Read(documents, region, period!.Value).Streams.Select(static s => (s.Stream, s.In.Sum(static t => t.Grams), s.Out.Sum(static t => t.Grams))));
            }

            // Districts add up to the city, where what moves between them is no term.
            var parts = regions.SelectMany(r => RegionIdentity.Read(documents, new(r, null, null, false, period))).ToList();
            foreach (var whole in RegionIdentity.Read(documents, new(city, null, null, false, period)))
            {
                var own = parts.Where(p => p.Stream == whole.Stream).ToList();
                Assert.Equal(
                    (whole.Opening, whole.Generated, whole.Utilised, whole.Weighing, whole.ClosingStock, whole.ClosingTransit, whole.ClosingDiscrepancy),
                    (own.Sum(static i => i.Opening), own.Sum(static i => i.Generated), own.Sum(static i => i.Utilised), own.Sum(static i => i.Weighing),
                        own.Sum(static i => i.ClosingStock), own.Sum(static i => i.ClosingTransit), own.Sum(static i => i.ClosingDiscrepancy)));
                Assert.Equal(whole.MovedIn - whole.MovedOut, own.Sum(static i => i.MovedIn - i.MovedOut));
            }
        }
    }

    /// <summary>All regions together are the identity by days.</summary>
    public static void IsTheWhole(FoldDocuments documents)
    {
        var all = RegionIdentity.Read(documents, new(null, null, null, false, null)).ToDictionary(static i => i.Stream, StringComparer.Ordinal);
        foreach (var identity in IdentityLines.Read(documents, null, null, null))
        {
            Assert.Equal(identity, all.GetValueOrDefault(identity.Stream) ?? new(identity.Stream, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }
    }

    /// <summary>Whatever is measured is the sum of its cells, and each cell of its lots, to the gram.</summary>
    public static void AddsUp(HandWritten city, string region)
    {
        city.Adopt("drilled", region, PlanTexts.Empty("drilled"));
        var flows = new RegionFlows(Snapshot.Read(city.Documents, city.Number, "drilled")!, ReportingPeriod.OfYear(2025));
        foreach (var measure in Measure.All.Values.Where(static m => !m.Counts && m != Measure.Capacity))
        {
            foreach (var by in measure == Measure.UtilisedPrevious ? ["", "(prev=fifo)", "(basis=treated)"] : new[] { "", "(by=facility)" })
            {
                var flow = (Flow)Formula.Parse(measure.Name + by).Expression!;
                var (figure, _) = flows.Measure(flow);
                var cells = figure.IsThere ? flows.CellsOf(flow).ToList() : [];
                Assert.Equal(new Rational(cells.Sum(static c => c.Grams), 1_000_000), figure.Value);
                Assert.All(cells.Where(static c => c.Key.Measure != RegionFlows.Previous), c => Assert.Equal(c.Grams, CellLots.Of(city.Documents, c).Sum(static l => l.Grams)));
            }
        }
    }

    /// <summary>What is treated counts once on either basis: what was accepted was treated, or stands with who accepted it.</summary>
    public static void IsAcceptedOnce(FoldDocuments documents)
    {
        var cells = documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells).ToList();
        var treated = cells.Where(static c => c.Key.Measure is Classes.Utilised or Classes.Incinerated or Classes.Landfilled or Classes.Otherwise).Sum(static c => c.Value);
        var accepted = cells.Where(static c => c.Key.Measure.StartsWith("accepted-", StringComparison.Ordinal)).Sum(static c => c.Value);
        var lots = documents.Scan<LotBlock>("lots/").SelectMany(static b => b.Value.All()).ToDictionary(static l => l.Lot, static l => l.Value);
        var standing = lots.Values.Where(static l => l.State is { InStorage: true, Accepted.IsThere: true })
            .SelectMany(l => l.Left().Items.Where(a => lots[a.Root].State.Root!.Producer != l.State.Holder)).Sum(static a => a.Grams);
        Assert.Equal(treated + standing, accepted);
    }

    /// <summary>Every cell is the sum of what was posted into it.</summary>
    public static void IsPosted(FoldDocuments documents)
    {
        var posted = documents.Scan<PostedBlock>("postings/").SelectMany(static b => b.Value.All())
            .GroupBy(static p => (p.Month, p.Producer, p.Key)).Select(static g => ($"{g.Key.Month}/{g.Key.Producer} {g.Key.Key}", g.Sum(static p => p.Grams)))
            .Where(static c => c.Item2 != 0).Order();
        var cells = documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells.Select(c => ($"{d.Key[6..]} {c.Key}", c.Value))).Order();
        Assert.Equal(cells, posted);
    }

    static long Closing(IEnumerable<StreamIdentity> identities) => identities.Sum(static i => i.ClosingStock + i.ClosingTransit + i.ClosingDiscrepancy);

    static ReportingPeriod? Month(string text) => ReportingPeriod.TryRead(text, out var month) ? month : throw new FormatException(text);
}
