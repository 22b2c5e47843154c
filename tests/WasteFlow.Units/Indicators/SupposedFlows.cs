using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>Whatever the lines were: supposed flows keep every balance and every sum, nothing moved is nothing changed, and there and back again is as it was.</summary>
static class SupposedFlows
{
    /// <summary>A site that gives nothing and takes nothing.</summary>
    public const string Nowhere = "nowhere";

    const string Plan = "supposed";

    /// <param name="from">It treats hazardous waste by D16 only.</param>
    public static void Hold(HandWritten city, System.Random chance, string region, string from)
    {
        city.Site(Nowhere, "410185");
        city.Adopt(Plan, region, PlanTexts.Of(Plan, string.Join(',', new[] { "hw-utilisation", "hw-safe-disposal", "gi-utilisation", "msw-collected" }
            .Select(static (code, i) => PlanTexts.Row(i + 1, code, PlanTexts.Target(">=", "1"))))));
        var (snapshot, period) = (Snapshot.Read(city.Documents, city.Number, Plan)!, ReportingPeriod.OfYear(2025));
        var before = All(city.Documents);
        var all = new FlowChange(Classes.Otherwise, new("0", "g"), new(Nowhere), "R9", "hazardous", From: new(from), By: "D16");
        var nothing = Supposing.Of(city.Documents, city.Number, new(Plan, [all], period), static _ => true).View!;
        Assert.Empty(nothing.Rows);
        Assert.Empty(nothing.Findings);
        var had = nothing.Flows.Single(static f => f.OfPlan).Had;
        Assert.Equal(Math.Max(0, Found(city.Documents, region, Cells.AcceptedOtherwise, from).Sum(static c => c.Grams)), had);
        if (had == 0)
        {
            return;
        }

        var grams = chance.NextInt64(1, had + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var there = all with { Quantity = new(grams, "g") };
        var back = new FlowChange(Classes.Utilised, there.Quantity, new(from), "D16", "hazardous", From: new(Nowhere), By: "R9");
        var supposed = new Supposed(snapshot, period, TimingBasis.Accepted);
        Assert.Null(supposed.Take(there));
        Assert.NotEqual(before, All(supposed.Documents));
        Assert.Equal(Outcomes(before), Outcomes(All(supposed.Documents)));
        ReceiptsMoveAlong(city.Documents, supposed.Documents, region, from);
        Balance(supposed.Documents);
        Summed.Holds(supposed.Documents, city.Number, "410185", region);
        Assert.Null(supposed.Take(back));
        Assert.Equal(before, All(supposed.Documents));
        Assert.Empty(Supposing.Of(city.Documents, city.Number, new(Plan, [there, back], period), static _ => true).View!.Rows);
        Assert.Equal(before, All(city.Documents));
    }

    /// <summary>The flow that is asked about, told from the cells alone.</summary>
    static IReadOnlyList<(string Month, string Producer, CellKey Key, long Grams)> Found(FoldDocuments documents, string region, string measure, string at) =>
    [
        .. from month in documents.Scan<SiteMonth>("cells/")
           where month.Key[6..10] == "2025" && Divisions.IsIn(documents.Get<RegisterSite>("site/" + month.Key[14..])?.Supervisor ?? "", region)
           from cell in month.Value.Cells
           where cell.Key.Measure == measure && cell.Key.Stream == "hazardous" && cell.Key.Method == "D16" && cell.Key.Facility.Text == at
               && cell.Key.Roots is RootGroups.Primary or RootGroups.Residue
           select (month.Key[6..13], month.Key[14..], cell.Key, cell.Value),
    ];

    /// <summary>
    /// What came to the other place was received there, as far as there was a receipt in the month to move along; a site's own waste is received for the first time.
    /// </summary>
    static void ReceiptsMoveAlong(FoldDocuments before, FoldDocuments after, string region, string from)
    {
        foreach (var (month, producer, key, was) in Found(before, region, Cells.AcceptedOtherwise, from).Where(static c => c.Grams > 0))
        {
            var moved = was - Of(after, month, producer, key);
            foreach (var measure in new[] { Cells.Received, Cells.Accepted })
            {
                var receipt = key with { Measure = measure };
                var along = producer == from ? moved : Math.Min(moved, Math.Max(0, Of(before, month, producer, receipt)));
                Assert.Equal(along, Of(after, month, producer, receipt with { Facility = new(Nowhere), Method = "R9" }));
                Assert.Equal(producer == from ? 0 : along, Of(before, month, producer, receipt) - Of(after, month, producer, receipt));
            }
        }
    }

    static long Of(FoldDocuments documents, string month, string producer, CellKey key) =>
        documents.Get<SiteMonth>($"cells/{month}/{producer}")?.Cells.GetValueOrDefault(key) ?? 0;

    /// <summary>In every region, month, stream and code. A receipt may move in a month before its waste is handed on, so a region may have that alone.</summary>
    static void Balance(FoldDocuments documents)
    {
        var months = documents.Scan<SiteMonth>("cells/").Select(static d => d.Key[6..13]).Distinct(StringComparer.Ordinal)
            .Where(static m => string.CompareOrdinal(m, "2199") < 0).Select(static m => ReportingPeriod.TryRead(m, out var month) ? month : throw new FormatException(m));
        foreach (var period in months.Select(static m => (ReportingPeriod?)m).Append(null))
        {
            foreach (var region in new[] { "410104", "410183", "410185", "410100", null })
            {
                Assert.All(new[] { true, false }.SelectMany(code => RegionIdentity.Read(documents, new(region, null, null, code, period))), static i => Assert.Equal(i.In, i.Out));
            }
        }
    }

    static SortedDictionary<string, long> All(FoldDocuments documents) => new(
        documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells.Select(c => (Name: $"{d.Key} {c.Key}", c.Value))).ToDictionary(static c => c.Name, static c => c.Value),
        StringComparer.Ordinal);

    /// <summary>What was treated and what was accepted, of each producer and month.</summary>
    static IEnumerable<(string Of, long Grams)> Outcomes(IReadOnlyDictionary<string, long> cells) => cells
        .Select(static c => (Parts: c.Key.Split(' ', 2), c.Value)).Select(static c => (Month: c.Parts[0], Measure: c.Parts[1].Split('|')[0], c.Value))
        .Where(static c => IsOutcome(c.Measure) || c.Measure.StartsWith("accepted-", StringComparison.Ordinal))
        .GroupBy(static c => (c.Month, IsOutcome(c.Measure))).Select(static g => ($"{g.Key}", g.Sum(static c => c.Value))).Where(static g => g.Item2 != 0);

    static bool IsOutcome(string measure) => measure is Classes.Utilised or Classes.Incinerated or Classes.Landfilled or Classes.Otherwise;
}
