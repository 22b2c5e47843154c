using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>What is taken back from today's documents to an earlier line is what a replay up to that line gives.</summary>
static class Early
{
    public static void IsAsReplayed(FoldDocuments now, IReadOnlyList<Line> lines, long line, AdoptedPlan plan)
    {
        var replayed = new MemoryDocuments();
        replayed.Put(EntryLines.Plans + plan.Act.Plan, plan);
        foreach (var next in lines.Where(l => l.Number <= line))
        {
            new MeasureFold().Apply(next, replayed);
        }

        var before = Cells(now);
        var earlier = EarlierDocuments.Of(now, lines[^1].Number, line);
        Assert.Equal(Cells(replayed), Cells(earlier));
        Assert.Equal(Registered.Of(replayed).Sites.Values.Select(Text).Order(), Registered.Of(earlier).Sites.Values.Select(Text).Order());
        foreach (var period in new[] { ReportingPeriod.OfYear(2025), ReportingPeriod.OfYear(2024) })
        {
            Assert.Equal(Text(ReportMaker.Make(Snapshot.Read(replayed, line, plan.Act.Plan)!, period)), Text(ReportMaker.Make(Snapshot.Read(earlier, line, plan.Act.Plan)!, period)));
        }

        // Who reads the past does not change the present.
        Assert.Equal(before, Cells(now));
    }

    static IReadOnlyList<string> Cells(FoldDocuments documents) =>
        [.. documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells.Select(c => $"{d.Key} {c.Key} {c.Value}")).Order()];

    static string Text<T>(T value) => JsonSerializer.Serialize(value, Wire.Options);
}
